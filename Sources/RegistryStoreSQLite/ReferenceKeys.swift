import Registry

/// The keys of the records that the fields of one record refer to, in the order of the catalogue's fields.
struct ReferenceKeys {
  private var pairs: [(field: Int, key: Int)] = []

  mutating func removeAll() { pairs.removeAll(keepingCapacity: true) }

  mutating func append(_ key: Int, to field: Int) { pairs.append((field, key)) }

  func first(of field: Int) -> Int? { pairs.first { $0.field == field }?.key }

  func all(of field: Int) -> [Int] { pairs.compactMap { $0.field == field ? $0.key : nil } }

  /// Becomes what the references of a record mean.
  ///
  /// - Parameter find: the key for one reference, its target and its field; nil where there is none.
  /// - Returns: false where one was not found.
  mutating func find(
    _ slots: FieldSlots, _ find: (Span<UInt8>, RecordType, Int) throws -> Int?
  ) rethrows -> Bool {
    removeAll()
    let catalogue = Catalogue.of(slots.type)
    for (field, target) in catalogue.references {
      guard let range = slots.range(field) else { continue }
      let cell = slots.arena.span.extracting(range)
      guard catalogue.fields[field].isMultiple else {
        guard let key = try find(cell, target, field) else { return false }
        append(key, to: field)
        continue
      }
      for item in ListCell.split(cell) {
        guard let key = try find(item.span, target, field) else { return false }
        append(key, to: field)
      }
    }
    return true
  }
}
