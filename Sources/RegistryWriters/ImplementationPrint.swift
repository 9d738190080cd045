package import Registry
package import RegistryReports

/// A report on follow-ups in every format.
package struct ImplementationPrint: PrintedReport {
  private let answer: DisclosedImplementation
  private let question: ImplementationQuestion
  private let context: ReportContext

  package init(_ answer: DisclosedImplementation, _ question: ImplementationQuestion, _ context: ReportContext) {
    self.answer = answer
    self.question = question
    self.context = context
  }

  package func document(mostListed: Int) -> Document {
    ImplementationDocument(answer, question, context, mostListed: mostListed).document()
  }

  package var json: JSONValue {
    let figures = answer.figures
    var members = ReportJSON.head("implementation", question.period, context)
    members += [
      .init("filters", .object(question.origin.map { [.init("origin", .string($0))] } ?? [])),
      .init("assessor", .optional(question.assessor)),
      .init("total", .object(ImplementationPrint.counts(figures.total))),
    ]
    for dimension in ImplementationAnswer.Dimension.allCases {
      let rows = figures.tables[dimension] ?? []
      members.append(
        .init(
          dimension.rawValue,
          .array(rows.map { .object([.init("key", .string($0.key))] + ImplementationPrint.counts($0)) })))
    }
    members += [
      .init("since", .optional(question.since?.description)),
      .init(
        "changes",
        figures.changes.map { .array($0.filter { answer.tells($0.id) }.map(ImplementationPrint.change)) } ?? .null),
      .init("followUps", .array(answer.entries.map { ImplementationPrint.entry($0, parts: "parts") })),
      .init(
        "withheld",
        .object(
          [.init("count", .int(answer.withheld))] + (answer.withheldSince.map { [.init("since", .int($0))] } ?? []))),
      .init(
        "dataQuality",
        .object([
          .init("undatedFollowUps", .int(figures.undated.count)),
          .init("circularFollowUps", .int(figures.circular.count)),
        ])),
      .init("method", .string(ReportJSON.method(ImplementationMethod.text(question, context.audience), context))),
    ]
    return .object(members)
  }

  private static func counts(_ row: ImplementationAnswer.Row) -> [JSONValue.Member] {
    [.init("total", .int(row.all.count))]
      + ImplementationStatus.allCases.map { .init($0.rawValue, .int(row.count($0))) }
      + Reply.allCases.map { .init($0.rawValue, .int(row.count($0))) }
  }

  private static func change(_ change: ImplementationAnswer.Change) -> JSONValue {
    .object([
      .init("id", .string(change.id)), .init("before", .optional(change.before?.rawValue)),
      .init("after", .string(change.after.rawValue)),
    ])
  }

  /// - Parameter parts: the member that holds what it consists of.
  static func entry(_ entry: ImplementationAnswer.Entry, parts: String) -> JSONValue {
    func known(_ text: String?) -> JSONValue { .optional(text.flatMap { $0.isEmpty ? nil : $0 }) }
    let (followUp, judged) = (entry.followUp, entry.assessment)
    return .object([
      .init("id", .string(followUp.id)), .init("kind", known(followUp.kind)),
      .init("reference", known(followUp.reference)),
      .init("section", known(followUp.section)), .init("origin", known(followUp.origin)),
      .init("issuedBy", known(followUp.issuedBy)), .init("addressee", known(followUp.addressee)),
      .init("issued", known(followUp.issued)), .init("due", known(followUp.due)),
      .init("responded", known(followUp.responded)), .init("reply", .string(entry.reply.rawValue)),
      .init("theme", known(followUp.theme)), .init("position", known(followUp.position)),
      .init("text", known(followUp.text)),
      .init("status", .string(entry.status.rawValue)), .init("letter", known(judged?.letter)),
      .init("wording", known(judged?.wording)), .init("assessedOn", known(judged?.date)),
      .init("assessedBy", known(judged?.assessedBy)), .init("evidence", known(judged?.evidence)),
      .init("response", known(judged?.response)), .init("countsAsCompliance", known(judged?.countsAsCompliance)),
      .init(
        "repeats",
        .array(
          entry.repeated.map {
            .object([
              .init("id", .string($0.id)), .init("issued", known($0.issued)),
              .init("status", .string($0.status.rawValue)),
            ])
          })),
      .init(
        "disagreement",
        .array(
          entry.disagreement.map {
            .object([
              .init("assessedBy", known($0.assessedBy)), .init("assessedOn", known($0.date)),
              .init("status", .string($0.status.rawValue)), .init("wording", known($0.wording)),
            ])
          })),
      .init(parts, .array(entry.parts.map { ImplementationPrint.entry($0, parts: parts) })),
    ])
  }

  // MARK: CSV

  package var csv: [UInt8] { FigureCSV.figures(json) { label($0, $1) } }
  package var csvFolder: [(name: String, bytes: [UInt8])] { FigureCSV.folder(json) { label($0, $1) } }

  package static var csvFolderNames: [String] {
    FigureCSV.folderNames(ImplementationAnswer.Dimension.allCases.map(\.rawValue) + ["changes", "followUps"])
  }

  private func label(_ parent: String, _ key: String) -> String? {
    if parent == ImplementationAnswer.Dimension.theme.rawValue { return context.label("theme", key) }
    return ImplementationStatus(rawValue: key) == nil ? nil : context.label("assessment-status", key)
  }
}
