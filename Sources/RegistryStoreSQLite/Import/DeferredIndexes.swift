import Registry

/// The indexes of tables into which an import writes very many records, built once at its end.
///
/// Entries of such an index come in no order, so that each of them has to be searched for its place. Once it is larger
/// than the memory for pages, each reads one page and writes another: ten times the records took almost twenty times as
/// long.
final class DeferredIndexes {
  private let worthWhile: Int
  private let connection: Connection
  /// Once in an import: records that are taken back again and again must not have the indexes built each time.
  private var dropped: Set<RecordType> = []
  /// The definitions of indexes that are to be built.
  private var definitions: [String] = []

  /// - Parameter worthWhile: how many new records of a type make it so. Building an index of them all costs less than
  ///   half of what adding to it one by one does; below some ten thousand nobody would notice.
  init(_ connection: Connection, worthWhile: Int = 50_000) {
    self.connection = connection
    self.worthWhile = worthWhile
  }

  /// To be called after each new record; no statement may be reading meanwhile.
  ///
  /// - Parameters:
  ///   - count: new records of the type.
  ///   - existing: records of the type before the import.
  func noticeNew(_ type: RecordType, count: Int, existing: Int) throws {
    // Places are few, and refer to each other.
    guard count == max(worthWhile, existing), type != .facility, dropped.insert(type).inserted else { return }
    try drop(type)
  }

  private func drop(_ type: RecordType) throws {
    let scan = try connection.ownStatement(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL ORDER BY name")
    scan.bind(1, type.table)
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
