package import Registry

/// How a field's value follows from a row. The steps are taken in the order of the properties; `missing` counts for
/// each column that the origin reads.
package struct FieldExpression: Sendable {
  package indirect enum Origin: Sendable {
    case constant([String])
    case columns([Int])
    case template(Template)
    case join([Int], with: String)
    /// Choice columns and the code that each stands for.
    case flags([(column: Int, code: String)])
    /// The first with a value.
    case first([FieldExpression])
    /// The key of another of this partner's records.
    case recordKey(Template)
    /// The id of a record of the registry.
    case recordID(Template)
    /// What is known of a place that is in the registry: the names of its fields and their values.
    case recordMatch([(field: FieldDefinition, value: FieldExpression)])
  }

  package indirect enum Fallback: Sendable {
    case empty
    case other(FieldExpression)
  }

  package enum RangePart: String, CaseIterable, Sendable {
    case first, last, both
  }

  /// Which of several values counts.
  package enum Take: String, CaseIterable, Sendable {
    case first, last
    /// Those of the rows that `several` did not keep.
    case others
  }

  package var origin: Origin
  /// Values that mean that nothing is known, folded.
  package var missing: Set<String> = []
  package var split: String?
  /// Folded value -> code.
  package var codes: [String: String]?
  package var cases: [(test: ValueTest, then: String)]?
  package var otherwise: String?
  package var dates: [DateForm]?
  package var range: RangePart?
  package var number: NumberForm?
  package var unit: UnitForm?
  package var take: Take?
  package var isRequired = false
  package var fallback: Fallback?

  package init(_ origin: Origin) {
    self.origin = origin
  }

  /// A single column taken as it is: the path that most cells of a large file go.
  var plainColumn: Int? {
    guard case .columns(let columns) = origin, columns.count == 1, missing.isEmpty, split == nil, codes == nil,
      cases == nil, otherwise == nil, dates == nil, number == nil, unit == nil, fallback == nil
    else { return nil }
    return columns[0]
  }

  /// Every column that it reads, whatever becomes of it.
  var columns: Set<Int> {
    var columns: Set<Int> =
      switch origin {
      case .constant: []
      case .columns(let columns), .join(let columns, _): Set(columns)
      case .template(let template), .recordKey(let template), .recordID(let template): template.columns
      case .flags(let flags): Set(flags.map(\.column))
      case .first(let choices): choices.reduce(into: []) { $0.formUnion($1.columns) }
      case .recordMatch(let parts): parts.reduce(into: []) { $0.formUnion($1.value.columns) }
      }
    if case .other(let other) = fallback { columns.formUnion(other.columns) }
    return columns
  }
}
