package import Registry
package import RegistryReports

/// A list of individual cases in every format.
package struct CasesPrint: PrintedReport {
  private let answer: CasesAnswer
  private let question: CasesQuestion
  private let context: ReportContext

  package init(_ answer: CasesAnswer, _ question: CasesQuestion, _ context: ReportContext) {
    self.answer = answer
    self.question = question
    self.context = context
  }

  package func document(mostListed: Int) -> Document { CasesDocument(answer, question, context).document() }

  package var json: JSONValue {
    var members = ReportJSON.head("cases", question.period, context)
    members += [
      .init("engagement", .object(CasesPrint.engagement(answer.engagement))),
      .init("previous", previous),
      .init("since", .optional(question.since?.description)),
      .init(
        "total", .object(CasesAnswer.Figure.allCases.map { .init($0.rawValue, .int(answer.ids($0).count)) })),
      .init("cases", .array(answer.entries.map(entry))),
      .init(
        "withheld",
        .object(
          [
            .init("count", .int(answer.ids(.withheld).count)),
            .init(
              "byReason",
              // By reason they are few, and it may be one.
              context.audience == .everyone
                ? .null
                : .object(CaseReason.allCases.map { .init($0.rawValue, .int(answer.withheld[$0]?.count ?? 0)) })),
          ] + (sinceThen.map { [.init("since", .int($0))] } ?? []))),
      .init("method", .string(ReportJSON.method(CasesMethod.text(answer, question, context.audience), context))),
    ]
    return .object(members)
  }

  private var sinceThen: Int? { context.audience == .everyone ? nil : answer.withheldSince }

  private static func known(_ text: String?) -> JSONValue { .optional(text.flatMap { $0.isEmpty ? nil : $0 }) }

  private static func texts(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

  private static func engagement(_ engagement: EngagementFacts) -> [JSONValue.Member] {
    [
      .init("id", .string(engagement.id)), .init("title", known(engagement.title)),
      .init("start", known(engagement.start)), .init("end", known(engagement.end)),
      .init("series", known(engagement.series)), .init("ordinal", engagement.ordinal.map { .int($0) } ?? .null),
      .init("kind", known(engagement.kind)),
    ]
  }

  private var previous: JSONValue {
    guard let previous = answer.previous else { return .null }
    return .object(
      CasesPrint.engagement(previous) + [
        .init("gone", CasesPrint.texts(answer.gone.told)), .init("goneWithheld", .int(answer.gone.untold.count)),
      ])
  }

  // MARK: One case

  private func entry(_ entry: CasesAnswer.Entry) -> JSONValue {
    let person = entry.person
    return .object([
      .init("id", .string(entry.id)), .init("sex", CasesPrint.known(person?.sex)),
      .init("minor", CasesPrint.known(person?.minor)), .init("nationality", CasesPrint.known(person?.nationality)),
      .init("consent", CasesPrint.known(person?.consent)),
      .init("consentFor", CasesPrint.texts(person?.consentFor ?? [])),
      .init("consentGivenBy", CasesPrint.known(person?.consentGivenBy)),
      .init("consentDate", CasesPrint.known(person?.consentDate)),
      .init("consentWithdrawn", CasesPrint.known(person?.consentWithdrawn)),
      .init("status", .string(entry.status)), .init("custody", .array(entry.custody.map(custody))),
      .init("decisions", .array(entry.decisions.map { ImplementationPrint.entry($0, parts: "items") })),
      .init("allegations", .array(entry.allegations.map { allegation($0.allegation, step: $0.step) })),
      .init("reprisals", .array(entry.reprisals.map(reprisal))),
      .init("lastHandedOver", .optional(entry.last?.id)), .init("since", .optional(entry.since?.description)),
      .init("changes", .array(entry.changes.map(CasesPrint.change))),
    ])
  }

  private func custody(_ stay: CustodyFacts) -> JSONValue {
    .object([
      .init("id", .string(stay.id)), .init("facility", .optional(stay.facility)), .init("place", place(stay.facility)),
      .init("status", .string(stay.status)), .init("ground", CasesPrint.known(stay.ground)),
      .init("from", CasesPrint.known(stay.from)), .init("until", CasesPrint.known(stay.until)),
      .init("compliesByItself", stay.isNoCompliance ? .string(YesNo.no.rawValue) : .null),
    ])
  }

  private func allegation(_ allegation: CaseAllegation, step: String) -> JSONValue {
    .object([
      .init("id", .string(allegation.id)), .init("incidentDate", CasesPrint.known(allegation.incidentDate)),
      .init("reportedDate", CasesPrint.known(allegation.reportedDate)),
      .init("acts", CasesPrint.texts(allegation.acts)), .init("facility", .optional(allegation.facility)),
      .init("place", place(allegation.facility)), .init("region", CasesPrint.known(allegation.region)),
      .init("step", .string(step)),
    ])
  }

  private func reprisal(_ reprisal: ReprisalFacts) -> JSONValue {
    .object([
      .init("id", .string(reprisal.id)), .init("date", CasesPrint.known(reprisal.date)),
      .init("target", CasesPrint.known(reprisal.target)), .init("form", CasesPrint.known(reprisal.form)),
      .init("facility", .optional(reprisal.facility)), .init("place", place(reprisal.facility)),
      .init("cooperatedWith", CasesPrint.known(reprisal.cooperatedWith)),
      .init("status", CasesPrint.known(reprisal.status)),
    ])
  }

  private func place(_ facility: String?) -> JSONValue { .optional(facility.map { answer.place($0) }) }

  private static func change(_ change: CaseChange) -> JSONValue {
    var states: (before: String?, after: String?) = (nil, nil)
    switch change {
    case .custody(let stay): states.after = stay.status
    case .custodyEnded(let stay): states.before = stay.status
    case .judged(let entry, let before): states = (before.rawValue, entry.status.rawValue)
    case .asked, .alleged, .reprisal: break
    }
    let record = change.record
    return .object([
      .init("on", known(change.date)), .init("what", .string(change.code)),
      .init("type", .string(record.type.rawValue)), .init("id", .string(record.id)),
      .init("before", known(states.before)), .init("after", known(states.after)),
    ])
  }

  // MARK: CSV

  package var csv: [UInt8] { FigureCSV.figures(json) { _, _ in nil } }
  package var csvFolder: [(name: String, bytes: [UInt8])] { FigureCSV.folder(json) { _, _ in nil } }

  package static var csvFolderNames: [String] { FigureCSV.folderNames(["cases"]) }
}
