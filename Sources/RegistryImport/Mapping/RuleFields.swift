import Registry

/// The positions of the fields that the rules of a type are about, each looked up once.
struct RuleFields: Sendable {
  /// The second must not lie before the first.
  let orders: [(Int, Int)]
  let coordinates: [(Int, Double)]
  let region: Int?
  let country: Int?
  /// The day on which the region must have been in force: the first of these that is known.
  let days: [Int]
  let whole: Int?
  let parts: [Int]

  static func of(_ type: RecordType) -> RuleFields { all[type.position] }

  private static let all = RecordType.allCases.map { RuleFields($0) }

  private init(_ type: RecordType) {
    let catalogue = Catalogue.of(type)
    let definition = RecordDefinition.of(type)
    orders = definition.orders.compactMap { first, last in
      guard let first = catalogue.position(of: first), let last = catalogue.position(of: last) else { return nil }
      return (first, last)
    }
    coordinates = [("latitude", 90), ("longitude", 180)].compactMap { name, limit in
      catalogue.position(of: name).map { ($0, limit) }
    }
    region = catalogue.position(of: "region")
    country = catalogue.position(of: "country")
    // A region that was renamed since is right for a place that was closed before.
    days = (type == .facility ? ["closed"] : definition.days).compactMap { catalogue.position(of: $0) }
    whole = catalogue.position(of: "persons")
    parts = ["women", "minors", "deaths"].compactMap { catalogue.position(of: $0) }
  }
}
