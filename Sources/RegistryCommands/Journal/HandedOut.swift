import RegistryStore

/// What left the registry for others: an entry of the journal.
enum HandedOut {
  /// Before anything is written: nothing is handed out that nobody knows of.
  static func note(_ account: String, in store: any RegistryStore) throws {
    try store.write(.now(account)) { _ in ((), true) }
  }

  /// What was handed out before, the oldest first.
  ///
  /// - Parameter beginning: of its account.
  static func earlier(_ beginning: String, in store: any RegistryStore) throws -> [JournalLine] {
    try store.read { session in
      var lines: [JournalLine] = []
      try session.forEachJournalLine { line in
        if line.authorship.command.hasPrefix(beginning) { lines.append(line) }
      }
      return lines
    }
  }
}
