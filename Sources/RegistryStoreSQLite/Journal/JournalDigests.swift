/// The digests of all that is there now of what each transaction wrote.
struct JournalDigests {
  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  /// By the part and the key of the transaction.
  func all() throws -> [JournalPart: [Int: [UInt8]]] {
    var digests: [JournalPart: [Int: [UInt8]]] = [:]
    for part in JournalPart.all { digests[part] = try digest(part) }
    return digests
  }

  private func digest(_ part: JournalPart) throws -> [Int: [UInt8]] {
    let scan = try connection.ownStatement(part.whole)
    var digests: [Int: [UInt8]] = [:]
    var current: (transaction: Int, digest: RowsDigest)?
    while try scan.step() {
      let transaction = scan.int(0)
      if transaction != current?.transaction {
        if let current { digests[current.transaction] = current.digest.finish() }
        current = (transaction, RowsDigest())
      }
      current?.digest.rows.append(scan, columns: 1..<(part.width + 1))
      current?.digest.endRow()
    }
    if let current { digests[current.transaction] = current.digest.finish() }
    return digests
  }
}
