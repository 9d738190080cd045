import Registry

/// Destroys the keys of what is sealed of a record, in every version of it and in what sources said. The bytes stay
/// where they are, so that the journal still holds; without their keys nobody opens them.
struct Erasure {
  let connection: Connection
  let transaction: Int

  /// - Returns: how many sealed texts that concerned.
  func erase(_ type: RecordType, id: String) throws -> Int {
    let destroy = try connection.statement(
      "UPDATE sealed SET wrapped = NULL WHERE type = ? AND id = ? AND wrapped IS NOT NULL")
    destroy.bind(1, type.rawValue)
    destroy.bind(2, id)
    try destroy.run()
    let count = connection.changes
    let note = try connection.statement("INSERT OR IGNORE INTO erased (type, id, \"transaction\") VALUES (?, ?, ?)")
    note.bind(1, type.rawValue)
    note.bind(2, id)
    note.bind(3, transaction)
    try note.run()
    return count
  }
}
