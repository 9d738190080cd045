import Registry
import RegistryImport

/// The first movement of an import: what a source says of its records, row by row.
extension ProfileImport {
  func accept(_ candidate: Candidate, _ note: (Notice) -> Void) throws {
    let source = sources[candidate.make]
    // Most rows of a first import end here.
    if direct.takes(make: candidate.make), try !isRefused(candidate, source),
      let row = try sayNew(candidate, source, note)
    {
      return try notePart(candidate, row, source)
    }
    let make = profile.makes[candidate.make]
    if make.edits != nil { try followEdits(candidate, source) }
    guard try !isRefused(candidate, source) else {
      return note(
        Notice(
          make.isPart ? .contradictingParts : .repeatedKey, at: candidate.place,
          "rows for the \(make.type) \(shown(candidate)) differ, and this is one more of them"))
    }
    if let row = try say(candidate, make, source, note) { try notePart(candidate, row, source) }
  }

  /// A record whose rows contradict each other is not made after all by a further row.
  private func isRefused(_ candidate: Candidate, _ source: Int) throws -> Bool {
    try hasContradictions && several.contradictsItself(source: source, key: candidate.key)
  }

  /// The key as a message quotes it.
  private func shown(_ candidate: Candidate) -> String {
    quoted(candidate.key, isHidden: profile.hidesKey(of: profile.makes[candidate.make].type))
  }

  private func notePart(_ candidate: Candidate, _ row: Int, _ source: Int) throws {
    guard let part = candidate.part else { return }
    try covered.note(part, source: source)
    try statements.setPart(row, part)
  }

  /// - Returns: the row of `source_record`, or nil where the record was rejected.
  private func say(_ candidate: Candidate, _ make: Make, _ source: Int, _ note: (Notice) -> Void) throws -> Int? {
    let statement = candidate.statement
    guard let row = try statements.find(source, candidate.key) else {
      let existing = try existingRecord(make.type, candidate.key)
      let record = try existing ?? state.nextKey(make.type)
      let sealed = try sealed(candidate, make, record: record, note)
      let key = try statements.insert(
        source: source, partnerKey: candidate.key, record: record, file: batch.file, candidate.place, statement,
        sealed: sealed?.row)
      seen.insert(key)
      present.insert(key)
      if existing != nil { linked.insert(key) }
      direct.wait(make: candidate.make)
      if let rank = rank(candidate, make) { try several.setRank(key, rank) }
      return key
    }
    present.insert(row.key)
    guard seen.insert(row.key) else { return try sayAgain(candidate, make, row, statement, note) }
    if row.isGone { try goneMarks.set(row.key, nil) }
    if make.edits != nil {
      // An older form of a record does not undo what corrected it.
      let before = try statements.edits.depthBefore(source: source, candidate.key)
      guard before <= editDepth else {
        try several.setRank(row.key, PartnerEdits.rank(before))
        return row.key
      }
    }
    let said = make.isPart ? begun(candidate, row) : statement
    let isSame = try saysTheSameSealed(candidate, make, row, note)
    if row.statement != said || !isSame {
      let sealed = try isSame ? row.sealed : sealed(candidate, make, row, note)
      try statements.replace(row.key, file: batch.file, candidate.place, said, sealed: sealed)
    }
    if let rank = rank(candidate, make) { try several.setRank(row.key, rank) }
    return row.key
  }

  /// What decides which of several rows holds, as far as that is not their order.
  private func rank(_ candidate: Candidate, _ make: Make) -> Int? {
    make.edits == nil ? candidate.rank.map { Int($0.number) } : PartnerEdits.rank(editDepth, candidate.rank)
  }

  /// Gives a record that corrects an earlier one the key of the first.
  private func followEdits(_ candidate: Candidate, _ source: Int) throws {
    if !candidate.edits.isEmpty {
      try statements.noteEdit(source: source, newer: candidate.key, older: candidate.edits)
      try joinLaterForms(candidate, source)
    }
    let first = try statements.edits.follow(source: source, candidate.key)
    editDepth = first.depth
    candidate.key = first.key
  }

  /// A form that corrects this one may have come before it in this import, under this one's key.
  private func joinLaterForms(_ candidate: Candidate, _ source: Int) throws {
    let first = try statements.edits.follow(source: source, candidate.key)
    guard first.key != candidate.key, let later = try statements.find(source, candidate.key),
      statements.isNew(later.key), seen.contains(later.key)
    else { return }
    let rank = (try several.rank(later.key) ?? 0) + PartnerEdits.rank(first.depth)
    guard let row = try statements.find(source, first.key) else {
      try statements.rename(later.key, first.key)
      return try several.setRank(later.key, rank)
    }
    try direct.takeBack(make: candidate.make, row: later.key, record: later.record)
    try statements.revert(later.key)
    seen.remove(later.key)
    present.remove(later.key)
    present.insert(row.key)
    let known =
      try seen.insert(row.key)
      ? PartnerEdits.rank(statements.edits.depthBefore(source: source, first.key)) : several.rank(row.key) ?? 0
    guard rank > known else { return }
    try statements.replace(row.key, file: batch.file, candidate.place, later.statement, sealed: later.sealed)
    try several.setRank(row.key, rank)
  }

  func slots(_ type: RecordType, _ statement: [UInt8]) -> FieldSlots {
    var slots = FieldSlots(type)
    slots.readStatement(statement.span)
    return slots
  }

  private func statement(_ slots: FieldSlots) -> [UInt8] {
    var statement: [UInt8] = []
    slots.appendStatement(to: &statement)
    return statement
  }

