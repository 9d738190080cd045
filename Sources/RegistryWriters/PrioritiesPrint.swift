package import Registry
package import RegistryReports

/// Where to go next in every format.
package struct PrioritiesPrint: PrintedReport {
  private let answer: DisclosedPriorities
  private let context: CoverageContext

  package init(_ answer: DisclosedPriorities, _ context: CoverageContext) {
    self.answer = answer
    self.context = context
  }

  package func document(mostListed: Int) -> Document {
    PrioritiesDocument(answer, context, mostListed: mostListed).document()
  }

  package var json: JSONValue {
    let question = context.question
    return .object(
      ReportJSON.head("priorities", question.period, context.report) + [
        .init("bodies", question.bodies.map { .array($0.sorted().map { .string($0) }) } ?? .string("all")),
        .init("datedBy", .string(question.dating.rawValue)), .init("filters", ReportJSON.filters(question.filters)),
        .init("standard", .string(question.standard)),
        .init("weights", .object(PriorityTerm.allCases.map { .init($0.rawValue, .shortest(answer.weights[$0])) })),
        .init("places", .array(answer.entries.map(place))), .init("days", .optional(answer.days)),
        .init("plan", answer.plan.map { .array($0.map(PrioritiesPrint.visit)) } ?? .null),
        .init(
          "method",
          .string(ReportJSON.method(PrioritiesMethod.text(answer, question.period), context.report))),
      ])
  }

  private func place(_ entry: Priorities.Entry) -> JSONValue {
    func known(_ text: String) -> JSONValue { text.isEmpty ? .null : .string(text) }
    let terms = PriorityTerm.allCases.map { term -> JSONValue.Member in
      let told = entry.terms.first { $0.term == term }
      return .init(
        term.rawValue,
        told.map { .object([.init("amount", .shortest($0.amount)), .init("points", .shortest($0.points))]) } ?? .null)
    }
    return .object([
      .init("id", .string(entry.place.id)), .init("name", .string(entry.place.name)),
      .init("type", known(entry.place.type)), .init("region", known(entry.place.region)),
      .init("lastVisit", .optional(entry.lastVisit?.description)),
      .init("score", answer.isScoreTold ? .shortest(entry.score) : .null), .init("terms", .object(terms)),
    ])
  }

  private static func visit(_ visit: Priorities.Visit) -> JSONValue {
    .object([
      .init("id", .string(visit.id)), .init("region", visit.region.isEmpty ? .null : .string(visit.region)),
      .init("allegations", .int(visit.allegations)),
    ])
  }

  package var csv: [UInt8] { FigureCSV.figures(json, label: label) }

  /// A row of the table of places has a column for the amount and one for the points of each term.
  package var csvFolder: [(name: String, bytes: [UInt8])] {
    let json = json
    var bytes: [UInt8] = []
    let terms = PriorityTerm.allCases
    CSVCell.append(
      ["id", "name", "type", "region", "lastVisit", "score"]
        + terms.flatMap { ["\($0.rawValue)", "\($0.rawValue)Points"] },
      to: &bytes)
    for place in json.member("places")?.items ?? [] {
      let cells = terms.flatMap { term -> [String] in
        let told = place.member("terms")?.member(term.rawValue)
        return [told?.cell("amount") ?? "", told?.cell("points") ?? ""]
      }
      CSVCell.append(["id", "name", "type", "region", "lastVisit", "score"].map { place.cell($0) } + cells, to: &bytes)
    }
    return FigureCSV.folder(json, label: label).map { $0.name == "places.csv" ? ($0.name, bytes) : $0 }
  }

  package static var csvFolderNames: [String] { FigureCSV.folderNames(["places", "plan"]) }

  private func label(_ parent: String, _ key: String) -> String? { PriorityTerm(rawValue: key)?.words }
}
