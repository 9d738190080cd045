/// Rows of tables as bytes, always the same for the same content: what digests are made of. NULL is left out.
///
/// A value is the position of its column, its kind, its length or number as eight bytes, and its bytes; a row ends with
/// 254. No other bytes give the same row.
struct RowBytes {
  private(set) var bytes: [UInt8] = []
  private static let endOfRow: UInt8 = 254

  mutating func append(_ column: UInt8, _ number: Int) {
    begin(column, kind: 0, UInt64(bitPattern: Int64(number)))
  }

  mutating func append(_ column: UInt8, text: UnsafeBufferPointer<UInt8>) {
    begin(column, kind: 1, UInt64(text.count))
    unsafe bytes.append(contentsOf: text)
  }

  mutating func append(_ column: UInt8, blob: [UInt8]) {
    begin(column, kind: 2, UInt64(blob.count))
    bytes.append(contentsOf: blob)
  }

  private mutating func begin(_ column: UInt8, kind: UInt8, _ number: UInt64) {
    bytes.append(column)
    bytes.append(kind)
    for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(shift))) }
  }

  mutating func endRow() { bytes.append(RowBytes.endOfRow) }

  /// Takes back what was appended since there were so many bytes.
  mutating func shorten(to count: Int) { bytes.removeLast(bytes.count - count) }

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// A whole row of a query.
  ///
  /// - Parameter columns: of the query, from the first to be taken.
  mutating func append(_ row: Statement, columns: Range<Int>) {
    for (position, column) in columns.enumerated() {
      let code = UInt8(truncatingIfNeeded: position)
      switch row.kind(column) {
      case .null: continue
      case .integer: append(code, row.int(column))
      case .text: unsafe row.withBytes(column) { unsafe append(code, text: $0) }
      case .blob: append(code, blob: row.blob(column))
      }
    }
    endRow()
  }
}
