import Registry
import RegistryImport
import RegistryStore

/// The rows that say what was imported when, from which files, and what was noticed.
final class BatchWriter {
  private let state: TransactionState
  private var connection: Connection { state.records.connection }
  let batch: Int
  private(set) var file = 0

  init(_ state: TransactionState) throws {
    self.state = state
    batch = try state.records.connection.int("SELECT coalesce(max(key), 0) + 1 FROM batch")
    file = try state.records.connection.int("SELECT coalesce(max(key), 0) FROM batch_file")
  }

  /// - Returns: the key that rows of this file carry.
  func beginFile() {
    file += 1
  }

  func endFile(_ facts: BatchFile) throws {
    let insert = try connection.statement(
      "INSERT INTO batch_file (key, batch, name, sha256, bytes, rows, encoding, dialect) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
    insert.bind(1, file)
    insert.bind(2, batch)
    insert.bind(3, facts.name)
    insert.bind(4, facts.sha256)
    insert.bind(5, facts.bytes)
    insert.bind(6, facts.rows)
    insert.bind(7, facts.encoding)
    insert.bind(8, facts.dialect)
    try insert.run()
  }

  func finish(profile: String, _ notices: NoticeLog, counts: [(type: RecordType, counts: RecordCounts)]) throws {
    let insert = try connection.statement(
      "INSERT INTO batch (key, \"transaction\", profile, counts, notices) VALUES (?, ?, ?, ?, ?)")
    insert.bind(1, batch)
    insert.bind(2, state.key)
    insert.bind(3, profile)
    insert.bind(4, BatchWriter.json(counts))
    let totals = notices.counts.sorted { $0.key.rawValue < $1.key.rawValue }
    insert.bind(5, "{\(totals.map { "\"\($0.key.rawValue)\":\($0.value)" }.joined(separator: ","))}")
    try insert.run()
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
