import RegistryStore

/// Compares the journal with what the registry holds now.
struct JournalCheck {
  let connection: Connection

  func findings() throws -> [CheckFinding] {
    let digests = try JournalDigests(connection).all()
    let undone = try self.undone()
    var findings: [CheckFinding] = []
    var chains: [String: [UInt8]] = [:]
    var numbers: [String: Int] = [:]
    var seen: Set<Int> = []
    var last: (state: [UInt8], subject: String)?
    let scan = try connection.ownStatement(
      """
      SELECT t.key, t.device, t.number, t.author, t.recorded_at, t.command, j.written, j.state, j.chain
      FROM transactions AS t LEFT JOIN journal AS j ON j."transaction" = t.key ORDER BY t.key
      """)
    while try scan.step() {
      let (key, device, number) = (scan.int(0), scan.text(1), scan.int(2))
      let subject = "journal \(device)/\(number)"
      seen.insert(key)
      guard !scan.isNull(8) else {
        findings.append(CheckFinding(subject: subject, message: "has no entry in the journal"))
        continue
      }
      let entry = JournalEntry(
        device: device, number: number,
        authorship: Authorship(author: scan.text(3), time: scan.text(4), command: scan.text(5)), written: scan.blob(6),
        state: scan.blob(7))
      if number != (numbers[device] ?? 0) + 1 {
        findings.append(CheckFinding(subject: subject, message: "does not follow entry \(numbers[device] ?? 0)"))
      }
      let chain = entry.chain(after: chains[device] ?? [])
      if chain != scan.blob(8) {
        findings.append(
          CheckFinding(subject: subject, message: "was altered, or the entry before it: the chain breaks here"))
      }
      // Each break is told of once.
      chains[device] = scan.blob(8)
      numbers[device] = number
      findings += compare(entry, subject, digests, key, isUndone: undone.contains(key))
      last = (entry.state, subject)
    }
    for (part, found) in digests {
      for key in found.keys.filter({ !seen.contains($0) }).sorted() {
        findings.append(
          CheckFinding(subject: "journal", message: "\(part.name): rows of a transaction \(key) that is not there"))
      }
    }
    if let last, !last.state.isEmpty, try RegistryState(connection: connection).digest() != last.state {
      findings.append(
        CheckFinding(
          subject: last.subject,
          message: "settings, code lists, sources or the review queue are not as this last entry left them"))
    }
    return try findings + DerivedRows(connection: connection).findings()
      + SchemaCheck(connection: connection).findings()
  }

  private func compare(
    _ entry: JournalEntry, _ subject: String, _ digests: [JournalPart: [Int: [UInt8]]], _ key: Int, isUndone: Bool
  ) -> [CheckFinding] {
    guard let written = JournalEntry.parts(entry.written) else {
      return [CheckFinding(subject: subject, message: "cannot be read")]
    }
    return JournalPart.all.compactMap { part in
      // What sources said in a batch that was taken back is not kept.
      if isUndone, part == .statements { return nil }
      guard digests[part]?[key] != written[part.code] else { return nil }
      return CheckFinding(subject: subject, message: "\(part.name) are not as they were written then")
    }
  }

  /// Transactions of batches that were taken back.
  private func undone() throws -> Set<Int> {
    let scan = try connection.ownStatement(
      "SELECT b.\"transaction\" FROM batch_undo AS u JOIN batch AS b ON b.key = u.batch")
    var keys: Set<Int> = []
    while try scan.step() { keys.insert(scan.int(0)) }
    return keys
  }
}
