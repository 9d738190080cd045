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

  /// Stands where the slots of a record were taken out to be filled.
  package static let none = FieldSlots(.person)

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

  /// How many fields hold text, variants by language aside.
  package var filledCount: Int {
    var count = 0
    for slot in slots where slot.end > slot.start { count += 1 }
    return count
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
    keep(field, try append(write))
  }

  /// Sets a field, or its variant in a language, to the canonical form of a cell; a blank cell clears it.
  package mutating func read(
    _ cell: Span<UInt8>, into field: Int, language: String?, _ reader: CellReader
  ) throws(ValueProblem) {
    let start = arena.count
    if !ValueReader.isBlank(cell) {
      do {
        try reader.appendCell(cell, to: &arena)
      } catch {
        arena.removeLast(arena.count - start)
        throw error
      }
    }
    if let language {
      keepVariant(field, language: language, start..<arena.count)
    } else {
      keep(field, start..<arena.count)
    }
  }

  /// Adds a value to a field of several; a blank one adds nothing.
  package mutating func add(
    _ value: Span<UInt8>, to field: Int, _ reader: CellReader
  ) throws(ValueProblem) {
    var canonical: [UInt8] = []
    if !ValueReader.isBlank(value) { try reader.append(value, to: &canonical) }
    var start = arena.count
    if let before = range(field) {
      if reader.isSet, ListCell.split(arena.span.extracting(before)).contains(canonical) { return }
      if before.upperBound == arena.count {
        // The values of one field follow each other: what there is grows where it lies.
        start = before.lowerBound
      } else {
        arena.append(contentsOf: Array(arena[before]))
      }
    }
    if !canonical.isEmpty { ListCell.append(canonical.span, to: &arena, startingAt: start) }
    keep(field, start..<arena.count)
  }

  /// Sets a field, or its variant in a language, to a canonical cell.
  package mutating func set(_ field: Int, language: String?, to cell: Span<UInt8>) {
    let start = arena.count
    arena.append(cell)
    if let language {
      keepVariant(field, language: language, start..<arena.count)
    } else {
      keep(field, start..<arena.count)
    }
  }

  package mutating func set(_ field: Int, to text: String) {
    set(field) { $0.append(contentsOf: text.utf8) }
  }

  package mutating func setVariant<Failure: Error>(
    _ field: Int, language: String, _ write: (inout [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    keepVariant(field, language: language, try append(write))
  }

  private mutating func keep(_ field: Int, _ range: Range<Int>) {
    slots[field] = Slot(start: Int32(clamping: range.lowerBound), end: Int32(clamping: range.upperBound))
  }

  private mutating func keepVariant(_ field: Int, language: String, _ range: Range<Int>) {
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
