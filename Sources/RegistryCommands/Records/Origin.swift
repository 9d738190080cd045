import Registry
import RegistryStore

/// What a follow-up came out of, where that is a record: its id stands in a field of text, because it may as well be the
/// name of a document.
enum Origin {
  static func target(_ slots: FieldSlots) -> RecordType? {
    guard slots.type == .followUp else { return nil }
    return slots.text("origin_kind").flatMap(RecordType.init(rawValue:))
  }

  /// Writes the id out where only the beginning of one was given.
  ///
  /// - Throws: `StoreError` where there is no such record.
  static func resolve(in slots: inout FieldSlots, _ session: any RegistryReading) throws {
    guard let target = target(slots), let text = slots.text("origin"),
      let position = Catalogue.of(slots.type).position(of: "origin")
    else { return }
    slots.set(position, to: try session.resolve(text, target))
  }
}
