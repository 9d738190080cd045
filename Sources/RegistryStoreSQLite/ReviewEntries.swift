import Registry

/// The fields on which a source and the registry differ.
struct ReviewEntries {
  private let connection: Connection

  init(_ connection: Connection) {
    self.connection = connection
  }

  /// By the row of `source_record`: fields on which nobody has decided yet.
  func open(_ sourceRecord: Int) throws -> Set<String> {
    let find = try connection.statement("SELECT field FROM review WHERE source_record = ? AND decided IS NULL")
    find.bind(1, sourceRecord)
    var fields: Set<String> = []
    while try find.step() { fields.insert(find.text(0)) }
    return fields
  }

  /// Whoever gives a field the value that its source asks for has decided.
  func decide(_ slots: FieldSlots, key: Int, transaction: Int) throws {
    // CROSS JOIN keeps the order: what is under review is little, what sources said may be a million rows.
    let find = try connection.ownStatement(
      """
      SELECT r.key, r.field, r.there FROM review AS r CROSS JOIN source_record AS s ON s.key = r.source_record
      JOIN source ON source.key = s.source
      WHERE r.decided IS NULL AND s.record = ? AND source.type = ?
      """)
    find.bind(1, key)
    find.bind(2, slots.type.rawValue)
    var settled: [Int] = []
    while try find.step() {
      let parts = find.text(1).split(separator: "@", maxSplits: 1).map(String.init)
      guard let name = parts.first, let field = Catalogue.of(slots.type).position(of: name) else { continue }
      let here = slots.statement(field)[parts.count == 2 ? parts[1] : ""]
      if here == find.optionalText(2) { settled.append(find.int(0)) }
    }
    for entry in settled {
      let decide = try connection.statement("UPDATE review SET decided = ? WHERE key = ?")
      decide.bind(1, transaction)
      decide.bind(2, entry)
      try decide.run()
    }
  }
}
