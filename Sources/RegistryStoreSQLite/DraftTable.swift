import Registry
import RegistryStore

/// The drafts of a registry. They are kept beside the records, and not as transactions: what was not written yet is no
/// part of the history.
struct DraftTable {
  let connection: Connection

  /// The one that was kept last comes first.
  func drafts(_ type: RecordType) throws -> [Draft] {
    let scan = try connection.statement(
      "SELECT key, author, kept_at, content FROM draft WHERE type = ? ORDER BY kept_at DESC, key DESC")
    scan.bind(1, type.rawValue)
    var drafts: [Draft] = []
    while try scan.step() {
      drafts.append(
        Draft(key: scan.int(0), type: type, author: scan.text(1), time: scan.text(2), content: scan.text(3)))
    }
    return drafts
  }

  func keep(_ draft: Draft) throws -> Int {
    if let key = draft.key {
      let update = try connection.statement("UPDATE draft SET kept_at = ?, content = ? WHERE key = ?")
      update.bind(1, draft.time)
      update.bind(2, draft.content)
      update.bind(3, key)
      try update.run()
      return key
    }
    let write = try connection.statement(
      "INSERT INTO draft (type, author, kept_at, content) VALUES (?, ?, ?, ?) RETURNING key")
    write.bind(1, draft.type.rawValue)
    write.bind(2, draft.author)
    write.bind(3, draft.time)
    write.bind(4, draft.content)
    guard try write.step() else { throw StoreError.failed("a draft was not kept") }
    let key = write.int(0)
    _ = try write.step()
    return key
  }

  /// - Returns: false where there is no such draft any more.
  func drop(_ key: Int) throws -> Bool {
    let delete = try connection.statement("DELETE FROM draft WHERE key = ?")
    delete.bind(1, key)
    try delete.run()
    return connection.changes == 1
  }
}
