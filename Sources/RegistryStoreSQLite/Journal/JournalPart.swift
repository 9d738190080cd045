import Registry

/// A table, or two, whose rows each belong to the transaction that wrote them: what a journal entry has a digest of.
struct JournalPart: Hashable {
  enum Content: Hashable {
    case records(RecordType)
    case statements
    case sealed
    case batches
  }

  let content: Content
  /// Stands before the digest in an entry; never changes.
  let code: UInt8

  static let statements = JournalPart(content: .statements, code: 100)
  static let sealed = JournalPart(content: .sealed, code: 101)
  static let batches = JournalPart(content: .batches, code: 102)
  static let all: [JournalPart] = RecordType.allCases.map { records($0) } + [statements, sealed, batches]

  static func records(_ type: RecordType) -> JournalPart {
    let code: UInt8 =
      switch type {
      case .facility: 1
      case .visit: 2
      case .finding: 3
      case .allegation: 4
      case .person: 5
      case .followUp: 6
      case .assessment: 7
      case .custody: 8
      case .reprisal: 9
      case .figure: 10
      case .engagement: 11
      }
    return JournalPart(content: .records(type), code: code)
  }

  /// What of it there is in words, for a finding.
  var name: String {
    switch content {
    case .records(let type): type.pluralNoun
    case .statements: "what sources said"
    case .sealed: "sealed fields"
    case .batches: "batches"
    }
  }

  // MARK: Columns

  /// The columns that are digested, in an order that never changes: the order in which rows are bound when they are
  /// written.
  var columns: [String] {
    switch content {
    case .records(let type):
      ["key"] + (StoredColumns.of(type).hasSealed ? ["sealed"] : []) + ["id"]
        + StoredColumns.of(type).columns.map { "\"\($0.name)\"" }
    case .statements:
      ["key", "source", "record", "file", "line", "\"offset\"", "sealed", "partner_key", "statement", "part"]
    // The wrapped key may be destroyed, and what that takes away is noticed where it is opened.
    case .sealed: ["key", "type", "id", "earlier", "content"]
    case .batches: []
    }
  }

  /// The query of the rows that transaction ?1 wrote and that still stand as it wrote them, by key.
  func current(keys: String = "") -> String {
    let columns = columns.joined(separator: ", ")
    switch content {
    case .records(let type):
      return "SELECT \(columns) FROM \(type.table) WHERE \"transaction\" = ?1 \(keys) ORDER BY key"
    case .statements: return "SELECT \(columns) FROM source_record WHERE \"transaction\" = ?1 \(keys) ORDER BY key"
    case .sealed: return "SELECT \(columns) FROM sealed WHERE \"transaction\" = ?1 \(keys) ORDER BY key"
    case .batches: return JournalPart.batchRows(where: "b.\"transaction\" = ?1", since: "")
    }
  }

  /// The query of all rows that any transaction wrote, as they were then: the transaction, then the columns, by both.
  var whole: String {
    let columns = columns.joined(separator: ", ")
    switch content {
    case .records(let type):
      let name = type.table
      let earlier = columns.replacing("key, ", with: "record, ", maxReplacements: 1)
      return """
        SELECT "transaction" AS since, \(columns) FROM \(name)
        UNION ALL SELECT since, \(earlier) FROM \(name)_history ORDER BY 1, 2
        """
    case .statements:
      // The source and the key of the partner never change.
      return """
        SELECT "transaction" AS since, \(columns) FROM source_record
        UNION ALL SELECT h.since, s.key, s.source, s.record, h.file, h.line, h."offset", h.sealed, s.partner_key,
          h.statement, h.part
        FROM source_record_history AS h JOIN source_record AS s ON s.key = h.source_record ORDER BY 1, 2
        """
    case .sealed: return "SELECT \"transaction\", \(columns) FROM sealed ORDER BY 1, 2"
    case .batches: return JournalPart.batchRows(where: "1", since: "b.\"transaction\", ")
    }
  }

  private static func batchRows(where condition: String, since: String) -> String {
    let none = { (count: Int) in Array(repeating: "NULL", count: count).joined(separator: ", ") }
    return """
      SELECT \(since)0, b.key, b.profile, b.counts, b.notices, b.profile_sha256, b.keeps_replaced,
        \(none(4)) FROM batch AS b WHERE \(condition)
      UNION ALL SELECT \(since)1, f.key, f.name, f.sha256, f.bytes, f.rows, f.encoding, f.dialect, \(none(3))
      FROM batch_file AS f JOIN batch AS b ON b.key = f.batch WHERE \(condition)
      UNION ALL SELECT \(since)2, n.key, n.code, n.severity, n.file, n.line, n."column", n."offset", n.field, n.message, NULL
      FROM batch_notice AS n JOIN batch AS b ON b.key = n.batch WHERE \(condition)
      ORDER BY 1, 2\(since.isEmpty ? "" : ", 3")
      """
  }

  /// How many columns both queries have, that of the transaction aside.
  var width: Int { content == .batches ? 11 : columns.count }
}
