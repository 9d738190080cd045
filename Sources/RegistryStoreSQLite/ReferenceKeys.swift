/// The keys of the records that the fields of one record refer to, in the order of the catalogue's fields.
struct ReferenceKeys {
  private var pairs: [(field: Int, key: Int)] = []

  mutating func removeAll() { pairs.removeAll(keepingCapacity: true) }

  mutating func append(_ key: Int, to field: Int) { pairs.append((field, key)) }

  func first(of field: Int) -> Int? { pairs.first { $0.field == field }?.key }

  func all(of field: Int) -> [Int] { pairs.compactMap { $0.field == field ? $0.key : nil } }
}
