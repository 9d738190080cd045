import Registry
import RegistryImport
import RegistryStore

/// What an edit asks for: `--field VALUE` sets or clears, `--add-field` and `--remove-field` change single values of
/// a field that has several.
struct FieldEdits {
  private let type: RecordType
  private let set: FieldArguments
  private let added: FieldArguments
  private let removed: FieldArguments
  let isEmpty: Bool

  private static let addPrefix = "add_"
  private static let removePrefix = "remove_"

  init(_ pairs: [FieldArguments.Pair], _ type: RecordType) throws {
    self.type = type
    isEmpty = pairs.isEmpty
    let catalogue = Catalogue.of(type)
    var plain: [FieldArguments.Pair] = []
    var single: [String: [FieldArguments.Pair]] = [:]
    for pair in pairs {
      let prefix = [FieldEdits.addPrefix, FieldEdits.removePrefix].first { pair.name.hasPrefix($0) }
      guard let prefix, catalogue.position(of: pair.name) == nil else {
        plain.append(pair)
        continue
      }
      let name = String(pair.name.dropFirst(prefix.count))
      if let field = catalogue.field(named: name), !field.isMultiple, !field.isSealed {
        throw CommandFailure.usage(
          "\(field.name) holds one value, so nothing can be added or removed",
          hint: "give \(FieldArguments.option(field.name)) VALUE")
      }
      single[prefix, default: []].append((name, pair.value))
    }
    let plainNames = Set(plain.map(\.name))
    for (prefix, pairs) in single {
      if let pair = pairs.first(where: { plainNames.contains($0.name) }) {
        throw CommandFailure.usage(
          "\(FieldArguments.option(pair.name)) replaces all values, so \(FieldArguments.option(prefix + pair.name)) has no place beside it"
        )
      }
    }
    set = try FieldArguments(plain, type)
    added = try FieldArguments(single[FieldEdits.addPrefix] ?? [], type, prefix: FieldEdits.addPrefix)
    removed = try FieldArguments(single[FieldEdits.removePrefix] ?? [], type, prefix: FieldEdits.removePrefix)
  }

  /// - Throws: `CommandFailure` or `StoreError` for the first value that cannot be taken.
  func apply(to slots: inout FieldSlots, _ session: any RegistryReading) throws {
    slots.merge(try set.slots(session))
    let added = try added.slots(session)
    let removed = try removed.slots(session)
    for (position, field) in Catalogue.of(type).fields.enumerated()
    where added.isGiven(position) || removed.isGiven(position) {
      let gone = Set(removed.text(position).map { ListCell.split($0) } ?? [])
      var values = slots.text(position).map { ListCell.split($0) } ?? []
      for value in gone.subtracting(values).sorted() {
        StandardError.print("warning: \(field.name) does not hold \(quoted(value)), so it was not removed")
      }
      values.removeAll { gone.contains($0) }
      var known = Set(values)
      for value in added.text(position).map({ ListCell.split($0) }) ?? [] where known.insert(value).inserted {
        values.append(value)
      }
      slots.set(position, to: ListCell.join(values))
    }
  }
}
