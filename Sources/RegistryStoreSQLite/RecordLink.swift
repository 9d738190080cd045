import Registry

/// A table that makes a field of several references searchable and keeps its foreign keys. Its first column is named as
/// the table of the type.
struct RecordLink {
  let type: RecordType
  let field: String
  let table: String
  /// The column of what is referred to.
  let target: String

  static let all = [
    RecordLink(type: .facility, field: "replaces", table: "facility_replaces", target: "replaced"),
    RecordLink(type: .visit, field: "allegations", table: "visit_allegation", target: "allegation"),
    RecordLink(type: .allegation, field: "person", table: "allegation_person", target: "person"),
    RecordLink(type: .followUp, field: "similar_to", table: "follow_up_similar", target: "similar"),
    RecordLink(type: .followUp, field: "person", table: "follow_up_person", target: "person"),
    RecordLink(type: .engagement, field: "cases", table: "engagement_case", target: "person"),
  ]

  static func of(_ type: RecordType, _ field: String) -> RecordLink? {
    all.first { $0.type == type && $0.field == field }
  }
}
