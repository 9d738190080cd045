import Registry
import RegistryReports

/// A coverage report as CSV: one row for each figure of its JSON, under the same name and with the same value.
enum CoverageCSV {
  /// Everything as one table of three columns.
  static func figures(_ report: JSONValue, _ context: CoverageContext) -> [UInt8] {
    FigureCSV.figures(report) { label($0, $1, context) }
  }

  /// The same as a folder: single figures, the breakdowns, and the lists as tables of their own.
  static func folder(
    _ report: JSONValue, _ audience: Audience, _ context: CoverageContext
  ) -> [(name: String, bytes: [UInt8])] {
    guard case .object(let members) = report else { return [] }
    let apart = Set(["breakdowns", "method"] + lists.map(\.member))
    let figures = FigureCSV.figures(.object(members.filter { !apart.contains($0.name) })) { label($0, $1, context) }
    var files = [(name: "figures.csv", bytes: figures)]
    for list in lists {
      // A list that was left out is no empty list.
      guard let rows = members.first(where: { $0.name == list.member })?.value.items else { continue }
      var bytes: [UInt8] = []
      let isForOthers = list.member == "unvisitedAllegations" && audience != .internalUse
      let columns = list.columns + (isForOthers ? outsideColumns : [])
      CSVCell.append(columns, to: &bytes)
      for row in rows { CSVCell.append(columns.map { row.cell($0) }, to: &bytes) }
      files.append((list.file, bytes))
    }
    files.append(("breakdowns.csv", breakdowns(members, context)))
    let method = members.first { $0.name == "method" }?.value.scalar ?? ""
    return files + [("method.txt", Array("\(method)\n".utf8))]
  }

  static var folderNames: [String] { ["figures.csv", "breakdowns.csv", "method.txt"] + lists.map(\.file) }

  private static func breakdowns(_ members: [JSONValue.Member], _ context: CoverageContext) -> [UInt8] {
    var bytes: [UInt8] = []
    CSVCell.append(["breakdown", "key", "label"] + breakdownColumns, to: &bytes)
    guard case .object(let breakdowns)? = members.first(where: { $0.name == "breakdowns" })?.value else { return bytes }
    for breakdown in breakdowns {
      for row in breakdown.value.items {
        let key = row.cell("key")
        let words = label(breakdown.name, key, context) ?? key
        CSVCell.append([breakdown.name, key, words] + breakdownColumns.map { row.cell($0) }, to: &bytes)
      }
    }
    return bytes
  }

  static let breakdownColumns = [
    "facilities", "visitedFacilities", "allegations", "persons", "visitedAfter", "unvisited",
  ]

  /// The lists of the report, each with the names of its members in the order of the JSON.
  static let lists: [(member: String, file: String, columns: [String])] = [
    ("timeline", "timeline.csv", ["key", "granted", "refused", "allegations"]),
    (
      "unvisitedFacilities", "unvisited-facilities.csv",
      [
        "id", "name", "type", "region", "closed", "lastVisit", "daysSinceLastVisit", "overdue", "allegations",
        "unvisitedAllegations",
      ]
    ),
    (
      "unvisitedAllegations", "unvisited-allegations.csv",
      [
        "id", "facility", "incidentDate", "reportedDate", "acts", "daysWaiting", "addressed", "possiblyVisitedAfter",
      ]
    ),
  ]

  /// What an allegation in the list of another audience has besides.
  static let outsideColumns = ["region", "facilityType", "quarter"]

  /// The code list whose codes are the keys below a member.
  private static let codeLists = [
    "facilityType": "facility-type", "mandate": "mandate", "act": "act", "phase": "phase",
    "accusedService": "accused-service", "byKind": "visit-kind", "byBody": "body", "closed": "closing-reason",
    "withdrawn": "withdrawn",
  ]

  static func label(_ parent: String, _ key: String, _ context: CoverageContext) -> String? {
    if parent == "region" { return context.report.region(key) }
    guard let list = codeLists[parent] else { return nil }
    return context.report.label(list, key)
  }
}
