import Registry
import RegistryImport
import RegistryStore

/// Brings the records of one type in line with what a source newly says.
final class StatementApplication {
  private let state: TransactionState
  private let profile: Profile
  private let type: RecordType
  private let makes: [Make]
  private let source: Int
  private let statements: SourceStatements
  private let linked: Bitmap
  private let files: [Int: String]
  private let table: RecordTable
  private let catalogue: Catalogue
  private let identifiersField: Int?
  /// Whether several tables each tell a part of a record.
  private let isJoint: Bool
  private let places: PlaceNames
  private let sourceField: Int?
  private let reviews: ReviewEntries
  private let hasOpenReviews: Bool

  private var connection: Connection { state.records.connection }

  init(
    state: TransactionState, profile: Profile, type: RecordType, source: Int, statements: SourceStatements,
    linked: Bitmap, files: [Int: String]
  ) throws {
    self.state = state
    self.profile = profile
    self.type = type
    makes = profile.makes.filter { $0.type == type }
    self.source = source
    self.statements = statements
    self.linked = linked
    self.files = files
    table = try state.records.table(type)
    catalogue = Catalogue.of(type)
    identifiersField = catalogue.position(of: "identifiers")
    isJoint = makes.contains(where: \.isPart)
    places = PlaceNames(try state.records.table(.facility))
    sourceField = catalogue.position(of: "source")
    reviews = ReviewEntries(state.records.connection)
    hasOpenReviews = try reviews.hasOpen()
  }

  // MARK: New statements

  /// - Parameter done: rows whose records were made as they came.
  /// - Returns: how many were rejected.
  func applyNew(_ counts: inout RecordCounts, but done: Bitmap, _ note: (Notice) -> Void) throws -> Int {
    // The unary plus keeps SQLite from taking the index on source, which would have to be sorted in memory.
    let scan = try connection.ownStatement(
      """
      SELECT key, record, partner_key, file, line, "offset", statement, sealed FROM source_record
      WHERE key >= ? AND +source = ? ORDER BY key
      """)
    scan.bind(1, statements.firstNew)
    scan.bind(2, source)
    var slots = FieldSlots(type)
    var unresolved: [Int] = []
    while try scan.step() {
      if done.contains(scan.int(0)) { continue }
      read(scan, 6, into: &slots)
      let isLinked = linked.contains(scan.int(0))
      fillCountry(&slots)
      guard isComplete(slots, scan, note), let references = try resolve(&slots, scan, mayBeOnTheWay: !isLinked, note)
      else {
        unresolved.append(scan.int(0))
        continue
      }
      let record = scan.int(1)
      if isLinked, let current = try table.record(key: record) {
        let prior = FieldSlots(type)
        try apply(
          slots, prior: prior, sealed: (nil, scan.optionalInt(7)), to: current, key: record, scan, &counts, note)
        continue
      }
      if let identifiersField {
        slots.set(identifiersField, to: ListCell.join(["\(profile.scheme):\(scan.text(2))"]))
      }
      // What was sealed already belongs to an id.
      let sealed = scan.optionalInt(7)
      let id = try sealed.map { try state.sealed.id($0) } ?? state.nextID(type)
      try table.insert(key: record, id: id, slots, references: references, transaction: state.key, sealed: sealed)
      counts.new += 1
    }
    for key in unresolved { try statements.revert(key) }
    lastKey = nil
    lastID = nil
    return unresolved.count
  }

  // MARK: Changed statements

  /// - Returns: how many were rejected.
  func applyChanged(_ counts: inout RecordCounts, _ note: (Notice) -> Void) throws -> Int {
    let scan = try connection.ownStatement(
      """
      SELECT now.key, now.record, now.partner_key, now.file, now.line, now."offset", now.statement, h.statement,
        now.sealed, h.sealed
      FROM source_record_history AS h JOIN source_record AS now ON now.key = h.source_record
      WHERE h.until = ? AND +now.source = ? ORDER BY h.key
      """)
    scan.bind(1, state.key)
    scan.bind(2, source)
    var slots = FieldSlots(type)
    var prior = FieldSlots(type)
    var unresolved: [Int] = []
    while try scan.step() {
      // The row may only have moved to another part of the partner's records.
      if scan.text(6) == scan.text(7), scan.optionalInt(8) == scan.optionalInt(9) { continue }
      read(scan, 6, into: &slots)
      read(scan, 7, into: &prior)
      guard isComplete(slots, scan, note), try resolve(&slots, scan, note) != nil,
        let current = try table.record(key: scan.int(1))
      else {
        unresolved.append(scan.int(0))
        continue
      }
      _ = try resolve(&prior, nil, note)
      try apply(
        slots, prior: prior, sealed: (scan.optionalInt(9), scan.optionalInt(8)), to: current, key: scan.int(1), scan,
        &counts, note)
    }
    for key in unresolved { try statements.revert(key) }
    return unresolved.count
  }

