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

  static func of(_ type: RecordType) -> RuleFields {
    switch type {
    case .facility: facility
    case .visit: visit
    case .finding: finding
    case .allegation: allegation
    case .person: person
    }
  }

  private static let facility = RuleFields(
    .facility, orders: [("opened", "closed"), ("mandate_since", "mandate_until")],
    coordinates: [("latitude", 90), ("longitude", 180)], days: ["closed"])
  private static let visit = RuleFields(.visit, orders: [("start", "end")])
  private static let finding = RuleFields(.finding)
  private static let allegation = RuleFields(
    .allegation, days: ["incident_date", "reported_date"], whole: "persons", parts: ["women", "minors", "deaths"])
  private static let person = RuleFields(.person)

  private init(
    _ type: RecordType, orders: [(String, String)] = [], coordinates: [(String, Double)] = [], days: [String] = [],
    whole: String? = nil, parts: [String] = []
  ) {
    let catalogue = Catalogue.of(type)
    self.orders = orders.compactMap { first, last in
      guard let first = catalogue.position(of: first), let last = catalogue.position(of: last) else { return nil }
      return (first, last)
    }
    self.coordinates = coordinates.compactMap { name, limit in catalogue.position(of: name).map { ($0, limit) } }
    region = catalogue.position(of: "region")
    country = catalogue.position(of: "country")
    self.days = days.compactMap { catalogue.position(of: $0) }
    self.whole = whole.flatMap { catalogue.position(of: $0) }
    self.parts = parts.compactMap { catalogue.position(of: $0) }
  }
}
