/// The digest of the rows of one table that a transaction writes.
///
/// As long as rows only come, by rising keys, they are digested as they are bound. When one changes, is taken back or
/// comes out of order, the rows are read again at the end.
final class WrittenRows {
  private let digest = RowsDigest()
  /// What is bound, as it comes.
  var rows: RowBytes { digest.rows }
  /// Where the row that is being bound begins.
  private var start = 0
  private var lastKey = Int.min
  private var isInOrder = true
  /// The keys of rows that were written or changed, as far as they are few.
  private var touched: Set<Int> = []
  private var inserted = 0
  private var isUnknown = false
  private static let mostTouched = 1_000

  // MARK: Rows that come

  /// The row that was bound was written.
  func endRow(key: Int) {
    inserted += 1
    note(key)
    if isInOrder, key > lastKey {
      lastKey = key
      rows.endRow()
      digest.endRow()
      start = rows.count
    } else {
      isInOrder = false
      discardRow()
    }
  }

  private func note(_ key: Int) {
    if touched.count <= WrittenRows.mostTouched { touched.insert(key) }
  }

  /// The row that was bound was not written.
  func discardRow() { rows.shorten(to: start) }

  // MARK: Rows that change

  /// A row was changed, taken back, or written again.
  func change(_ key: Int) {
    isInOrder = false
    note(key)
  }

  /// Any rows may have changed.
  func changeAny() {
    isInOrder = false
    isUnknown = true
  }

  // MARK: The end

  /// - Returns: nil where nothing was written.
  func finish(_ part: JournalPart, _ connection: Connection, transaction: Int) throws -> [UInt8]? {
    if isInOrder { return inserted > 0 ? digest.finish() : nil }
    let isFew = !isUnknown && touched.count <= WrittenRows.mostTouched
    let keys = isFew ? "AND key IN (\(touched.sorted().map(String.init).joined(separator: ",")))" : ""
    return try WrittenRows.digest(part.current(keys: keys), part, connection, transaction: transaction)
  }

  static func digest(_ sql: String, _ part: JournalPart, _ connection: Connection, transaction: Int) throws -> [UInt8]?
  {
    let scan = try connection.ownStatement(sql)
    scan.bind(1, transaction)
    let digest = RowsDigest()
    var isEmpty = true
    while try scan.step() {
      digest.rows.append(scan, columns: 0..<part.width)
      digest.endRow()
      isEmpty = false
    }
    return isEmpty ? nil : digest.finish()
  }
}
