import Registry
import RegistryStore
import RegistryVault
import RegistryWriters

/// The sealed fields of a record, opened.
struct RevealedRecord {
  private let subject: String
  private let fields: FieldSlots
  private let others: [(profile: String, fields: FieldSlots)]
  /// Parts whose keys were destroyed.
  private let erased: Int

  /// - Throws: `CommandFailure` where the key does not open it.
  init(_ sealed: SealedRecord, _ type: RecordType, _ sealing: VaultSealing, subject: String) throws {
    self.subject = subject
    func open(_ text: SealedText) throws -> FieldSlots {
      do {
        guard let bytes = try sealing.open(text) else { throw VaultError.noKeyFits }
        var slots = FieldSlots(type)
        slots.readStatement(bytes.span)
        return slots
      } catch let error as VaultError {
        throw CommandFailure(error, about: subject)
      }
    }
    var whole = FieldSlots(type)
    // The latest part stands first, and holds.
    for part in sealed.parts.reversed() where part.text.key != nil { whole.merge(try open(part.text)) }
    fields = whole
    others = try sealed.others.filter { $0.part.text.key != nil }.map { ($0.profile, try open($0.part.text)) }
    erased = (sealed.parts + sealed.others.map(\.part)).count { $0.text.key == nil }
  }

  var text: String {
    var text = "\(subject)\n\(RevealedRecord.lines(fields))"
    for (profile, fields) in others { text += "what \(Printable.text(profile)) says:\n\(RevealedRecord.lines(fields))" }
    if erased > 0 { text += "erased: \(counted(erased, "sealed text"))\n" }
    return text
  }

  private static func lines(_ fields: FieldSlots) -> String {
    values(fields).map { name, values in
      "  \(name): \(Printable.text(values.joined(separator: ", "), keepsLines: true))\n"
    }.joined()
  }

  private static func values(_ fields: FieldSlots) -> [(name: String, values: [String])] {
    Catalogue.of(fields.type).fields.enumerated().compactMap { position, field in
      guard field.isSealed, let text = fields.text(position) else { return nil }
      return (field.name, field.isMultiple ? ListCell.split(text) : [text])
    }
  }

  var json: JSONValue {
    func object(_ fields: FieldSlots) -> JSONValue {
      .object(
        RevealedRecord.values(fields).map { name, values in
          let isMultiple = Catalogue.of(fields.type).field(named: name)?.isMultiple == true
          return .init(name, isMultiple ? .array(values.map { .string($0) }) : .string(values.first ?? ""))
        })
    }
    return .object([
      .init("record", .string(subject)), .init("sealed", object(fields)),
      .init(
        "others",
        .array(others.map { .object([.init("profile", .string($0.profile)), .init("sealed", object($0.fields))]) })),
      .init("erased", .int(erased)),
    ])
  }
}
