import ArgumentParser
import Registry
import RegistryImport
import RegistryStore

/// Whose visits, and to which places.
struct CoverageOptions: ParsableArguments {
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

  func question(_ period: Period, _ session: any RegistryReading) throws -> CoverageQuestion {
    let codes = try session.codeLists()
    return CoverageQuestion(
      period: period, bodies: try bodySet(codes), dating: datedBy, filters: try filters(codes),
      standard: try standardName(try session.ruleBook()))
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
