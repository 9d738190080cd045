import Registry

/// The indexes of tables into which an import writes very many records, built once at its end.
///
/// Entries of such an index come in no order. Once it is larger than the memory for pages, each of them reads one
/// page and writes another, so that ten times the records took almost twenty times as long.
final class DeferredIndexes {
  private let worthWhile: Int
  private let connection: Connection
  private var counts: [RecordType: Int] = [:]
  /// The definitions of indexes that are to be built.
  private var definitions: [String] = []

  /// - Parameter worthWhile: how many new records of a type make it so; the entries of so many fill the memory for
  ///   pages.
  init(_ connection: Connection, worthWhile: Int = 1_500_000) {
    self.connection = connection
    self.worthWhile = worthWhile
  }

  /// Counts a new record; no statement may be reading meanwhile.
  ///
  /// - Parameter existing: records of the type before the import.
  func noticeNew(_ type: RecordType, existing: Int) throws {
    // Places are few, and refer to each other.
    guard type != .facility else { return }
    let count = (counts[type] ?? 0) + 1
    counts[type] = count
    if count == max(worthWhile, existing) { try drop(type) }
  }

  private func drop(_ type: RecordType) throws {
    let scan = try connection.ownStatement(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL ORDER BY name")
    scan.bind(1, type.rawValue)
    var names: [String] = []
    while try scan.step() {
      names.append(scan.text(0))
      definitions.append(scan.text(1))
    }
    for name in names { try connection.execute("DROP INDEX \"\(name)\"") }
  }

  /// Builds what was dropped. To be called before a record is deleted to which others may refer, or one is added that
  /// others may wait for: SQLite finds those that refer to it through these indexes.
  func restore() throws {
    guard !definitions.isEmpty else { return }
    // Sorting takes as much memory as there is for pages, beside it.
    let pages = try connection.int("PRAGMA cache_size")
    try connection.execute("PRAGMA cache_size = -4096")
    for definition in definitions { try connection.execute(definition) }
    definitions.removeAll()
    try connection.execute("PRAGMA cache_size = \(pages)")
  }
}
