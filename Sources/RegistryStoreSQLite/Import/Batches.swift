import Registry
import RegistryImport
import RegistryStore

/// The rows that say what was imported when, from which files, and what was noticed.
final class BatchWriter {
  private let state: TransactionState
  private var connection: Connection { state.records.connection }
  let batch: Int
  /// The key that rows of the current file carry.
  private(set) var file = 0

  /// Rows are written first and completed at the end, so that what refers to them never has to wait.
  init(_ state: TransactionState, profile: String, sha256: String? = nil) throws {
    self.state = state
    let insert = try state.records.connection.statement(
      """
      INSERT INTO batch ("transaction", profile, counts, notices, keeps_replaced, profile_sha256)
      VALUES (?, ?, '{}', '{}', 1, ?) RETURNING key
      """)
    insert.bind(1, state.key)
    insert.bind(2, profile)
    insert.bind(3, sha256)
    _ = try insert.step()
    batch = insert.int(0)
    _ = try insert.step()
  }

  func beginFile(named name: String) throws {
    let insert = try connection.statement(
      """
      INSERT INTO batch_file (batch, name, sha256, bytes, rows, encoding, dialect)
      VALUES (?, ?, '', 0, 0, '', '') RETURNING key
      """)
    insert.bind(1, batch)
    insert.bind(2, name)
    _ = try insert.step()
    file = insert.int(0)
    _ = try insert.step()
  }

  func endFile(_ facts: BatchFile) throws {
    let update = try connection.statement(
      """
      UPDATE batch_file SET name = ?, sha256 = ?, bytes = ?, rows = ?, encoding = ?, dialect = ? WHERE key = ?
      """)
    update.bind(1, facts.name)
    update.bind(2, facts.sha256)
    update.bind(3, facts.bytes)
    update.bind(4, facts.rows)
    update.bind(5, facts.encoding)
    update.bind(6, facts.dialect)
    update.bind(7, file)
    try update.run()
  }

  func finish(_ notices: NoticeLog, counts: [(type: RecordType, counts: RecordCounts)]) throws {
    let update = try connection.statement("UPDATE batch SET counts = ?, notices = ? WHERE key = ?")
    update.bind(1, BatchWriter.json(counts))
    let totals = notices.counts.sorted { $0.key.rawValue < $1.key.rawValue }
    update.bind(2, "{\(totals.map { "\"\($0.key.rawValue)\":\($0.value)" }.joined(separator: ","))}")
    update.bind(3, batch)
    try update.run()
    for notice in notices.kept {
      let row = try connection.statement(
        """
        INSERT INTO batch_notice (batch, code, severity, file, line, "column", "offset", field, message)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
      row.bind(1, batch)
      row.bind(2, notice.code.rawValue)
      row.bind(3, notice.code.severity.rawValue)
      row.bind(4, String(notice.place.path.split(separator: "/").last ?? ""))
      row.bind(5, notice.place.line)
      row.bind(6, notice.place.column)
      row.bind(7, notice.place.offset)
      row.bind(8, notice.field)
      row.bind(9, notice.message)
      try row.run()
    }
  }

  private static func json(_ counts: [(type: RecordType, counts: RecordCounts)]) -> String {
    let types = counts.map { entry in
      let numbers = entry.counts.named.map { "\"\($0.name)\":\($0.count)" }.joined(separator: ",")
      return "\"\(entry.type.rawValue)\":{\(numbers)}"
    }
    return "{\(types.joined(separator: ","))}"
  }
}
