package import Registry

/// Code lists, regions, mandates and standards from the texts of the files in Schemas/.
package struct SchemaFiles: Sendable {
  package let codes: CodeLists
  package let rules: RuleBook

  package struct Problem: Error, Sendable {
    package let path: String
    package let line: Int
    package let message: String

    fileprivate static let missing = "the file is missing"
    /// As in a registry of an earlier version, which has its own copy.
    package var isMissing: Bool { message == Problem.missing }
  }

  /// - Parameter files: by path below Schemas/, such as `codes/act.csv`.
  /// - Throws: `Problem`.
  package init(_ files: [String: String]) throws {
    var lists: [CodeList] = []
    var regions: [Region] = []
    var mandates: [MandateRule] = []
    var intervals: [VisitInterval] = []
    var suppression: [SuppressionRule] = []
    var measures: [MeasureRule] = []
    var weights = PriorityWeights.standard
    for (path, text) in files.sorted(by: { $0.key < $1.key }) {
      let table = try SchemaTable(path: path, text: text)
      switch path.split(separator: "/").first {
      case "codes" where path == "codes/regions.csv": regions += try table.rows.map { try SchemaFiles.region($0) }
      case "codes": lists.append(try SchemaFiles.codeList(table))
      case "mandates": mandates += try table.rows.compactMap { try SchemaFiles.mandate($0) }
      case "standards": intervals += try table.rows.compactMap { try SchemaFiles.interval($0) }
      case "suppression": suppression += try table.rows.compactMap { try SchemaFiles.suppression($0) }
      case "measures": measures += try table.rows.map { try SchemaFiles.measure($0) }
      case "priorities": for row in table.rows { try SchemaFiles.weight(row, into: &weights) }
      default: continue
      }
    }
    codes = CodeLists(lists, regions: regions)
    rules = RuleBook(
      mandates: mandates, intervals: intervals, suppression: suppression, measures: measures, priorities: weights)
    for name in CodeLists.needed {
      guard let list = codes.list(name) else {
        throw Problem(path: "codes/\(name).csv", line: 0, message: Problem.missing)
      }
      for value in KnownCodes.required[name] ?? [] where !list.contains(value) {
        throw Problem(path: "codes/\(name).csv", line: 0, message: "the code \(value) is missing; figures depend on it")
      }
    }
  }

  /// Of the labels, English first.
  package static let languages = ["en", "ru", "kk", "fr"]

  private static func labels(_ row: SchemaTable.Row) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: languages.compactMap { language in
        row.value(language).map { (language, $0) }
      })
  }

  private static func codeList(_ table: SchemaTable) throws -> CodeList {
    let name = String((table.path.split(separator: "/").last ?? "").dropLast(4))
    let codes = try table.rows.map { row in
      Code(value: try row.required("code"), labels: labels(row), huridocs: row.value("huridocs"))
    }
    for (index, code) in codes.enumerated() where codes[..<index].contains(where: { $0.value == code.value }) {
      throw Problem(path: table.path, line: table.rows[index].line, message: "the code \(code.value) is there twice")
    }
    return CodeList(name: name, codes: codes)
  }

  private static func region(_ row: SchemaTable.Row) throws -> Region {
    Region(code: try row.required("code"), from: try row.day("from"), until: try row.day("until"), labels: labels(row))
  }

  /// - Returns: nil for a row without a legal basis, which must not be used.
  private static func mandate(_ row: SchemaTable.Row) throws -> MandateRule? {
    let country = try row.required("country")
    let type = try row.required("facility_type")
    let from = try row.day("from")
    let until = try row.day("until")
    guard let basis = row.value("legal_basis") else { return nil }
    return MandateRule(
      country: country, facilityType: type, authority: row.value("authority"), from: from, until: until,
      legalBasis: basis)
  }

  /// - Returns: nil for a row without a source, which must not be used.
  private static func interval(_ row: SchemaTable.Row) throws -> VisitInterval? {
    let standard = try row.required("standard")
    let type = try row.required("facility_type")
    let text = try row.required("months")
    guard let months = Int(text), months > 0 else {
      throw Problem(path: row.path, line: row.line, message: "\(quoted(text)) is no number of months")
    }
    guard let source = row.value("source") else { return nil }
    return VisitInterval(standard: standard, facilityType: type, months: months, source: source)
  }

  /// - Returns: nil for a row without a source, which must not be used.
  private static func suppression(_ row: SchemaTable.Row) throws -> SuppressionRule? {
    let audience = try row.required("audience")
    guard let known = Audience(rawValue: audience), known != .internalUse else {
      throw Problem(
        path: row.path, line: row.line, message: "\(quoted(audience)) is no audience outside the organisation")
    }
    let text = try row.required("threshold")
    guard let threshold = Int(text), threshold >= 2 else {
      throw Problem(
        path: row.path, line: row.line, message: "\(quoted(text)) is no threshold: it is a number from 2 on")
    }
    return row.value("source").map { SuppressionRule(audience: audience, threshold: threshold, source: $0) }
  }

  private static func measure(_ row: SchemaTable.Row) throws -> MeasureRule {
    let figure = try row.required("figure")
    guard FigurePath.steps(figure) != nil else {
      throw Problem(path: row.path, line: row.line, message: "\(quoted(figure)) is no name of a figure")
    }
    return MeasureRule(measure: try row.required("measure"), figure: figure)
  }

  private static func weight(_ row: SchemaTable.Row, into weights: inout PriorityWeights) throws {
    let name = try row.required("term")
    guard let term = PriorityTerm(rawValue: name) else {
      let known = PriorityTerm.allCases.map(\.rawValue).joined(separator: ", ")
      throw Problem(path: row.path, line: row.line, message: "\(quoted(name)) is no term; the terms are \(known)")
    }
    let text = try row.required("weight")
    guard let weight = Double(text), weight.isFinite, weight >= 0 else {
      throw Problem(path: row.path, line: row.line, message: "\(quoted(text)) is no weight: it is a number from 0 on")
    }
    weights[term] = weight
  }
}

