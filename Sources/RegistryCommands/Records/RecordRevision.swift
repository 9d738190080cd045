import Registry
import RegistryImport
import RegistryStore

/// A change of one record that is there already, checked as a new one would be.
struct RecordRevision {
  let type: RecordType
  let id: String
  let changes: [FieldChange]
  /// About the record as it is now.
  let remarks: [(message: String, hint: String)]

  /// - Returns: what was changed; with no changes nothing was written.
  /// - Throws: `CommandFailure` where the record would not be one any more.
  static func make(
    _ session: any RegistryWriting, _ type: RecordType, id: String, _ change: (inout FieldSlots) throws -> Void
  ) throws -> RecordRevision {
    let before = try session.record(type, id: id).slots
    var after = before
    try change(&after)
    try Origin.resolve(in: &after, session)
    let changes = before.changes(to: after)
    guard !changes.isEmpty else { return RecordRevision(type: type, id: id, changes: [], remarks: []) }
    let remarks = RecordRules(codes: try session.codeLists(), today: Clock.today).check(after, isNew: true)
    let errors = remarks.filter { $0.code.severity == .error }
    guard errors.isEmpty else {
      throw CommandFailure.usage(
        errors.map(\.message).joined(separator: "; "),
        hint: "give another value for \(errors.map { FieldArguments.option($0.field) }.joined(separator: ", "))")
    }
    let changed = Set(changes.map { Catalogue.of(type).fields[$0.field].name })
    try ReferenceChains.refuseCycles(session, type, id, after, changed)
    try session.replace(id: id, after)
    var all = remarks.map { (message: $0.message, hint: $0.code.remedy) }
    if type == .facility { all += try PlaceRules.remarks(session, id, after, changed) }
    return RecordRevision(type: type, id: id, changes: changes, remarks: all)
  }

  /// Says on standard error what was changed, old value and new.
  func report() {
    for (message, hint) in remarks {
      StandardError.print("warning: \(message)")
      StandardError.print("hint: \(hint)")
    }
    if changes.isEmpty { StandardError.print("\(type.rawValue)/\(id): nothing changed") }
    for change in changes {
      let field = Catalogue.of(type).fields[change.field]
      func shown(_ text: String?) -> String {
        guard let text else { return "(empty)" }
        return Printable.text(field.isMultiple ? ListCell.split(text).joined(separator: ", ") : text)
      }
      StandardError.print(
        "\(type.rawValue)/\(id): \(change.name(in: type)): \(shown(change.from)) -> \(shown(change.to))")
    }
  }
}
