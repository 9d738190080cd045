/// Rows of tables as bytes, always the same for the same content: what digests are made of. NULL is left out.
///
/// A value is the position of its column, its kind, its length or number as eight bytes, and its bytes; a row ends with
/// 254. No other bytes give the same row. Every cell of an import passes here, so the bytes lie in memory of their own.
@safe final class RowBytes {
  private var base: UnsafeMutableRawPointer
  private var capacity: Int
  private(set) var count = 0
  private static let endOfRow: UInt8 = 254

  init() {
    capacity = 1 << 16
    unsafe base = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
  }

  deinit { unsafe base.deallocate() }

  /// What there is, handed over; this begins anew in other memory.
  func take() -> TakenBytes {
    let taken = unsafe TakenBytes(base, count)
    capacity = max(1 << 16, min(capacity, 1 << 18))
    unsafe base = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
    count = 0
    return taken
  }

  var bytes: [UInt8] { unsafe Array(UnsafeRawBufferPointer(start: base, count: count)) }

  @inline(__always)
  private func reserve(_ more: Int) {
    if count + more > capacity { grow(more) }
  }

  private func grow(_ more: Int) {
    let larger = max(capacity * 2, count + more)
    let moved = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 16)
    unsafe moved.copyMemory(from: base, byteCount: count)
    unsafe base.deallocate()
    unsafe base = moved
    capacity = larger
  }

  @inline(__always)
  private func begin(_ column: UInt8, kind: UInt8, _ number: UInt64) {
    unsafe base.storeBytes(of: column, toByteOffset: count, as: UInt8.self)
    unsafe base.storeBytes(of: kind, toByteOffset: count + 1, as: UInt8.self)
    unsafe base.storeBytes(of: number.littleEndian, toByteOffset: count + 2, as: UInt64.self)
    count += 10
  }

  func append(_ column: UInt8, _ number: Int) {
    reserve(10)
    begin(column, kind: 0, UInt64(bitPattern: Int64(number)))
  }

  func append(_ column: UInt8, text: UnsafeBufferPointer<UInt8>) {
    unsafe append(column, kind: 1, UnsafeRawBufferPointer(text))
  }

  func append(_ column: UInt8, blob: [UInt8]) {
    unsafe blob.withUnsafeBytes { unsafe append(column, kind: 2, $0) }
  }

  private func append(_ column: UInt8, kind: UInt8, _ content: UnsafeRawBufferPointer) {
    reserve(10 + content.count)
    begin(column, kind: kind, UInt64(content.count))
    unsafe copy(content)
  }

  /// There must be room for it.
  private func copy(_ content: UnsafeRawBufferPointer) {
    guard let start = content.baseAddress else { return }
    unsafe (base + count).copyMemory(from: start, byteCount: content.count)
    count += content.count
  }

  /// What stands before the rows of a table, as it is.
  func append(heading: String) {
    let heading = Array(heading.utf8)
    reserve(heading.count)
    unsafe heading.withUnsafeBytes { unsafe copy($0) }
  }

  func endRow() {
    reserve(1)
    unsafe base.storeBytes(of: RowBytes.endOfRow, toByteOffset: count, as: UInt8.self)
    count += 1
  }

  /// Takes back what was appended since there were so many bytes.
  func shorten(to count: Int) { self.count = min(self.count, count) }

  /// A whole row of a query.
  ///
  /// - Parameter columns: of the query, from the first to be taken.
  func append(_ row: Statement, columns: Range<Int>) {
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

/// Bytes on their way to another thread. Whoever is handed them is the only one that has them.
@safe final class TakenBytes: @unchecked Sendable {
  private let base: UnsafeMutableRawPointer
  private let count: Int

  fileprivate init(_ base: UnsafeMutableRawPointer, _ count: Int) {
    unsafe self.base = base
    self.count = count
  }

  deinit { unsafe base.deallocate() }

  func withBytes(_ body: (UnsafeRawBufferPointer) -> Void) {
    unsafe body(UnsafeRawBufferPointer(start: base, count: count))
  }
}