  /// Takes back records that refer to one of their own type that was rejected, and so on along the chain.
  ///
  /// - Returns: how many of these were new and how many changed.
  func takeBackDangling(_ counts: inout RecordCounts, _ note: (Notice) -> Void) throws -> (new: Int, changed: Int) {
    var handled: Set<Int> = []
    var taken = (new: 0, changed: 0)
    while true {
      let found = try state.records.dangling().filter { $0.type == type && handled.insert($0.key).inserted }
      if found.isEmpty { return taken }
      for dangling in found where try table.transaction(key: dangling.key) == state.key {
        let find = try connection.ownStatement(
          "SELECT key, record, partner_key, file, line, \"offset\" FROM source_record WHERE source = ? AND record = ?")
        find.bind(1, source)
        find.bind(2, dangling.key)
        guard try find.step() else { continue }
        note(
          Notice(
            .unresolvedReference, at: place(find), field: dangling.field,
            "\(dangling.field): \(type) \(quoted(find.text(2), isHidden: profile.hidesKey(of: type))) refers to a record that was rejected"
          ))
        try table.revert(key: dangling.key, transaction: state.key)
        if try table.id(key: dangling.key) == nil {
          counts.new -= 1
          taken.new += 1
        } else {
          counts.changed -= 1
          taken.changed += 1
        }
        let statement = find.int(0)
        find.reset()
        try statements.revert(statement)
      }
    }
  }

  /// What a record needs may come from any of the tables that tell of it, so it is known only now.
  private func isComplete(_ slots: FieldSlots, _ row: Statement, _ note: (Notice) -> Void) -> Bool {
    guard isJoint else { return true }
    let missing = catalogue.required.filter { slots.range($0) == nil && catalogue.fields[$0].kind != .country }
    for position in missing {
      let field = catalogue.fields[position].name
      note(
        Notice(
          .required, at: place(row), field: field,
          "\(type.withArticle) needs \(field), and no row of \(quoted(row.text(2), isHidden: profile.hidesKey(of: type))) has it"
        ))
    }
    return missing.isEmpty
  }

  private func fillCountry(_ slots: inout FieldSlots) {
    guard isJoint, let country = state.country, let position = catalogue.position(of: "country"),
      slots.range(position) == nil
    else { return }
    slots.set(position, to: country)
  }

  /// Where the source said it: columns 3 to 5 of both scans.
  private func place(_ row: Statement) -> Place {
    Place(path: files[row.int(3)] ?? "", line: row.int(4), column: 1, offset: row.int(5))
  }

  private func read(_ row: Statement, _ column: Int, into slots: inout FieldSlots) {
    let statement = unsafe row.withBytes(column) { unsafe Array($0) } ?? []
    slots.readStatement(statement.span)
  }

  /// Applies the fields that the source changed. One that was changed here since is kept and put up for review.
  ///
  /// - Parameter sealed: what is sealed of what the source said before, and of what it says now.
  private func apply(
    _ slots: FieldSlots, prior: FieldSlots, sealed: (before: Int?, now: Int?), to current: StoredRecord, key: Int,
    _ row: Statement,
    _ counts: inout RecordCounts, _ note: (Notice) -> Void
  ) throws {
    var result = current.slots
    var isReviewed = false
    let isLinked = prior.isEmpty
    for field in catalogue.fields.indices {
      // Two partners may tell of one record; it names the first of them.
      if isLinked, field == sourceField, current.slots.range(field) != nil { continue }
      let now = slots.statement(field)
      let before = prior.statement(field)
      let here = current.slots.statement(field)
      // The text itself and each variant by language are changed, kept or put up for review on their own.
      for language in Set(now.keys).union(before.keys).sorted() where now[language] != before[language] {
        guard isMapped(field, language) else { continue }
        let name = FieldChange.name(catalogue.fields[field], language)
        if here[language] == now[language] || here[language] == before[language] {
          // Whatever was asked of this field before, both sides agree now.
          if hasOpenReviews { try reviews.close(row.int(0), name, transaction: state.key) }
          if here[language] != now[language] { set(&result, field, language, now[language] ?? "") }
        } else {
          isReviewed = true
          try reviews.put(row.int(0), name, here: here[language], there: now[language], transaction: state.key)
          let isHidden = profile.hides(field, of: type)
          let said = quoted(now[language] ?? "", isHidden: isHidden)
          let kept = quoted(here[language] ?? "", isHidden: isHidden)
          note(
            Notice(
              .fieldUnderReview, at: place(row), field: name,
              "\(name): the source says \(said), and \(current.id) has \(kept)"
            ))
        }
      }
    }
    let isSealedNew = try applySealed(sealed, to: current, key: key, row, note)
    if !result.saysTheSame(as: current.slots) {
      try table.update(key: key, result, references: try keys(of: result), transaction: state.key)
      counts.changed += 1
    } else if isSealedNew {
      counts.changed += 1
    } else if !isLinked {
      counts.changed += 1
    }
    if isReviewed { counts.review += 1 }
  }