/// A small CSV file with a header, whole in memory.
package struct SchemaTable {
  package struct Row {
    let path: String
    let line: Int
    private let values: [String: String]

    init(path: String, line: Int, values: [String: String]) {
      self.path = path
      self.line = line
      self.values = values
    }

    /// - Returns: nil where the cell is empty.
    func value(_ name: String) -> String? { values[name] }

    func required(_ name: String) throws -> String {
      guard let value = values[name] else {
        throw SchemaFiles.Problem(path: path, line: line, message: "\(name) is empty")
      }
      return value
    }

    func day(_ name: String) throws -> PartialDay? {
      guard let text = values[name] else { return nil }
      do {
        return try PartialDay(text)
      } catch {
        throw SchemaFiles.Problem(path: path, line: line, message: "\(quoted(text)) \(error.explanation)")
      }
    }
  }

  let path: String
  let rows: [Row]

  init(path: String, text: String) throws {
    var header: [String]?
    var rows: [Row] = []
    var reader = CSVReader()
    let bytes = Array(text.utf8)
    func handle(_ row: SourceRow, _ problem: CSVReader.RowProblem?) throws {
      let cells = row.cells.indices.map { row.text($0) }
      guard let names = header else {
        header = cells
        return
      }
      guard cells.count == names.count, problem == nil else {
        throw SchemaFiles.Problem(path: path, line: row.line, message: "the row does not fit the header")
      }
      let values = zip(names, cells).filter { !$0.1.isEmpty }
      rows.append(Row(path: path, line: row.line, values: Dictionary(values, uniquingKeysWith: { first, _ in first })))
    }
    func fail(_ problem: FileProblem) throws {
      throw SchemaFiles.Problem(path: path, line: problem.line, message: problem.message)
    }
    try reader.feed(bytes.span, { row, problem throws in try handle(row, problem) }, fail: fail)
    try reader.finish({ row, problem throws in try handle(row, problem) }, fail: fail)
    self.path = path
    self.rows = rows
  }
}
