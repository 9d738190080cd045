import Registry

/// What the readers of the exchange format have in common: the record under construction and where it goes.
final class ExchangeOutput {
  let path: String
  let codes: CodeLists
  /// Whether the registry has somebody to seal to; else values for sealed fields are dropped.
  private let keepsSealed: Bool
  private(set) var type: RecordType
  private var readers: [CellReader] = []
  private let send: (ExchangeBatch) throws -> ExchangeBatch
  private var batch: ExchangeBatch
  private var record: ExchangeBatch.Record
  private var hasID = false
  private var isGood = true

  /// - Parameter send: takes a full batch and gives back an empty one.
  init(
    path: String, codes: CodeLists, keepsSealed: Bool, first: ExchangeBatch,
    send: @escaping (ExchangeBatch) throws -> ExchangeBatch
  ) {
    self.path = path
    self.keepsSealed = keepsSealed
    self.codes = codes
    self.send = send
    batch = first
    type = .facility
    record = ExchangeBatch.Record(.facility, place: Place(path: path))
  }

  /// Records of this type follow.
  func begin(_ type: RecordType) throws {
    if batch.type != nil || !batch.items.isEmpty { batch = try send(batch) }
    self.type = type
    batch.begin(type)
    readers = Catalogue.of(type).fields.map { CellReader($0, codes) }
    record = ExchangeBatch.Record(type, place: Place(path: path))
  }

  /// Hands over what is left, at the end of the file.
  func finish() throws {
    batch = try send(batch)
  }

  func note(_ notice: Notice) { batch.add(notice) }

  // MARK: One record

  func beginRecord(at place: Place) {
    record.slots.removeAll()
    record.sealed.removeAll()
    record.id.removeAll(keepingCapacity: true)
    record.place = place
    hasID = false
    isGood = true
  }

  /// The record has an error that was noted.
  func spoil() { isGood = false }

  func setID(_ text: Span<UInt8>, _ place: () -> Place) {
    guard RecordID.isValid(text) else {
      isGood = false
      return note(
        Notice(
          .invalidID, at: place(), field: "id",
          text.isEmpty ? "the record has no id" : "\(quoted(String(text))) \(ValueProblem.notAnID.explanation)"))
    }
    record.id.append(text)
    hasID = true
  }

  /// Reads one cell: a value, or several in one text; a blank one clears the field.
  func read(_ cell: Span<UInt8>, into field: Int, language: String?, _ place: () -> Place) {
    do {
      guard Catalogue.of(type).fields[field].isSealed else {
        return try record.slots.read(cell, into: field, language: language, readers[field])
      }
      guard keepsSealed else { return dropSealed(cell, field, place) }
      try record.sealed.read(cell, into: field, language: language, readers[field])
    } catch {
      noteUnreadable(cell, field, error, place())
    }
  }

  /// Adds one value to a field of several.
  func add(_ value: Span<UInt8>, to field: Int, _ place: () -> Place) {
    do {
      guard Catalogue.of(type).fields[field].isSealed else {
        return try record.slots.add(value, to: field, readers[field])
      }
      guard keepsSealed else { return dropSealed(value, field, place) }
      try record.sealed.add(value, to: field, readers[field])
    } catch {
      noteUnreadable(value, field, error, place())
    }
  }

  private func dropSealed(_ cell: Span<UInt8>, _ field: Int, _ place: () -> Place) {
    if ValueReader.isBlank(cell) { return }
    let name = Catalogue.of(type).fields[field].name
    note(Notice(.sealedDropped, at: place(), field: name, "a value of the sealed field \(name) was dropped"))
  }

  func noteEmptyReference(_ field: Int, _ place: Place) {
    let nothing: [UInt8] = []
    noteUnreadable(nothing.span, field, .notAnID, place)
  }

  private func noteUnreadable(_ cell: Span<UInt8>, _ field: Int, _ problem: ValueProblem, _ place: Place) {
    isGood = false
    let code: NoticeCode =
      switch problem {
      case .unknownCode: .unknownCode
      case .day: .unreadableDate
      default: .invalidValue
      }
    let definition = Catalogue.of(type).fields[field]
    let what = definition.isSealed ? "the value" : quoted(String(cell))
    note(Notice(code, at: place, field: definition.name, "\(definition.name): \(what) \(problem.explanation)"))
  }

  func endRecord() throws {
    if isGood, hasID {
      batch.accept(&record)
    } else {
      batch.reject(hasID ? String(record.id.span) : nil)
    }
    try sendIfFull()
  }

  /// A row of which nothing can be told.
  func rejectRow() throws {
    batch.reject(nil)
    try sendIfFull()
  }

  private func sendIfFull() throws {
    guard batch.isFull else { return }
    batch = try send(batch)
    batch.begin(type)
  }
}
