package import Registry

/// What stands behind a figure of a report: the rule, and the records that it counts.
package struct Explanation: Sendable {
  /// A record, and how much of the figure it makes.
  package struct Part: Sendable, Equatable {
    package let type: RecordType
    package let id: String
    package let count: Int

    package init(_ type: RecordType, _ id: String, count: Int = 1) {
      self.type = type
      self.id = id
      self.count = count
    }
  }

  package let rule: String
  /// What may be told of.
  package let parts: [Part]
  /// How many more records count that this audience is not told of, and how much of the figure they make.
  package let untold: (records: Int, count: Int)
  /// The figures that it is reckoned from, each of which can be explained.
  package let from: [String]

  package init(
    _ rule: String, parts: [Part] = [], untold: (records: Int, count: Int) = (0, 0), from: [String] = []
  ) {
    self.rule = rule
    self.parts = parts
    self.untold = untold
    self.from = from
  }

  /// - Parameter isTold: whether the audience may be told of a record.
  package init(_ rule: String, counting parts: [Part], isTold: (Part) -> Bool) {
    let told = parts.filter(isTold)
    let all = parts.reduce(0) { $0 + $1.count }
    self.init(
      rule, parts: told, untold: (parts.count - told.count, all - told.reduce(0) { $0 + $1.count }))
  }
}
