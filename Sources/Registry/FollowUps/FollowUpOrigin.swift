/// What a follow-up came out of: a document, or a record that is named by its id or as `type/id`.
package struct FollowUpOrigin: Sendable, Equatable {
  /// Of a record or a document; nil where nobody said it.
  package let kind: String?
  /// The name of the document, or the id of the record.
  package let name: String

  /// - Returns: nil where it came out of nothing that is known.
  package init?(_ slots: FieldSlots) {
    guard let text = slots.text("origin") else { return nil }
    let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
    if parts.count == 2, RecordType(rawValue: parts[0]) != nil {
      kind = parts[0]
      name = parts[1]
    } else {
      kind = slots.text("origin_kind")
      name = text
    }
  }

  /// The id of the allegation that it is, or may be: what nobody said the kind of may be one all the same.
  package var allegation: String? { kind == nil || kind == RecordType.allegation.rawValue ? name : nil }

  package var isDocument: Bool { kind == nil || kind == "document" }

  /// As it is asked for: the document, or the record as `type/id`.
  package var asked: String { isDocument ? name : "\(kind ?? "")/\(name)" }
}
