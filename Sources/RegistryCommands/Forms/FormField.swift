import Registry

/// A field of a form: one of the catalogue, in the record's own language or in another one.
struct FormField: Hashable {
  let type: RecordType
  let position: Int
  var language: String?

  init(_ type: RecordType, _ position: Int, language: String? = nil) {
    self.type = type
    self.position = position
    self.language = language
  }

  /// - Parameter name: as the exchange format and options have it: `start`, `report-sent`, `name@ru`.
  init?(_ type: RecordType, named name: String) {
    let parts = name.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let plain = parts[0].trimmingBlanks.lowercased().replacing("-", with: "_").replacing(" ", with: "_")
    guard let position = Catalogue.of(type).position(of: plain) else { return nil }
    self.init(type, position)
    guard parts.count == 2 else { return }
    guard definition.hasLanguages, LanguageTag.isValid(parts[1]) else { return nil }
    language = parts[1]
  }

  var definition: FieldDefinition { Catalogue.of(type).fields[position] }

  /// The exchange name, `name` or `name@ru`.
  var name: String { definition.name + (language.map { "@\($0)" } ?? "") }

  /// The name as people read it: `Report sent`.
  var label: String {
    name.replacing("_", with: " ").withCapital
  }

  /// Whether a person may answer it: what is sealed is asked last, and a place is merged by a command of its own.
  var isAsked: Bool {
    !definition.isSealed && definition.name != "merged_into"
  }
}

extension FieldSlots {
  /// Whether somebody said something about a field, be it that it is empty.
  func isAnswered(_ field: FormField) -> Bool {
    guard let language = field.language else { return isGiven(field.position) }
    return variants.contains { $0.field == field.position && $0.language == language }
  }

  func text(_ field: FormField) -> String? {
    guard let language = field.language else { return text(field.position) }
    return statement(field.position)[language]
  }

  mutating func answer(_ field: FormField, _ cell: [UInt8]) {
    if let language = field.language {
      setVariant(field.position, language: language) { $0 += cell }
    } else {
      set(field.position) { $0 += cell }
    }
  }

  /// All fields about which something was said, in the order of the catalogue.
  var answered: [FormField] {
    Catalogue.of(type).fields.indices.flatMap { position in
      (isGiven(position) ? [FormField(type, position)] : [])
        + variants.filter { $0.field == position }.map { FormField(type, position, language: $0.language) }
    }
  }
}

extension RecordType {
  /// As forms speak of one: a facility is a place there.
  var spoken: String { self == .facility ? "place" : noun }
}

extension String {
  /// Such as `Report sent` for `report sent`.
  var withCapital: String { prefix(1).uppercased() + dropFirst() }
}
