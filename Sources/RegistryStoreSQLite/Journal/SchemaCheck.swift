import GRDB
import RegistryStore

/// Compares the definitions of tables and indexes with those that this version makes.
struct SchemaCheck {
  let connection: Connection

  func findings() throws -> [CheckFinding] {
    let fresh = try DatabaseQueue()
    try SQLiteRegistry.migrator.migrate(fresh)
    let made = try fresh.read { database in
      try Row.fetchAll(database, sql: SchemaCheck.query).reduce(into: [String: String]()) { made, row in
        made[row["name"]] = row["sql"]
      }
    }
    var here: [String: String] = [:]
    let scan = try connection.ownStatement(SchemaCheck.query)
    while try scan.step() { here[scan.text(0)] = scan.text(1) }
    return Set(made.keys).union(here.keys).sorted().filter { made[$0] != here[$0] }.map {
      CheckFinding(subject: "definition of \($0)", message: "is not what this version of Vigil makes")
    }
  }

  // What an index without a definition belongs to says its table. `sqlite_stat1` and its like only make queries faster.
  private static let query = """
    SELECT type || ' ' || name || ' ' || tbl_name AS name, coalesce(sql, '') AS sql FROM sqlite_schema
    WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\'
    """
}
