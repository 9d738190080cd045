import Registry
import RegistryReports

/// Published figures as JSON, beside our own figures of the same measures.
enum PublishedJSON {
  /// Our own figures by name, as the data formats write them.
  static func own(_ members: [JSONValue.Member]) -> [String: String] {
    var own: [String: String] = [:]
    FigureWalk().walk(.object(members)) { path, _, value in own[path] = value }
    return own
  }

  /// - Parameter own: our own figures by name, as the data formats write them.
  static func value(_ published: PublishedFigures, own: [String: String]) -> JSONValue {
    .array(published.entries.map { entry($0, own) })
  }

  private static func entry(_ entry: PublishedFigures.Entry, _ own: [String: String]) -> JSONValue {
    func known(_ text: String) -> JSONValue { text.isEmpty ? .null : .string(text) }
    func number(_ text: String) -> JSONValue { text.isEmpty ? .null : .number(text) }
    let figure = entry.figure
    return .object([
      .init("id", .string(figure.id)), .init("measure", .string(figure.measure)), .init("value", number(figure.value)),
      .init("qualifier", known(figure.qualifier)), .init("wording", known(figure.wording)),
      .init("unit", known(figure.unit)),
      .init("from", known(figure.from)), .init("to", known(figure.to)), .init("region", known(figure.region)),
      .init("facilityType", known(figure.facilityType)), .init("publisher", .string(figure.publisher)),
      .init("citedIn", known(figure.citedIn)), .init("definition", known(figure.definition)),
      .init("relation", .string(entry.relation.rawValue)), .init("subsetOf", .optional(figure.subsetOf)),
      .init("shareOfWhole", .optional(entry.share)), .init("noShare", .optional(entry.noShare?.rawValue)),
      .init(
        "own",
        .array(
          entry.own.map { name in
            .object([.init("figure", .string(name)), .init("value", number(own[name] ?? "0"))])
          })),
    ])
  }
}
