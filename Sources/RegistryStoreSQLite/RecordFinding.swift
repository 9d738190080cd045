import Registry
import RegistryImport
import RegistryStore

/// From what a person typed, or from another record, to ids.
extension Records {
  /// As many candidates as a message shows.
  private static let mostShown = 5

  /// The id itself, `type/id`, or an unambiguous beginning. An id may hold a slash of its own, so `type/id` is
  /// tried first and the text as it stands after it.
  func resolve(_ text: String, _ type: RecordType) throws -> String {
    let wanted = Records.withoutType(text, type)
    guard !wanted.isEmpty else { throw StoreError.noSuchRecord("\(type.rawValue) without an id") }
    for exact in [wanted, text] where try table(type).key(id: exact) != nil { return exact }
    let found = try ids(type, beginningWith: wanted, most: Records.mostShown + 1)
    switch found.count {
    case 0: throw StoreError.noSuchRecord("\(type.rawValue) \(text)")
    case 1: return found[0]
    default: throw Records.ambiguous(text, found)
    }
  }

  /// The same where the type is not known: every type is looked through.
  func find(_ text: String) throws -> (type: RecordType, id: String) {
    typealias Match = (type: RecordType, id: String)
    func exact(_ wanted: (RecordType) -> String?) throws -> [Match] {
      try RecordType.allCases.compactMap { type in
        guard let id = wanted(type), try table(type).key(id: id) != nil else { return nil }
        return (type, id)
      }
    }
    func typed(_ type: RecordType) -> String? {
      let rest = Records.withoutType(text, type)
      return rest == text ? nil : rest
    }
    var found = try exact(typed)
    if found.isEmpty { found = try exact { _ in text } }
    if found.isEmpty {
      let types = RecordType.allCases.filter { typed($0) != nil }
      found = try (types.isEmpty ? RecordType.allCases : types).flatMap { type -> [Match] in
        let beginning = typed(type) ?? text
        return beginning.isEmpty
          ? [] : try ids(type, beginningWith: beginning, most: Records.mostShown + 1).map { (type, $0) }
      }
    }
    if let only = found.first, found.count == 1 { return only }
    guard !found.isEmpty else {
      throw StoreError.noSuchRecord(text.isEmpty ? "record without an id" : "record \(quoted(text))")
    }
    throw Records.ambiguous(text, found.map { "\($0.type.rawValue)/\($0.id)" })
  }

  /// A record that was taken back, by its whole id.
  func findRemoved(_ text: String) throws -> (type: RecordType, id: String)? {
    for type in RecordType.allCases {
      let id = Records.withoutType(text, type)
      let find = try connection.statement("SELECT 1 FROM \(type.table)_history WHERE id = ? LIMIT 1")
      find.bind(1, id)
      defer { find.reset() }
      if try find.step() { return (type, id) }
    }
    return nil
  }

  private static func withoutType(_ text: String, _ type: RecordType) -> String {
    let prefix = "\(type.rawValue)/"
    return text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : text
  }

  private static func ambiguous(_ text: String, _ found: [String]) -> StoreError {
    .ambiguousID(text, candidates: found.prefix(mostShown) + (found.count > mostShown ? ["…"] : []))
  }

  /// Sorted.
  func ids(_ type: RecordType, beginningWith text: String, most: Int) throws -> [String] {
    let find = try connection.statement(
      "SELECT id FROM \(type.table) WHERE id >= ?1 AND substr(id, 1, length(?1)) = ?1 ORDER BY id LIMIT ?2")
    find.bind(1, text)
    find.bind(2, most)
    var found: [String] = []
    while try find.step() { found.append(find.text(0)) }
    return found
  }

  func referring(_ type: RecordType, by field: String, to id: String) throws -> [String] {
    let name = type.table
    let condition: String
    guard let column = StoredColumns.of(type).columns.first(where: { $0.name == field }) else {
      throw StoreError.failed("\(type) has no field \(field)")
    }
    let target: RecordType
    switch column.kind {
    case .reference(let type): (target, condition) = (type, "r.\"\(field)\" = ?")
    case .references(let type):
      (target, condition) = (type, "EXISTS (SELECT 1 FROM json_each(r.\"\(field)\") AS each WHERE each.value = ?)")
    default: throw StoreError.failed("\(field) of \(type) refers to no record")
    }
    guard let key = try table(target).key(id: id) else { return [] }
    let find = try connection.statement("SELECT r.id FROM \(name) AS r WHERE \(condition) ORDER BY r.id")
    find.bind(1, key)
    var ids: [String] = []
    while try find.step() { ids.append(find.text(0)) }
    return ids
  }
}
