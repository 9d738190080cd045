import Registry
import RegistryImport

/// What a source says of sealed fields. It is compared where a key is at hand that opens what the source said before;
/// without one, the same file by the same profile says the same, and any other is taken to have changed.
extension ProfileImport {
  /// Seals what a new row says.
  ///
  /// - Returns: the row of what is sealed, and the id of the record; nil where the row says nothing of sealed fields.
  func sealed(_ candidate: Candidate, _ make: Make, record: Int, _ note: (Notice) -> Void) throws
    -> (row: Int, id: String)?
  {
    guard !candidate.sealed.isEmpty else { return nil }
    let id = try state.records.table(make.type).id(key: record) ?? state.nextID(make.type)
    return try seal(candidate, make, id: id, note).map { ($0, id) }
  }

  /// Seals what a row says in place of what the source said before.
  func sealed(
    _ candidate: Candidate, _ make: Make, _ row: SourceStatements.Row, _ note: (Notice) -> Void
  ) throws -> Int? {
    hasUnusedSealed = true
    // Of several rows one may say again what the source had said before this import.
    if !make.isPart, let earlier = try statements.sealedBefore(row.key), !candidate.sealed.isEmpty,
      try state.sealed.opened(earlier, make.type)?.saysTheSame(as: slots(make.type, candidate.sealed)) == true
    {
      return earlier
    }
    guard let before = row.sealed else { return try sealed(candidate, make, record: row.record, note)?.row }
    guard !candidate.sealed.isEmpty else { return nil }
    // Of a record that several tables tell of, what the others said still stands.
    return try seal(candidate, make, id: state.sealed.id(before), earlier: make.isPart ? before : nil, note)
  }

  private func seal(
    _ candidate: Candidate, _ make: Make, id: String, earlier: Int? = nil, _ note: (Notice) -> Void
  ) throws -> Int? {
    if try state.sealed.isErased(make.type, id: id) {
      note(.erased(make.type, id, at: candidate.place))
      return nil
    }
    return try state.sealed.seal(candidate.sealed, make.type, id: id, earlier: earlier)
  }

  /// Whether a row says of sealed fields what is kept of them.
  func saysTheSameSealed(
    _ candidate: Candidate, _ make: Make, _ row: SourceStatements.Row, _ note: (Notice) -> Void
  ) throws -> Bool {
    // What the profile does not map, or nobody could open, stays as it is.
    guard state.sealed.isActive, makesFillSealed[candidate.make] else { return true }
    guard let before = row.sealed else { return candidate.sealed.isEmpty }
    if candidate.sealed.isEmpty { return make.isPart }
    if let opened = try state.sealed.opened(before, make.type) {
      let told = slots(make.type, candidate.sealed)
      // A part of a record tells nothing of the fields of other parts.
      if make.isPart {
        var merged = opened
        merged.merge(told)
        return merged.saysTheSame(as: opened)
      }
      return told.saysTheSame(as: opened)
    }
    if try isOfSameFile(row) { return true }
    let key = quoted(candidate.key, isHidden: profile.hidesKey(of: make.type))
    note(.sealedNotCompared(make.type, key, at: candidate.place))
    return false
  }

  /// Whether the batch that the row came from had this very file, by this very profile.
  private func isOfSameFile(_ row: SourceStatements.Row) throws -> Bool {
    guard let sha256 = fileSHA256 else { return false }
    let find = try connection.statement(
      """
      SELECT EXISTS (
        SELECT 1 FROM source_record AS s JOIN batch_file AS own ON own.key = s.file
        JOIN batch AS b ON b.key = own.batch JOIN batch_file AS f ON f.batch = b.key
        WHERE s.key = ? AND f.sha256 = ? AND b.profile_sha256 = ?)
      """)
    find.bind(1, row.key)
    find.bind(2, sha256)
    find.bind(3, profileSHA256)
    defer { find.reset() }
    return try find.step() && find.int(0) == 1
  }

  /// What two tables say differently of a sealed field.
  func sealedContradiction(_ candidate: Candidate, _ make: Make, _ row: SourceStatements.Row) throws
    -> JointParts.Joined?
  {
    guard !candidate.sealed.isEmpty, let before = row.sealed, state.sealed.isOwn(before),
      let opened = try state.sealed.opened(before, make.type)
    else { return nil }
    let told = slots(make.type, candidate.sealed)
    if case .contradiction(let field, _, _, _) = joint.joined(told, to: opened) {
      return .contradiction(field: field, isSealed: true, first: "", second: "")
    }
    return nil
  }

  /// Adds what one more table says of sealed fields.
  func joinSealed(_ candidate: Candidate, _ make: Make, _ row: SourceStatements.Row, _ note: (Notice) -> Void) throws {
    guard !candidate.sealed.isEmpty, try !saysTheSameSealed(candidate, make, row, note) else { return }
    try statements.setSealed(row.key, to: try sealed(candidate, make, row, note))
  }
}
