import Registry
import RegistryStore

/// Reads what is sealed of records, without opening it.
struct SealedReader {
  let connection: Connection

  /// A row and those whose other fields it lets stand, the latest first.
  func chain(_ key: Int) throws -> [SealedText] { try rows(from: key).map(\.text) }

  /// - Returns: nil where nothing was ever sealed of the record.
  func record(_ table: RecordTable, key: Int) throws -> SealedRecord? {
    guard table.stored.hasSealed else { return nil }
    let transactions = TransactionReader(connection)
    func part(_ row: (text: SealedText, transaction: Int)) throws -> SealedRecord.Part {
      SealedRecord.Part(text: row.text, transaction: try transactions.facts(row.transaction))
    }
    let own = try table.sealed(key: key)
    let subject = (type: table.type, id: try table.id(key: key) ?? "")
    let parts = try own.map { try rows(from: $0, of: subject) } ?? []
    let scan = try connection.ownStatement(
      """
      SELECT source.profile, s.sealed FROM source_record AS s JOIN source ON source.key = s.source
      WHERE s.record = ? AND source.type = ? AND s.sealed IS NOT NULL AND s.sealed IS NOT ?
      ORDER BY source.profile, s.partner_key
      """)
    scan.bind(1, key)
    scan.bind(2, table.type.rawValue)
    scan.bind(3, own)
    var others: [(profile: String, part: SealedRecord.Part)] = []
    while try scan.step() {
      for row in try rows(from: scan.int(1), of: subject) { others.append((scan.text(0), try part(row))) }
    }
    guard !parts.isEmpty || !others.isEmpty else { return nil }
    return SealedRecord(parts: try parts.map(part), others: others)
  }

  /// - Parameter subject: the record that all of it must be of; nil: that which the first row names.
  private func rows(from first: Int, of subject: (type: RecordType, id: String)? = nil) throws
    -> [(text: SealedText, transaction: Int)]
  {
    var rows: [(text: SealedText, transaction: Int)] = []
    var subject = subject
    var next: Int? = first
    while let key = next {
      let find = try connection.statement(
        """
        SELECT s.type, s.id, t.device, t.number, k.wrapped, s.wrapped, s.content, s.earlier, s."transaction"
        FROM sealed AS s JOIN transactions AS t ON t.key = s."transaction"
        JOIN transaction_key AS k ON k."transaction" = s."transaction" WHERE s.key = ?
        """)
      find.bind(1, key)
      defer { find.reset() }
      guard try find.step(), let type = RecordType(rawValue: find.text(0)) else {
        throw SealedReader.altered(subject)
      }
      let named = (type: type, id: find.text(1))
      // What is moved elsewhere with its name opens all the same: the name must be that of the record.
      guard named == subject ?? named else { throw SealedReader.altered(subject) }
      subject = named
      let text = SealedText(
        type: type, id: find.text(1), device: find.text(2), number: find.int(3), transactionKey: find.blob(4),
        key: find.isNull(5) ? nil : find.blob(5), content: find.blob(6))
      rows.append((text, find.int(8)))
      next = find.optionalInt(7)
      // An earlier row has a lower key: what was altered must not lead in a circle.
      if let next, next >= key { throw SealedReader.altered(subject) }
    }
    return rows
  }

  private static func altered(_ subject: (type: RecordType, id: String)?) -> StoreError {
    let of = subject.map { " of \($0.type.rawValue)/\($0.id)" } ?? ""
    return .refused(
      "what is sealed\(of) was altered, is missing or belongs elsewhere: run `vigil journal verify`, and compare with a backup"
    )
  }
}
