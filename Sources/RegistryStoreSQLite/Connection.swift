import GRDBSQLite

/// One open connection and its prepared statements, each prepared once.
@safe final class Connection {
  private let handle: OpaquePointer
  private var statements: [String: Statement] = [:]

  init(_ handle: OpaquePointer) {
    unsafe self.handle = handle
  }

  func statement(_ sql: String) throws -> Statement {
    if let known = statements[sql] {
      known.reset()
      return known
    }
    let made = try unsafe Statement(handle, sql)
    statements[sql] = made
    return made
  }

  /// A statement of its own, for a scan during which others run the same SQL.
  func ownStatement(_ sql: String) throws -> Statement { try unsafe Statement(handle, sql) }

  func execute(_ sql: String) throws {
    let code = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw unsafe SQLiteFailure(code, handle) }
  }

  /// How many rows the last statement wrote.
  var changes: Int { Int(unsafe sqlite3_changes(handle)) }

  /// The first column of the first row, 0 where there is none.
  func int(_ sql: String) throws -> Int {
    let statement = try statement(sql)
    defer { statement.reset() }
    return try statement.step() ? statement.int(0) : 0
  }
}
