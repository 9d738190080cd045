import Registry
import RegistryStore

/// The history of a record for people.
final class HistoryText {
  private let values: RecordText
  private let names: RecordNames

  init(_ session: any RegistryReading) throws {
    values = RecordText(codes: try session.codeLists())
    names = RecordNames(session)
  }

  func text(_ type: RecordType, _ id: String, _ history: RecordHistory) throws -> String {
    var lines = [heading(type, id)]
    var before = FieldSlots(type)
    for version in history.versions {
      lines += ["", transaction(version)]
      let changes = before.changes(to: version.slots)
      lines += changes.map { "  " + change($0, type, isNew: before.isEmpty) }
      before = version.slots
      guard let removal = version.removal else { continue }
      lines += ["", line(removal), "  taken back: the record is not there any more"]
      before = FieldSlots(type)
    }
    for source in history.sources {
      lines += ["", "What \(source.profile) last said (\(source.identifier))"]
      lines.append(
        "  in \(source.place), batch \(source.transaction.batch ?? 0), \(source.transaction.authorship.time)")
      if let gone = source.goneSince { lines.append("  its files do not tell of it any more since \(gone)") }
      lines += history.fields(of: source).map { "  " + account($0, type) }
    }
    return lines.map { Printable.text($0) + "\n" }.joined()
  }

  private func heading(_ type: RecordType, _ id: String) -> String {
    let name = names.name(type, id).map { "  \($0)" } ?? ""
    return "\(type.rawValue)/\(id)\(name)"
  }

  private func transaction(_ version: RecordVersion) -> String {
    let facts = version.transaction
    var line = line(facts)
    if let batch = facts.batch {
      line += ", batch \(batch) of \(facts.profile.flatMap { $0.isEmpty ? nil : $0 } ?? "an exchange folder")"
    }
    if let place = version.place { line += ", \(place)" }
    return line
  }

  private func line(_ facts: TransactionFacts) -> String {
    "\(facts.authorship.time)  \(facts.authorship.author) on \(facts.device): \(facts.authorship.command)"
  }

  private func change(_ change: FieldChange, _ type: RecordType, isNew: Bool) -> String {
    let to = shown(change.to, change, type)
    let field = change.name(in: type)
    return isNew ? "\(field): \(to)" : "\(field): \(shown(change.from, change, type)) -> \(to)"
  }

  private func account(_ account: RecordHistory.FieldAccount, _ type: RecordType) -> String {
    let change = account.field
    let says = "\(change.name(in: type)): \(shown(change.from, change, type))"
    guard let difference = account.difference else { return says }
    let here = "\(says); here \(shown(change.to, change, type))"
    let author = account.origin.map { " by \($0.authorship.author), \($0.authorship.time)" } ?? ""
    return switch difference {
    case .edited: "\(here): edited here\(author)"
    case .otherSource: "\(here): from \(account.origin?.profile ?? "another source")"
    case .underReview: "\(here): under review"
    }
  }

  private func shown(_ text: String?, _ change: FieldChange, _ type: RecordType) -> String {
    guard let text else { return "(empty)" }
    return values.described(text, Catalogue.of(type).fields[change.field]) { names.name($0, $1) }
  }
}
