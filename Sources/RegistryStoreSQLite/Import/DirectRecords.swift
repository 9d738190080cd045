import Registry
import RegistryImport

/// Makes records of a source that is imported for the first time as its rows come, where nothing that follows can
/// change what they say and all that they refer to is there. The others wait for the end of the files.
final class DirectRecords {
  private let state: TransactionState
  private let profile: Profile
  private let statements: SourceStatements
  /// By the position of the make: how its records are made; nil where its rows cannot be taken so.
  private let ways: [Way?]
  private let indexes: DeferredIndexes
  /// Rows of `source_record` whose records were made.
  private(set) var rows = Bitmap()
  /// By the position of the make: records made, and new rows that wait.
  private(set) var made: [Int]
  private(set) var waiting: [Int]
  /// Whether a record was taken back to which others may refer.
  private(set) var hasTakenBack = false
  private var references = ReferenceKeys()
  /// Holds the id of the record at hand.
  private var idBuffer: [UInt8] = []
  /// Places that were referred to, by the partner's key, and are there.
  private var facilities = ByteTable()
  private static let mostRemembered = 190_000
  private let identifierPrefix: [UInt8]

  /// What it takes to make records of one make.
  private final class Way {
    let table: RecordTable
    let keys: KeyCounter
    let insertion: RecordInsert
    let identifiersField: Int?
    /// Records of the type before the import, about.
    let existing: Int

    init(_ make: Make, _ state: TransactionState) throws {
      table = try state.records.table(make.type)
      keys = try state.keys(of: make.type)
      existing = try table.nextKey() - 1
      let catalogue = Catalogue.of(make.type)
      identifiersField = catalogue.position(of: "identifiers")
      let others = [identifiersField, catalogue.position(of: "country")].compactMap { $0 }
      insertion = try table.insertion(of: Set(make.fields.map(\.field) + others))
    }
  }

  /// - Parameter isFirst: whether the registry knows nothing of the make's records yet.
  init(_ state: TransactionState, _ profile: Profile, _ statements: SourceStatements, isFirst: (Make) throws -> Bool)
    throws
  {
    self.state = state
    self.profile = profile
    self.statements = statements
    indexes = DeferredIndexes(state.records.connection)
    var prefix: [UInt8] = []
    let scheme = Array("\(profile.scheme):".utf8)
    ListCell.append(scheme.span, to: &prefix, startingAt: 0)
    identifierPrefix = prefix
    ways = try profile.makes.map { make in
      let isOnly = profile.makes.count { $0.type == make.type } == 1
      guard isOnly, DirectRecords.isSettled(make), try isFirst(make) else { return nil }
      return try Way(make, state)
    }
    made = profile.makes.map { _ in 0 }
    waiting = made
  }

  /// Whether the first row of a key says all that its record will say.
  private static func isSettled(_ make: Make) -> Bool {
    guard make.edits == nil, make.fields.allSatisfy({ $0.othersOf == nil }) else { return false }
    switch make.several {
    case .error, .first: return true
    case .last, .latestBy, .fill: return false
    }
  }

  func takes(make: Int) -> Bool { ways[make] != nil }

  func nextKey(make: Int) -> Int? { ways[make]?.keys.take() }

  func wait(make: Int) { waiting[make] += 1 }

  /// Makes the record of a new row, or lets it wait.
  ///
  /// - Parameter sealed: the row of what is sealed of it, with the id that the record then has.
  func take(_ candidate: Candidate, row: Int, record: Int, sealed: (row: Int, id: String)?) throws {
    // What refers to a record that is not there yet waits for it.
    guard let way = ways[candidate.make],
      try references.find(candidate.slots, { item, target, _ in try key(item, target) })
    else {
      return wait(make: candidate.make)
    }
    if let field = way.identifiersField { setIdentifier(candidate, field) }
    if let sealed {
      idBuffer = Array(sealed.id.utf8)
    } else {
      try state.nextID(of: way.table, into: &idBuffer)
    }
    let id = idBuffer
    try way.table.insert(
      key: record, id: id.span, candidate.slots, references: references, transaction: state.key,
      sealed: sealed?.row, narrow: way.insertion)
    rows.insert(row)
    made[candidate.make] += 1
    // A source that is imported for the first time may not be the first of its registry.
    try indexes.noticeNew(way.table.type, count: made[candidate.make], existing: way.existing)
  }

  private func setIdentifier(_ candidate: Candidate, _ field: Int) {
    let (prefix, key) = (identifierPrefix, candidate.key)
    candidate.slots.set(field) { arena in
      arena.append(contentsOf: prefix)
      for byte in key.utf8 { ListCell.append(byte, to: &arena) }
    }
  }

  /// No more rows come.
  func finish() throws { try indexes.restore() }

  /// Takes a record back whose rows turned out to contradict each other.
  func takeBack(make: Int, row: Int, record: Int) throws {
    guard rows.contains(row) else {
      waiting[make] -= 1
      return
    }
    try indexes.restore()
    try state.records.table(profile.makes[make].type).revert(key: record, transaction: state.key)
    rows.remove(row)
    made[make] -= 1
    hasTakenBack = true
    facilities.removeAll()
  }

  private func key(_ item: Span<UInt8>, _ target: RecordType) throws -> Int? {
    if case .facility = target, let known = facilities[item] { return known }
    let table = try state.records.table(target)
    let text = String(item)
    // All places must have been read before one is found by its name.
    if text.hasPrefix(ReferenceText.matchPrefix) { return nil }
    let found: Int?
    if text.hasPrefix(ReferenceText.keyPrefix) {
      let partnerKey = String(text.dropFirst(ReferenceText.keyPrefix.count))
      found = try statements.record(in: statements.sources(of: profile, target), partnerKey)
    } else {
      found = try table.key(id: String(text.dropFirst(ReferenceText.idPrefix.count)))
    }
    guard let found, try table.transaction(key: found) != nil else { return nil }
    if target == .facility {
      if facilities.count >= DirectRecords.mostRemembered { facilities.removeAll() }
      facilities.add(item, found)
    }
    return found
  }
}
