import Registry
import RegistryStore

/// The registry as it was after one of its transactions, for whatever reads it.
///
/// Temporary views stand before the tables under their names, so that each reader of the registry reads the versions
/// that held then without knowing of it. Who consents to being told of is always as it is today.
struct EarlierState {
  let connection: Connection
  /// The last transaction that counts.
  let transaction: Int

  /// - Parameter time: ISO 8601, UTC, to the second.
  /// - Throws: `StoreError.notYetMade` where the registry was made later.
  init(at time: String, _ connection: Connection) throws {
    let find = try connection.statement("SELECT max(key) FROM transactions WHERE recorded_at <= ?")
    find.bind(1, time)
    defer { find.reset() }
    guard try find.step(), let last = find.optionalInt(0) else {
      throw StoreError.notYetMade(try EarlierState.beginning(connection))
    }
    self.connection = connection
    transaction = last
  }

  private static func beginning(_ connection: Connection) throws -> String {
    let find = try connection.statement("SELECT min(recorded_at) FROM transactions")
    defer { find.reset() }
    return try find.step() ? find.text(0) : ""
  }

  /// Puts the views in place, for as long as the transaction lasts in which this runs.
  func show() throws {
    for type in RecordType.allCases { try connection.execute(view(of: type)) }
    for link in RecordLink.all { try connection.execute(view(of: link)) }
    try connection.execute(
      """
      CREATE TEMP VIEW data_file AS SELECT key, path, content, since, iif(until > \(transaction), NULL, until) AS until
      FROM main.data_file WHERE since <= \(transaction)
      """)
  }

  private func view(of type: RecordType) -> String {
    let stored = StoredColumns.of(type)
    let consent = stored.columns.map(\.name).filter(ConsentFacts.fields.contains)
    func columns(_ key: String, _ transaction: String) -> String {
      let told = stored.columns.map { column in
        consent.contains(column.name)
          ? "(SELECT today.\"\(column.name)\" FROM main.\(type.table) AS today WHERE today.key = v.\(key)) AS \"\(column.name)\""
          : "v.\"\(column.name)\" AS \"\(column.name)\""
      }
      let then = consent.map { "v.\"\($0)\" AS \"\($0)\(EarlierState.then)\"" }
      return
        (["v.\(key) AS key", "v.id AS id", "v.\(transaction) AS \"transaction\""]
        + (stored.hasSealed ? ["v.sealed AS sealed"] : []) + told + then).joined(separator: ", ")
    }
    return """
      CREATE TEMP VIEW \(type.table) AS
      SELECT \(columns("key", "\"transaction\"")) FROM main.\(type.table) AS v WHERE v."transaction" <= \(transaction)
      UNION ALL SELECT \(columns("record", "since")) FROM main.\(type.table)_history AS v
      WHERE v.since <= \(transaction) AND v.until > \(transaction)
      """
  }

  /// Ends the name of a column of consent that holds what was recorded then.
  static let then = "_then"

  private func view(of link: RecordLink) -> String {
    """
    CREATE TEMP VIEW \(link.table) AS SELECT r.key AS \(link.type.table), each.value AS \(link.target)
    FROM temp.\(link.type.table) AS r, json_each(r."\(link.field)") AS each
    """
  }
}
