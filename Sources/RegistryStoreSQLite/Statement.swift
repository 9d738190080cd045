import GRDBSQLite
import Registry
import RegistryStore

/// A prepared statement of the C library, for the paths that a million rows take.
///
/// Values are always bound, never part of the SQL.
@safe final class Statement {
  private let handle: OpaquePointer
  private let connection: OpaquePointer
  /// What is bound is written down here too; nil: it is not. Every cell of an import asks, so it is not counted as a
  /// reference each time; `kept` holds it.
  private var written: Unmanaged<RowBytes>?
  private var kept: RowBytes?
  /// By the parameter, which column it is for; 255: it is not written down.
  private var columns: [UInt8] = []

  init(_ connection: OpaquePointer, _ sql: String) throws {
    var handle: OpaquePointer?
    let code = unsafe sqlite3_prepare_v3(
      connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
    guard code == SQLITE_OK, let handle = unsafe handle else { throw unsafe SQLiteFailure(code, connection) }
    unsafe self.handle = handle
    unsafe self.connection = connection
  }

  deinit {
    unsafe sqlite3_finalize(handle)
  }

  /// Digests what is bound from now on.
  ///
  /// - Parameters:
  ///   - names: of the columns that the parameters are for, in their order.
  func digest(into rows: WrittenRows, _ part: JournalPart, parameters names: [String]) {
    let known = part.columns
    columns = [255] + names.map { name in known.firstIndex(of: name).map { UInt8(truncatingIfNeeded: $0) } ?? 255 }
    kept = rows.rows
    unsafe written = Unmanaged.passUnretained(rows.rows)
  }

  // MARK: Binding; positions from 1

  func bind(_ position: Int, _ value: Int?) {
    if let value {
      if let written = unsafe written, columns[position] != 255 {
        unsafe written._withUnsafeGuaranteedRef { $0.append(columns[position], value) }
      }
      unsafe sqlite3_bind_int64(handle, Int32(position), Int64(value))
    } else {
      unsafe sqlite3_bind_null(handle, Int32(position))
    }
  }

  func bind(_ position: Int, _ text: String?) {
    guard var text else {
      unsafe sqlite3_bind_null(handle, Int32(position))
      return
    }
    text.withUTF8 { bytes in unsafe bindBytes(position, bytes) }
  }

  func bind(_ position: Int, _ text: Span<UInt8>) {
    unsafe text.withUnsafeBufferPointer { bytes in unsafe bindBytes(position, bytes) }
  }

  func bind(_ position: Int, _ bytes: [UInt8], _ range: Range<Int>) {
    unsafe bytes.withUnsafeBufferPointer { all in
      unsafe bindBytes(position, UnsafeBufferPointer(rebasing: all[range]))
    }
  }

  /// Binds bytes that SQLite does not copy: they must stay as they are until the statement was run and
  /// `clearBindings` called.
  func bindBorrowed(_ position: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress, !bytes.isEmpty else { return unsafe bindBytes(position, bytes) }
    unsafe noteText(position, bytes)
    unsafe base.withMemoryRebound(to: CChar.self, capacity: bytes.count) { text in
      _ = unsafe sqlite3_bind_text(handle, Int32(position), text, Int32(bytes.count), nil)
    }
  }

  func bindBlob(_ position: Int, _ bytes: [UInt8]) {
    if let written = unsafe written, columns[position] != 255 {
      unsafe written._withUnsafeGuaranteedRef { $0.append(columns[position], blob: bytes) }
    }
    let copy = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    unsafe bytes.withUnsafeBytes { bytes in
      // A null pointer would bind NULL.
      _ =
        unsafe bytes.isEmpty
        ? sqlite3_bind_zeroblob(handle, Int32(position), 0)
        : sqlite3_bind_blob(handle, Int32(position), bytes.baseAddress, Int32(bytes.count), copy)
    }
  }

  /// Makes all parameters NULL.
  func clearBindings() {
    unsafe sqlite3_clear_bindings(handle)
  }

  private func noteText(_ position: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
    if let written = unsafe written, columns[position] != 255 {
      unsafe written._withUnsafeGuaranteedRef { unsafe $0.append(columns[position], text: bytes) }
    }
  }

  private func bindBytes(_ position: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
    unsafe noteText(position, bytes)
    // SQLITE_TRANSIENT: SQLite copies, so nothing has to outlive this call. A null pointer would bind NULL.
    let copy = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    guard let base = bytes.baseAddress else {
      unsafe sqlite3_bind_text(handle, Int32(position), "", 0, copy)
      return
    }
    unsafe base.withMemoryRebound(to: CChar.self, capacity: bytes.count) { text in
      _ = unsafe sqlite3_bind_text(handle, Int32(position), text, Int32(bytes.count), copy)
    }
  }

  // MARK: Running

  /// - Returns: true for a row, false at the end; at the end the statement is ready to run again.
  func step() throws -> Bool {
    let code = unsafe sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    let failure = code == SQLITE_DONE ? nil : unsafe SQLiteFailure(code, connection)
    unsafe sqlite3_reset(handle)
    if let failure { throw failure }
    return false
  }

  func run() throws {
    while try step() {}
  }

  func reset() {
    unsafe sqlite3_reset(handle)
  }

  // MARK: Columns; positions from 0

  enum Kind { case null, integer, text, blob }

  func kind(_ column: Int) -> Kind {
    switch unsafe sqlite3_column_type(handle, Int32(column)) {
    case SQLITE_NULL: .null
    case SQLITE_INTEGER: .integer
    case SQLITE_BLOB: .blob
    // No table has columns of real numbers.
    default: .text
    }
  }

  func isNull(_ column: Int) -> Bool { unsafe sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL }

  func int(_ column: Int) -> Int { Int(unsafe sqlite3_column_int64(handle, Int32(column))) }

  func optionalInt(_ column: Int) -> Int? { isNull(column) ? nil : int(column) }

  func text(_ column: Int) -> String {
    unsafe withBytes(column) { unsafe String(decoding: $0, as: UTF8.self) } ?? ""
  }

  func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }

  func blob(_ column: Int) -> [UInt8] {
    guard let start = unsafe sqlite3_column_blob(handle, Int32(column)) else { return [] }
    return unsafe Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, Int32(column)))))
  }

  /// - Returns: nil where the column is NULL, and where it cannot be read.
  func day(_ column: Int) -> PartialDay? {
    unsafe withBytes(column) { bytes in try? PartialDay(unsafe bytes.span) } ?? nil
  }

  /// The bytes of a text column, valid during `body`; nil where it is NULL.
  func withBytes<Result>(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result? {
    guard let start = unsafe sqlite3_column_text(handle, Int32(column)) else { return nil }
    let count = Int(unsafe sqlite3_column_bytes(handle, Int32(column)))
    return try unsafe body(UnsafeBufferPointer(start: start, count: count))
  }
}

/// A failure of SQLite, by its result code.
struct SQLiteFailure: Error {
  let code: Int32
  let message: String

  init(_ code: Int32, _ connection: OpaquePointer) {
    self.code = code
    message = unsafe sqlite3_errmsg(connection).map { unsafe String(cString: $0) } ?? "unknown"
  }

  init(code: Int32, message: String) {
    self.code = code
    self.message = message
  }

  /// What it means for the registry at `path`.
  func storeError(_ path: String) -> StoreError {
    switch code & 0xff {
    case SQLITE_BUSY, SQLITE_LOCKED: .locked(path: path)
    case SQLITE_FULL: .diskFull(path: path)
    case SQLITE_NOTADB: .notARegistry(path: path)
    case SQLITE_CORRUPT: .damaged(path: path)
    case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH: .noPermission(path: path)
    // A file system that refuses to grow a file answers a write with an input/output error.
    case SQLITE_IOERR: .diskFull(path: path)
    default: .failed("the registry failed: \(message)")
    }
  }
}
