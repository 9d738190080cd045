/// The digest of the small tables whose rows change in place. An entry has that of the moment when its transaction ended;
/// only that of the last can be compared.
struct RegistryState {
  let connection: Connection

  private static let tables = [
    "registry", "data_file", "code", "code_set", "code_set_member", "source", "source_edit", "gone_change",
    "batch_undo", "review", "review_history", "recipient", "erased",
    "transaction_key",
  ]

  /// - Returns: 32 bytes.
  func digest() throws -> [UInt8] {
    let digest = RowsDigest()
    for table in RegistryState.tables {
      digest.rows.append(heading: "\(table)\n")
      let columns = try self.columns(table)
      // The order of the primary key: by row, or by the columns that are it.
      let scan = try connection.ownStatement(
        "SELECT \(columns.map { "\"\($0)\"" }.joined(separator: ", ")) FROM \(table) ORDER BY 1, 2")
      while try scan.step() {
        digest.rows.append(scan, columns: 0..<columns.count)
        digest.endRow()
      }
    }
    return digest.finish()
  }

  private func columns(_ table: String) throws -> [String] {
    let scan = try connection.ownStatement("SELECT name FROM pragma_table_info(?)")
    scan.bind(1, table)
    var names: [String] = []
    while try scan.step() { names.append(scan.text(0)) }
    return names
  }
}
