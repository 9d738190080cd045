import Registry
import RegistryImport
import RegistryStore

/// What somebody decides on an entry of the review queue.
enum ReviewAnswer: Equatable {
  /// What the record says stands, and is not asked again until the source changes it again.
  case keep
  /// The record takes over what the source says.
  case take
  /// The record says something else: values, or cells of several values; none of them: it is cleared.
  case value([String])

  /// `keep`, `take`, or `value: TEXT`, as it stands in the file that an officer filled in; nil: none of these.
  init?(cell: String) {
    let text = cell.trimmingBlanks
    switch text.lowercased() {
    case "keep": self = .keep
    case "take": self = .take
    default:
      guard let colon = text.firstIndex(of: ":"), text[..<colon].lowercased() == "value" else { return nil }
      self = .value([String(text[colon...].dropFirst()).trimmingBlanks])
    }
  }

  /// What the record is to say; nil: it stays as it is.
  ///
  /// - Throws: `CellReader.Problem` or `StoreError` where the value cannot be taken.
  private func cell(_ entry: ReviewEntry, _ session: any RegistryReading) throws -> [UInt8]? {
    let field = Catalogue.of(entry.type).fields[entry.field.field]
    let reader = CellReader(codes: try session.codeLists(), resolve: session.resolve)
    switch self {
    case .keep: return nil
    case .take: return try reader.cell(entry.field.to.map { [$0] } ?? [], of: field)
    case .value(let values): return try reader.cell(values, of: field)
    }
  }

  /// Does what was decided.
  ///
  /// - Returns: what became of the record; nil: it was not touched.
  /// - Throws: `CommandFailure` or `StoreError` where it cannot be done; nothing is written then.
  func apply(to entry: ReviewEntry, _ session: any RegistryWriting) throws -> RecordRevision? {
    let cell: [UInt8]?
    do {
      cell = try self.cell(entry, session)
    } catch let problem as CellReader.Problem {
      throw CommandFailure("\(entry.fieldName): \(problem.message)", hint: problem.hint)
    }
    let revision = try cell.map { cell in
      try RecordRevision.make(session, entry.type, id: entry.id) { slots in
        let language = entry.field.language
        slots.set(entry.field.field, language: language.isEmpty ? nil : language, to: cell.span)
      }
    }
    try session.closeReview(entry.number)
    return revision
  }
}
