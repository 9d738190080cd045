import Registry
import RegistryImport

/// Puts together what several tables of a partner each tell of one record (`several: fill`).
struct JointParts {
  /// By the type: the fields, with their language, that tables tell of which this import has no file. What was said of
  /// them before still stands.
  private let kept: [RecordType: Set<Field>]

  private struct Field: Hashable {
    let position: Int
    let language: String
  }

  /// - Parameter tables: of which this import has a file.
  init(_ profile: Profile, tables: Set<Int>) {
    var kept: [RecordType: Set<Field>] = [:]
    for type in Set(profile.makes.filter(\.isPart).map(\.type)) {
      let makes = profile.makes.filter { $0.type == type }
      func fields(_ makes: [Make]) -> Set<Field> {
        Set(makes.flatMap { $0.fields.map { Field(position: $0.field, language: $0.language ?? "") } })
      }
      kept[type] = fields(makes.filter { !tables.contains($0.rows) })
        .subtracting(fields(makes.filter { tables.contains($0.rows) }))
    }
    self.kept = kept
  }

  /// What the first row of a record says, with what other tables said of it earlier.
  func begun(_ row: FieldSlots, earlier: FieldSlots) -> FieldSlots {
    var whole = row
    for field in kept[row.type] ?? [] {
      guard let text = earlier.statement(field.position)[field.language] else { continue }
      set(&whole, field, text)
    }
    return whole
  }

  enum Joined {
    case whole(FieldSlots)
    /// Two tables say different things of one field.
    case contradiction(field: String, isSealed: Bool, first: String, second: String)
  }

  func joined(_ row: FieldSlots, to earlier: FieldSlots) -> Joined {
    var whole = earlier
    for (position, definition) in Catalogue.of(row.type).fields.enumerated() {
      let before = earlier.statement(position)
      for (language, text) in row.statement(position).sorted(by: { $0.key < $1.key }) {
        if let known = before[language], known != text {
          return .contradiction(
            field: FieldChange.name(definition, language), isSealed: definition.isSealed, first: known, second: text)
        }
        set(&whole, Field(position: position, language: language), text)
      }
    }
    return .whole(whole)
  }

  private func set(_ slots: inout FieldSlots, _ field: Field, _ text: String) {
    if field.language.isEmpty {
      slots.set(field.position, to: text)
    } else {
      slots.setVariant(field.position, language: field.language) { $0.append(contentsOf: text.utf8) }
    }
  }
}
