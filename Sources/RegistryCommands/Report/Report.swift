import ArgumentParser
import Registry
import RegistryImport
import RegistryReports
import RegistryStore
import RegistryWriters

struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Reports over the registry.", subcommands: [CoverageReport.self])
}

struct CoverageReport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Which places and which allegations monitoring visits have followed, and which not.",
    discussion: """
      Without --from and --to the period is the last complete calendar year. The method is printed with every \
      report. A report is for the public unless told otherwise: lists then follow consent, and small counts of allegations \
      are left out.

      EXAMPLES
        vigil report coverage --for internal
        vigil report coverage --for internal --from 2019-01-01 --to 2019-12-31 --bodies npm,spt
        vigil report coverage --for internal --region KZ-10 --format json --output coverage.json
        vigil report coverage --for internal --format html --output coverage.html
        vigil report coverage --for public --format html --output public.html
      """)

  @OptionGroup var registry: RegistryOptions
  @Option(help: "text, md or html for people; json or csv for programs.")
  var format: ReportFormat = .text

  @Option(
    name: .customLong("for"), help: "Who will read it: \(Audience.allCases.map(\.rawValue).joined(separator: ", ")).")
  var audience: Audience = .everyone

  @Option(help: ArgumentHelp("First day; 2019 means 2019-01-01.", valueName: "day"))
  var from: String?

  @Option(help: ArgumentHelp("Last day, the reference day; 2019 means 2019-12-31.", valueName: "day"))
  var to: String?

  @Option(help: "Whose visits: codes of bodies with commas, or all.")
  var bodies = KnownCodes.defaultBody

  @Option(help: "Date allegations by the incident, or by when they were reported.")
  var datedBy: CoverageQuestion.Dating = .incident

  @Option(help: ArgumentHelp("The standard of visit intervals; default: the first of the file.", valueName: "name"))
  var standard: String?

  @Option(help: ArgumentHelp("Only places in these countries, with commas.", valueName: "codes"))
  var country: String?

  @Option(help: ArgumentHelp("Only these regions, with commas.", valueName: "codes"))
  var region: String?

  @Option(help: ArgumentHelp("Only places of these types, with commas.", valueName: "codes"))
  var type: String?

  @Option(help: ArgumentHelp("Only places of this authority; may be given again.", valueName: "text"))
  var authority: [String] = []

  @Option(help: ArgumentHelp("Only places in, out or of unknown mandate, with commas.", valueName: "codes"))
  var mandate: String?

  @Flag(help: "Only the figures, without the lists of unvisited places and allegations.")
  var withoutLists = false

  @Option(
    name: .customLong("output"),
    help: ArgumentHelp(
      "A file instead of standard output; for csv also a folder, or a path ending in /, for a table a file.",
      valueName: "path"))
  var path: String?

  @OptionGroup var log: RedactionOption

  func run() throws {
    let store = try registry.open()
    let (answer, context) = try store.read { try compute($0) }
    warn(answer, context.question.filters)
    if audience == .everyone { try warnOfOverlap(store, context.question) }
    if audience != .internalUse { try HandedOut.note(account(context.question), in: store) }
    try log.write(answer.redactions, for: audience)
    guard let path else { return try StandardOutput.shared.write(format.bytes(answer, context)) }
    guard format == .csv, path.hasSuffix("/") || ExportFolder.isThere(path) else {
      return try WholeFile.write(format.bytes(answer, context), to: path)
    }
    let folder = try ExportFolder(path, mayHold: CoverageCSV.folderNames)
    for (name, bytes) in CoverageCSV.folder(answer, context) { try folder.file(name).write(bytes) }
    try folder.finish()
  }

  func compute(_ session: any RegistryReading) throws -> (DisclosedCoverage, CoverageContext) {
    let codes = try session.codeLists()
    let rules = try session.ruleBook()
    let question = try question(codes, rules)
    let facts = try Progress.shared.during("reading the registry") {
      try session.coverageFacts(
        CoverageFactsWanted(
          question.period, withLists: !withoutLists, withConsent: !withoutLists && audience != .internalUse))
    }
    let context = CoverageContext(
      question: question, generatedAt: Clock.timestamp,
      isDemonstration: try session.settings().isDemonstration, codes: codes, language: "en",
      checkpoint: try session.lastJournalLine()?.checkpoint)
    let answer = Progress.shared.during("counting") {
      Coverage(facts, rules: rules, question: question).answer(withLists: !withoutLists)
    }
    let told = DisclosedCoverage(answer, question: question, for: audience, rules: rules, today: Clock.consentDay)
    return (told, context)
  }

  private func warn(_ answer: DisclosedCoverage, _ filters: PlaceFilters) {
    if audience == .everyone, !filters.isEmpty {
      StandardError.print("warning: a public report of some places can be subtracted from one of more of them")
      StandardError.print("hint: publish only one of the two")
    }
    let outside = answer.dataQuality.visitsOutsideOperation
    guard outside > 0 else { return }
    StandardError.print(
      "warning: \(counted(outside, "granted visit")) before a place opened or after it closed; they are counted")
    StandardError.print("hint: compare opened and closed of these places with the source")
  }

  // MARK: What was handed out before

  /// The report as the journal names it.
  private func account(_ question: CoverageQuestion) -> String {
    let filters = question.filters.named.map { " --\($0.name) \($0.values.joined(separator: ","))" }.joined()
    let bodies = question.bodies.map { $0.sorted().joined(separator: ",") } ?? "all"
    return
      "report coverage --for \(audience.rawValue) --from \(question.period.from) --to \(question.period.to) --bodies \(bodies)\(filters)"
  }

  /// Two public reports whose periods overlap can be subtracted from each other.
  private func warnOfOverlap(_ store: any RegistryStore, _ question: CoverageQuestion) throws {
    let own = account(question)
    let earlier = try HandedOut.earlier("report coverage --for public --from ", in: store).filter { line in
      let words = line.authorship.command.split(separator: " ")
      guard line.authorship.command != own, words.count > 7, let from = try? PartialDay(String(words[5])).earliest,
        let to = try? PartialDay(String(words[7])).latest
      else { return false }
      return from <= question.period.to && to >= question.period.from
    }
    guard let last = earlier.last else { return }
    StandardError.print(
      "warning: another public report of an overlapping period was made at \(last.authorship.time): \(last.authorship.command)"
    )
    StandardError.print("hint: whoever has both can subtract them; publish only one of the two")
  }

  // MARK: The question

  private func question(_ codes: CodeLists, _ rules: RuleBook) throws -> CoverageQuestion {
    CoverageQuestion(
      period: try period(), bodies: try bodySet(codes), dating: datedBy, filters: try filters(codes),
      standard: try standardName(rules))
  }

  private func period() throws -> Period {
    guard let whole = Period.lastCompleteYear(on: Clock.today) else {
      throw CommandFailure("the clock says no year that could be complete")
    }
    // One end alone leaves the other at the end of the same year, or at the last complete one.
    let first = try from.map { try day("--from", $0) }
    let last = try to.map { try day("--to", $0) }
    let start = first?.earliest ?? last.flatMap { Day(year: $0.latest.components.year, month: 1, day: 1) } ?? whole.from
    let end = last?.latest ?? first.flatMap { Day(year: $0.earliest.components.year, month: 12, day: 31) } ?? whole.to
    guard let period = Period(from: start, to: end) else {
      throw CommandFailure.usage("--from \(start) is after --to \(end)")
    }
    return period
  }

  private func day(_ option: String, _ text: String) throws -> PartialDay {
    do {
      return try PartialDay(text)
    } catch {
      throw CommandFailure.usage("\(option): \(quoted(text)) \(error.explanation)")
    }
  }

  private func bodySet(_ codes: CodeLists) throws -> Set<String>? {
    bodies == "all" ? nil : try checked(bodies, option: "--bodies", list: "body", codes)
  }

  private func filters(_ codes: CodeLists) throws -> PlaceFilters {
    var filters = PlaceFilters()
    if let country { filters.countries = try values(country, option: "--country", .country, codes) }
    if let region { filters.regions = try values(region, option: "--region", .region, codes) }
    if let type { filters.types = try checked(type, option: "--type", list: "facility-type", codes) }
    filters.authorities = Set(authority)
    if let mandate {
      filters.mandates = Set(
        try checked(mandate, option: "--mandate", list: "mandate", codes).compactMap { Mandate(rawValue: $0) })
    }
    return filters
  }

  private func checked(_ text: String, option: String, list: String, _ codes: CodeLists) throws -> Set<String> {
    try values(text, option: option, .code(list), codes)
  }

  private func values(_ text: String, option: String, _ kind: FieldKind, _ codes: CodeLists) throws -> Set<String> {
    let reader = ValueReader(codes: codes)
    let values = try text.split(separator: ",").map { part -> String in
      let bytes = Array(part.utf8)
      var output: [UInt8] = []
      do throws(ValueProblem) {
        try reader.append(bytes.span, of: kind, to: &output)
      } catch {
        var hint: String?
        if case .code(let list) = kind {
          hint = codes.list(list).map { "the codes are \($0.values.joined(separator: ", "))" }
        }
        throw CommandFailure.usage("\(option): \(quoted(String(part))) \(error.explanation)", hint: hint)
      }
      return String(output.span)
    }
    guard !values.isEmpty else { throw CommandFailure.usage("\(option) is empty") }
    return Set(values)
  }

  private func standardName(_ rules: RuleBook) throws -> String {
    guard let standard else { return rules.standards.first ?? "" }
    guard rules.standards.contains(standard) else {
      throw CommandFailure.usage(
        "there is no standard \(quoted(standard)) with a source",
        hint: "the standards are \(rules.standards.joined(separator: ", "))")
    }
    return standard
  }
}

extension CoverageQuestion.Dating: ExpressibleByArgument {}