  /// Lets the record say what the source now says of sealed fields, unless that was changed here since.
  ///
  /// - Returns: whether the record changed.
  private func applySealed(
    _ sealed: (before: Int?, now: Int?), to current: StoredRecord, key: Int, _ row: Statement, _ note: (Notice) -> Void
  ) throws -> Bool {
    guard sealed.before != sealed.now else { return false }
    let here = try table.sealed(key: key)
    guard here == sealed.before else {
      if here != sealed.now {
        note(
          Notice(
            .sealedKept, at: place(row),
            "the source says something else of sealed fields, and \(current.id) keeps what it has"))
      }
      return false
    }
    try table.setSealed(key: key, to: sealed.now, transaction: state.key)
    return true
  }

  /// Whether the profile still says anything of it: what it does not map any more stays as it is.
  private func isMapped(_ field: Int, _ language: String) -> Bool {
    makes.contains { $0.maps(field, language: language.isEmpty ? nil : language) }
  }

  private func set(_ slots: inout FieldSlots, _ field: Int, _ language: String, _ text: String) {
    if language.isEmpty {
      slots.set(field, to: text)
    } else {
      slots.setVariant(field, language: language) { $0.append(contentsOf: text.utf8) }
    }
  }

  // MARK: References

  /// Turns `key:…` and `id:…` into ids.
  ///
  /// - Parameters:
  ///   - row: the row of `source_record`, for notices; nil: nothing is noted.
  ///   - mayBeOnTheWay: whether a record of the same type that has no row yet will do.
  /// - Returns: the keys by field, or nil where one cannot be resolved.
  private func resolve(
    _ slots: inout FieldSlots, _ row: Statement?, mayBeOnTheWay: Bool = false, _ note: (Notice) -> Void
  ) throws -> ReferenceKeys? {
    var references = ReferenceKeys()
    for reference in slots.references {
      let target = reference.target
      var ids: [String] = []
      for item in reference.items {
        let (key, why) = try self.key(of: item, target)
        let id = try key.flatMap { try self.id(of: $0, target) }
        // A record of the same type may still be on its way; if it never comes, `takeBackDangling` finds it.
        guard let key, id != nil || (target == type && mayBeOnTheWay) else {
          if let row { note(unresolved(item, reference, why, at: place(row))) }
          return nil
        }
        references.append(key, to: reference.position)
        if let id { ids.append(id) }
      }
      slots.set(reference.position, to: ListCell.join(ids))
    }
    return references
  }

  private func keys(of slots: FieldSlots) throws -> ReferenceKeys {
    var references = ReferenceKeys()
    for reference in slots.references {
      let table = try state.records.table(reference.target)
      for id in reference.items {
        if let key = try table.key(id: id) { references.append(key, to: reference.position) }
      }
    }
    return references
  }

  /// The last few references resolved: rows of one place often follow each other.
  private var lastKey: (text: String, target: RecordType, key: Int)?
  private var lastID: (key: Int, target: RecordType, id: String)?

  /// - Returns: the key, or what a search by name found instead.
  private func key(of text: String, _ target: RecordType) throws -> (key: Int?, why: PlaceNames.Result?) {
    if let lastKey, lastKey.text == text, lastKey.target == target { return (lastKey.key, nil) }
    var found: Int?
    if text.hasPrefix(ReferenceText.keyPrefix) {
      let partnerKey = String(text.dropFirst(ReferenceText.keyPrefix.count))
      found = try statements.record(in: try statements.sources(of: profile, target), partnerKey)
      found = try found ?? state.records.record(target, identifier: "\(profile.scheme):\(partnerKey)")
    } else if text.hasPrefix(ReferenceText.matchPrefix) {
      let result = try places.find(String(text.dropFirst(ReferenceText.matchPrefix.count)))
      guard case .found(let key) = result else { return (nil, result) }
      found = key
    } else {
      found = try state.records.table(target).key(id: String(text.dropFirst(ReferenceText.idPrefix.count)))
    }
    if let found { lastKey = (text, target, found) }
    return (found, nil)
  }

  private func unresolved(
    _ item: String, _ reference: FieldSlots.Reference, _ why: PlaceNames.Result?, at place: Place
  ) -> Notice {
    let field = reference.field.name
    let isHidden = profile.hides(field, of: type)
    switch why {
    case .unknown(let name):
      return Notice(
        .unresolvedReference, at: place, field: field, "\(field): no place is named \(quoted(name, isHidden: isHidden))"
      )
    case .several(let name, let ids):
      let few = ids.prefix(5).joined(separator: ", ") + (ids.count > 5 ? " …" : "")
      return Notice(
        .ambiguousPlace, at: place, field: field,
        "\(field): \(quoted(name, isHidden: isHidden)) may be any of \(ids.count) places: \(few)")
    case .found, nil:
      let name = item.hasPrefix(ReferenceText.keyPrefix) ? item.dropFirst(4) : item.dropFirst(3)
      return Notice(
        .unresolvedReference, at: place, field: field,
        "\(field): there is no \(reference.target) \(quoted(String(name), isHidden: isHidden))")
    }
  }

  private func id(of key: Int, _ target: RecordType) throws -> String? {
    if let lastID, lastID.key == key, lastID.target == target { return lastID.id }
    guard let id = try state.records.table(target).id(key: key) else { return nil }
    lastID = (key, target, id)
    return id
  }
}
