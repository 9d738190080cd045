import Registry

/// Records of a partner that correct earlier ones under a new key. The first key of such a chain stands for the record;
/// of several rows the one that is furthest along the chain holds, in whatever order they come.
final class PartnerEdits {
  private let connection: Connection
  private let transaction: Int
  /// A chain of corrections; honest ones are short.
  private static let longestChain = 1000

  init(_ connection: Connection, transaction: Int) {
    self.connection = connection
    self.transaction = transaction
  }

  /// Notes that one key corrects another.
  func note(source: Int, newer: String, older: String) throws {
    guard newer != older, try follow(source: source, older).key != newer else { return }
    let insert = try connection.statement(
      """
      INSERT INTO source_edit (source, newer_key, older_key, "transaction") VALUES (?, ?, ?, ?)
      ON CONFLICT (source, newer_key) DO NOTHING
      """)
    insert.bind(1, source)
    insert.bind(2, newer)
    insert.bind(3, older)
    insert.bind(4, transaction)
    try insert.run()
  }

  /// - Returns: the first key of the chain, and how many corrections lie between it and this one.
  func follow(source: Int, _ key: String) throws -> (key: String, depth: Int) {
    var key = key
    var depth = 0
    let find = try connection.ownStatement("SELECT older_key FROM source_edit WHERE source = ? AND newer_key = ?")
    while depth < PartnerEdits.longestChain {
      find.bind(1, source)
      find.bind(2, key)
      defer { find.reset() }
      guard try find.step() else { break }
      key = find.text(0)
      depth += 1
    }
    return (key, depth)
  }

  /// What decides between forms of a record: how far along its chain one is, and of several corrections of one form the
  /// day that `latest-by` names.
  static func rank(_ depth: Int, _ day: Day? = nil) -> Int {
    depth << 33 + (day.map { Int($0.number) + 1 << 31 } ?? 0)
  }

  /// How far along its chain the statement is that the source made before this transaction.
  func depthBefore(source: Int, _ key: String) throws -> Int {
    let find = try connection.statement(
      """
      WITH RECURSIVE chain (newer, depth) AS (
        SELECT newer_key, 1 FROM source_edit WHERE source = ?1 AND older_key = ?2 AND "transaction" <> ?3
        UNION
        SELECT e.newer_key, chain.depth + 1 FROM source_edit AS e JOIN chain ON e.older_key = chain.newer
        WHERE e.source = ?1 AND e."transaction" <> ?3 AND chain.depth < ?4
      )
      SELECT coalesce(max(depth), 0) FROM chain
      """)
    find.bind(1, source)
    find.bind(2, key)
    find.bind(3, transaction)
    find.bind(4, PartnerEdits.longestChain)
    defer { find.reset() }
    return try find.step() ? find.int(0) : 0
  }
}
