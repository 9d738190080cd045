/// The fields of one record on their way through an import: canonical cells over one arena.
///
/// A slot is absent (nothing was said: the field stays as it is), empty (the field is cleared) or holds
/// text. Made once and reused for every row, so that a million rows allocate nothing of their own.
package struct FieldSlots: Sendable {
  package let type: RecordType
  package private(set) var arena: [UInt8] = []
  private var slots: [Slot]
  package private(set) var variants: [Variant] = []

  private struct Slot: Sendable {
    var start: Int32 = -1
    var end: Int32 = -1
  }

  /// A text in one language other than the record's own.
  package struct Variant: Sendable {
    package let field: Int
    package let language: String
    package let range: Range<Int>
  }

  package init(_ type: RecordType) {
    self.type = type
    slots = Array(repeating: Slot(), count: Catalogue.of(type).fields.count)
  }

  package mutating func removeAll() {
    arena.removeAll(keepingCapacity: true)
    variants.removeAll(keepingCapacity: true)
    for index in slots.indices { slots[index] = Slot() }
  }

  package func isGiven(_ field: Int) -> Bool { slots[field].start >= 0 }

  /// - Returns: nil where the field is absent or empty.
  package func range(_ field: Int) -> Range<Int>? {
    let slot = slots[field]
    return slot.start >= 0 && slot.end > slot.start ? Int(slot.start)..<Int(slot.end) : nil
  }

  package func text(_ field: Int) -> String? {
    range(field).map { String(arena.span.extracting($0)) }
  }

  package func text(_ name: String) -> String? {
    Catalogue.of(type).position(of: name).flatMap { text($0) }
  }

  /// Sets a field to what `write` appends to the arena; nothing appended: empty.
  package mutating func set<Failure: Error>(
    _ field: Int, _ write: (inout [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    let range = try append(write)
    slots[field] = Slot(start: Int32(clamping: range.lowerBound), end: Int32(clamping: range.upperBound))
  }

  package mutating func set(_ field: Int, to text: String) {
    set(field) { $0.append(contentsOf: text.utf8) }
  }

  package mutating func setVariant<Failure: Error>(
    _ field: Int, language: String, _ write: (inout [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    let range = try append(write)
    variants.removeAll { $0.field == field && $0.language == language }
    variants.append(Variant(field: field, language: language, range: range))
  }

  /// Nothing is left in the arena where `write` throws.
  private mutating func append<Failure: Error>(
    _ write: (inout [UInt8]) throws(Failure) -> Void
  ) throws(Failure) -> Range<Int> {
    let start = arena.count
    do {
      try write(&arena)
    } catch {
      arena.removeLast(arena.count - start)
      throw error
    }
    return start..<arena.count
  }
}
