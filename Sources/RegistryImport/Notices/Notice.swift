import Registry

/// One thing said about the data, with its place and what to do.
package struct Notice: Sendable, Equatable {
  package let code: NoticeCode
  package let place: Place
  /// Another row that is rejected with it.
  package let other: Place?
  /// The column or field, where one is meant.
  package let field: String?
  /// The text of the cell that the notice is about, never of a sealed field.
  package let value: String?
  /// The part of it that could not be read, where one cell holds several values.
  package let part: String?
  /// One sentence without a full stop; it quotes the value, never one of a sealed field.
  package let message: String

  package init(
    _ code: NoticeCode, at place: Place, other: Place? = nil, field: String? = nil, value: String? = nil,
    part: String? = nil, _ message: String
  ) {
    self.code = code
    self.place = place
    self.other = other
    self.field = field
    self.value = value
    self.part = part
    self.message = message
  }
}

extension Notice {
  /// What keeps a whole file from being read.
  package init(_ problem: FileProblem, in path: String) {
    self.init(
      problem.code, at: Place(path: path, line: problem.line, column: problem.column, offset: problem.offset),
      problem.message)
  }
}

/// Where in a file something stands.
package struct Place: Sendable, Equatable {
  package let path: String
  /// From 1; 0 where the whole file is meant.
  package let line: Int
  /// From 1, in bytes; 0 where the whole line is meant.
  package let column: Int
  /// Bytes from the start of the file.
  package let offset: Int
  /// The number of the row or record, from 1, the header among them; 0 where it is not known.
  package let row: Int

  package init(path: String, line: Int = 0, column: Int = 0, offset: Int = 0, row: Int = 0) {
    self.path = path
    self.line = line
    self.column = column
    self.offset = offset
    self.row = row
  }
}

extension Place: CustomStringConvertible {
  package var description: String {
    if line == 0 { return path }
    return column == 0 ? "\(path):\(line)" : "\(path):\(line):\(column)"
  }
}

/// Collects notices: totals are exact, of each code the first are kept.
package struct NoticeLog: Sendable {
  package static let mostKept = 1000

  package private(set) var counts: [NoticeCode: Int] = [:]
  package private(set) var kept: [Notice] = []
  package private(set) var total = 0
  /// By the path of the file.
  package private(set) var countsByFile: [String: [NoticeCode: Int]] = [:]

  package init() {}

  package mutating func add(_ notice: Notice) {
    let count = counts[notice.code, default: 0] + 1
    counts[notice.code] = count
    total += 1
    countsByFile[notice.place.path, default: [:]][notice.code, default: 0] += 1
    if count <= NoticeLog.mostKept { kept.append(notice) }
  }

  package func count(of severity: NoticeCode.Severity) -> Int {
    counts.reduce(0) { $1.key.severity == severity ? $0 + $1.value : $0 }
  }

  package var hasErrors: Bool { count(of: .error) > 0 }
  package var hasErrorOfWholeFile: Bool { counts.keys.contains { $0.isOfWholeFile } }
}

/// A value as a message quotes it: short, on one line.
package func quoted(_ value: String) -> String {
  let longest = 60
  let flat = Printable.text(value)
  let text = flat.count > longest ? flat.prefix(longest) + "…" : flat
  return "“\(text)”"
}
