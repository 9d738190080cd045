import Registry
import RegistryStore

/// What people call records: the name of a place; the day and place of a visit or an allegation.
final class RecordNames {
  private let session: any RegistryReading
  private var known: [String: String] = [:]

  init(_ session: any RegistryReading) {
    self.session = session
  }

  func name(_ type: RecordType, _ id: String) -> String? {
    let key = "\(type.rawValue)/\(id)"
    if let name = known[key] { return name }
    guard let slots = try? session.record(type, id: id).slots else { return nil }
    let place = type == .facility ? nil : slots.text("facility").flatMap { self.name(.facility, $0) }
    let day = RecordDefinition.of(type).days.lazy.compactMap { slots.text($0) }.first
    let names = type == .visit || type == .allegation ? [] : (TypeWords.of(type)?.called ?? [])
    let parts = names.prefix(1).map { slots.text($0) } + [day, place]
    let said = parts.compactMap { $0 }
    guard !said.isEmpty else { return nil }
    known[key] = said.joined(separator: ", ")
    return known[key]
  }
}
