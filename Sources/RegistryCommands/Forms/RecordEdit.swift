import Registry

/// Changes of one record that are not written yet.
struct RecordEdit {
  let id: String
  /// The record when its changes began.
  private(set) var before: FieldSlots
  var after: FieldSlots

  init(id: String, _ record: FieldSlots) {
    self.id = id
    before = record
    after = record
  }

  var changes: [FieldChange] { before.changes(to: after) }

  /// Puts the same changes on the record as it is now.
  ///
  /// - Returns: what others changed meanwhile.
  mutating func rebase(on now: FieldSlots) -> [FieldChange] {
    let own = changes
    let others = before.changes(to: now)
    before = now
    after = now
    for change in own { after.answer(FormField(change, now.type), Array((change.to ?? "").utf8)) }
    return others
  }

  // MARK: As a draft

  private static let idKey = "edits"
  private static let beforePrefix = "was "

  /// A JSON object of texts: `edits` with the id, `was start` for the record as it was, `start` for a change.
  var draftText: String {
    JSONText.object(
      [(RecordEdit.idKey, id)]
        + before.answered.map { (RecordEdit.beforePrefix + $0.name, before.text($0) ?? "") }
        + changes.map { ($0.name(in: before.type), $0.to ?? "") })
  }

  /// - Returns: nil for the draft of a new record. A change that does not hold any more is left out.
  init?(_ type: RecordType, draftText: String, _ reader: CellReader) {
    let bytes = Array(draftText.utf8)
    let pairs = JSONText.pairs(bytes.span) ?? []
    guard let id = pairs.first(where: { $0.0 == RecordEdit.idKey })?.1 else { return nil }
    var before = FieldSlots(type)
    for (key, value) in pairs where key.hasPrefix(RecordEdit.beforePrefix) {
      guard let field = FormField(type, named: String(key.dropFirst(RecordEdit.beforePrefix.count))),
        !field.definition.isSealed
      else { continue }
      before.answer(field, value)
    }
    self.init(id: String(id.span), before)
    for (key, value) in pairs where !key.contains(" ") { FormAnswers.take(key, value, &after, reader) }
  }
}

extension FormField {
  init(_ change: FieldChange, _ type: RecordType) {
    self.init(type, change.field, language: change.language.isEmpty ? nil : change.language)
  }
}