  private func begun(_ candidate: Candidate, _ row: SourceStatements.Row) -> [UInt8] {
    let type = profile.makes[candidate.make].type
    return statement(joint.begun(candidate.slots, earlier: slots(type, row.statement)))
  }

  /// - Returns: nil where the source has a row of this key already.
  private func sayNew(_ candidate: Candidate, _ source: Int, _ note: (Notice) -> Void) throws -> Int? {
    guard let record = direct.nextKey(make: candidate.make) else { return nil }
    let next = candidate.sealed.isEmpty ? nil : state.sealed.nextRow
    let row = try statements.insertIfNew(
      source: source, partnerKey: candidate.key, record: record, file: batch.file, candidate.place,
      candidate.statement, sealed: next)
    guard let row else { return nil }
    seen.insert(row)
    present.insert(row)
    let sealed =
      try candidate.sealed.isEmpty ? nil : sealed(candidate, profile.makes[candidate.make], record: record, note)
    try direct.take(candidate, row: row, record: record, sealed: sealed)
    return row
  }

  /// One more row of a record that this import has told of already.
  private func sayAgain(
    _ candidate: Candidate, _ make: Make, _ row: SourceStatements.Row, _ statement: [UInt8], _ note: (Notice) -> Void
  ) throws -> Int? {
    if make.isPart { return try join(candidate, make, row, note) }
    let earlierRank = try several.rank(row.key) ?? .min
    let ownRank = self.rank(candidate, make) ?? .min
    let isFurtherForm = make.edits != nil && ownRank != earlierRank
    let holds =
      switch make.several {
      case _ where isFurtherForm: ownRank > earlierRank
      case .error, .first, .fill: false
      case .last: true
      case .latestBy: ownRank >= earlierRank
      }
    if holds, ownRank > earlierRank { try several.setRank(row.key, ownRank) }
    let isSame = try saysTheSameSealed(candidate, make, row, note)
    guard row.statement != statement || !isSame else { return row.key }
    if case .error = make.several, !isFurtherForm {
      let other = try place(row.key)
      note(
        Notice(
          .repeatedKey, at: candidate.place, other: other,
          "two rows for the \(make.type) \(shown(candidate)) differ; the other is at \(ProfileImport.short(other))"
        ))
      try refuse(candidate, row)
      return nil
    }
    let earlier = slots(make.type, row.statement)
    for mapped in make.fields {
      guard let kept = mapped.othersOf else { continue }
      let other = holds ? earlier.text(kept) : candidate.slots.text(kept)
      if let other { try several.addOther(row.key, field: mapped.field, other) }
    }
    if holds {
      let sealed = try isSame ? row.sealed : sealed(candidate, make, row, note)
      try statements.replace(row.key, file: batch.file, candidate.place, statement, sealed: sealed)
    }
    return row.key
  }

  /// Adds a part to what other rows told of the record.
  private func join(
    _ candidate: Candidate, _ make: Make, _ row: SourceStatements.Row, _ note: (Notice) -> Void
  ) throws -> Int? {
    let openly = joint.joined(candidate.slots, to: slots(make.type, row.statement))
    let joined: JointParts.Joined
    if case .whole = openly, let contradiction = try sealedContradiction(candidate, make, row) {
      joined = contradiction
    } else {
      joined = openly
    }
    switch joined {
    case .whole(let whole):
      let said = statement(whole)
      if said != row.statement { try statements.complete(row.key, said) }
      try joinSealed(candidate, make, row, note)
      return row.key
    case .contradiction(let field, let isSealed, let first, let second):
      let other = try place(row.key)
      let what =
        isSealed || profile.hides(field, of: make.type)
        ? "two rows say different things" : "one row says \(quoted(first)), another \(quoted(second))"
      note(
        Notice(
          .contradictingParts, at: candidate.place, other: other, field: field,
          "\(field) of the \(make.type) \(shown(candidate)): \(what); the other is at \(ProfileImport.short(other))"
        ))
      try refuse(candidate, row)
      return nil
    }
  }

  /// Takes back what was said of a record whose rows contradict each other.
  private func refuse(_ candidate: Candidate, _ row: SourceStatements.Row) throws {
    hasContradictions = true
    if statements.isNew(row.key) { try direct.takeBack(make: candidate.make, row: row.key, record: row.record) }
    try statements.revert(row.key)
    seen.remove(row.key)
    try several.reject(source: sources[candidate.make], key: candidate.key, contradictsItself: true)
  }

  /// Where the row stands that a source last told of a record by.
  private func place(_ sourceRecord: Int) throws -> Place {
    let find = try connection.statement("SELECT file, line, \"offset\" FROM source_record WHERE key = ?")
    find.bind(1, sourceRecord)
    defer { find.reset() }
    guard try find.step() else { return Place(path: "") }
    return Place(path: files[find.int(0)] ?? "", line: find.int(1), offset: find.int(2))
  }

  /// Without the folder, which the notice's own place shows.
  private static func short(_ place: Place) -> String {
    "\(place.path.split(separator: "/").last ?? ""):\(place.line)"
  }

  func reject(make: Int, key: String?) throws {
    guard let key else {
      rejectedWithoutKey[make, default: 0] += 1
      return
    }
    try several.reject(source: sources[make], key: key, contradictsItself: false)
    if let row = try statements.find(sources[make], key) { present.insert(row.key) }
  }

  /// A record that came another way but carries this partner's key as an identifier.
  private func existingRecord(_ type: RecordType, _ key: String) throws -> Int? {
    let others = try statements.sources(of: profile, type).dropFirst()
    return try statements.record(in: others, key)
      ?? state.records.record(type, identifier: "\(profile.scheme):\(key)")
  }
}
