import Registry
import RegistryReports

/// What the JSON of every report begins with.
enum ReportJSON {
  static func head(_ name: String, _ period: Period, _ context: ReportContext) -> [JSONValue.Member] {
    [
      .init("report", .string(name)), .init("version", .int(1)), .init("generatedAt", .string(context.generatedAt)),
      .init(
        "period",
        .object([.init("from", .string(period.from.description)), .init("to", .string(period.to.description))])),
      .init("asKnownAt", .optional(context.asKnownAt)), .init("audience", .string(context.audience.rawValue)),
    ] + (context.checkpoint.map { [.init("checkpoint", .string($0))] } ?? [])
      + (context.isDemonstration ? [.init("demonstration", .bool(true))] : [])
  }

  /// The method, after what every page must say.
  static func method(_ text: String, _ context: ReportContext) -> String {
    context.banner.map { "\($0)\n\n\(text)" } ?? text
  }

  static func filters(_ filters: PlaceFilters) -> JSONValue {
    .object(filters.named.map { .init($0.name, .array($0.values.map { .string($0) })) })
  }
}
