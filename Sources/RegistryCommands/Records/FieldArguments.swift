import Registry
import RegistryImport
import RegistryStore

/// `--field value` pairs of a record, by the field catalogue.
struct FieldArguments {
  private let catalogue: Catalogue
  private var cells: [(field: Int, language: String?, values: [String])] = []

  /// - Throws: `CommandFailure` for an option that is no field, or has no value.
  init(_ arguments: [String], _ type: RecordType) throws {
    catalogue = Catalogue.of(type)
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      guard argument.hasPrefix("--"), argument.count > 2 else {
        throw CommandFailure.usage(
          "\(quoted(argument)) is no option",
          hint: "fields are given as --name VALUE; see `vigil \(type.rawValue) --help`")
      }
      let parts = argument.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0]).replacing("-", with: "_")
      let value: String
      if parts.count == 2 {
        value = String(parts[1])
      } else if let next = rest.popFirst() {
        value = next
      } else {
        throw CommandFailure.usage("--\(parts[0]) needs a value")
      }
      try add(name, value, type)
    }
  }

  private mutating func add(_ name: String, _ value: String, _ type: RecordType) throws {
    let parts = name.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let position = catalogue.position(of: parts[0]) else {
      let known = catalogue.exchanged.map { FieldArguments.option($0.name) }.joined(separator: ", ")
      throw CommandFailure.usage("a \(type.rawValue) has no \(FieldArguments.option(name))", hint: "it has \(known)")
    }
    let field = catalogue.fields[position]
    if field.isSealed {
      throw CommandFailure(
        "\(field.name) is a sealed field, and this version cannot keep one safely",
        hint: "leave it out: nothing sealed is stored in the open")
    }
    let language = parts.count == 2 ? parts[1].replacing("_", with: "-") : nil
    if let language, !field.hasLanguages || !LanguageTag.isValid(language) {
      throw CommandFailure.usage("--\(name) is no language variant of a field")
    }
    if let index = cells.firstIndex(where: { $0.field == position && $0.language == language }) {
      guard field.isMultiple else { throw CommandFailure.usage("\(FieldArguments.option(field.name)) is given twice") }
      cells[index].values.append(value)
    } else {
      cells.append((position, language, [value]))
    }
  }

  static func option(_ field: String) -> String { "--\(field.replacing("_", with: "-"))" }

  /// The canonical record, references resolved to ids.
  ///
  /// - Throws: `CommandFailure` or `StoreError` for the first value that cannot be taken.
  func slots(_ session: any RegistryReading) throws -> FieldSlots {
    let reader = CellReader(codes: try session.codeLists(), resolve: session.resolve)
    var slots = FieldSlots(catalogue.type)
    for (position, language, given) in cells {
      let field = catalogue.fields[position]
      do {
        let cell = try reader.cell(given, of: field)
        if let language {
          slots.setVariant(position, language: language) { $0 += cell }
        } else {
          slots.set(position) { $0 += cell }
        }
      } catch let problem as CellReader.Problem {
        throw CommandFailure("\(FieldArguments.option(field.name)): \(problem.message)", hint: problem.hint)
      }
    }
    return slots
  }

  /// The fields for a help text, one a line.
  static func help(_ type: RecordType) -> String {
    let fields = Catalogue.of(type).exchanged.filter { field in
      if case .reference(let target) = field.kind { RecordType.kept.contains(target) } else { true }
    }
    let width = fields.map { option($0.name).count }.max() ?? 0
    return fields.map { field in
      let name = option(field.name)
      let remarks = [
        field.isRequired ? "required" : nil, field.isMultiple ? "repeatable" : nil,
        field.hasLanguages ? "also \(name)@ru and the like" : nil,
      ].compactMap { $0 }
      let blanks = String(repeating: " ", count: width - name.count)
      return "  \(name)\(blanks)  \(field.summary)\(remarks.isEmpty ? "" : " (\(remarks.joined(separator: ", ")))")"
    }.joined(separator: "\n")
  }
}
