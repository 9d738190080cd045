import Registry
import RegistryImport
import RegistryStore

/// `--field value` pairs of a record, by the field catalogue.
struct FieldArguments {
  /// What was typed for one field: its exchange name, perhaps with a language, and one value.
  typealias Pair = (name: String, value: String)

  private let catalogue: Catalogue
  /// What stands before the name of a field in its option, such as `add_`.
  private let prefix: String
  private var cells: [(field: Int, language: String?, values: [String])] = []

  /// - Throws: `CommandFailure` for an option that is no field, or has no value.
  init(_ arguments: [String], _ type: RecordType) throws {
    let (words, pairs) = try FieldArguments.pairs(arguments)
    if let word = words.first {
      throw CommandFailure.usage(
        "\(quoted(word)) is no option",
        hint: "fields are given as --name VALUE; see `vigil \(type.rawValue) --help`")
    }
    try self.init(pairs, type)
  }

  init(_ pairs: [Pair], _ type: RecordType, prefix: String = "") throws {
    catalogue = Catalogue.of(type)
    self.prefix = prefix
    for (name, value) in pairs { try add(name, value, type) }
  }

  /// Tells options with their values from the words between them: every option of a field has a value.
  static func pairs(_ arguments: [String]) throws -> (words: [String], pairs: [Pair]) {
    var words: [String] = []
    var pairs: [Pair] = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      guard argument.hasPrefix("--"), argument.count > 2 else {
        words.append(argument)
        continue
      }
      let parts = argument.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0]).replacing("-", with: "_")
      if parts.count == 2 {
        pairs.append((name, String(parts[1])))
      } else if let next = rest.popFirst() {
        pairs.append((name, next))
      } else {
        throw CommandFailure.usage("--\(parts[0]) needs a value")
      }
    }
    return (words, pairs)
  }

  /// Gives a word that stands alone the option that it is the value of.
  static func named(_ arguments: [String], first field: String?) throws -> [String] {
    guard let field else { return arguments }
    let (words, pairs) = try pairs(arguments)
    guard words.count == 1 else { return arguments }
    return ["--\(field)=\(words[0])"] + pairs.map { "--\($0.name)=\($0.value)" }
  }

  private mutating func add(_ name: String, _ value: String, _ type: RecordType) throws {
    let parts = name.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let position = catalogue.position(of: parts[0]) else {
      throw CommandFailure.usage(
        "\(type.withArticle) has no \(FieldArguments.option(name))", hint: FieldArguments.known(type))
    }
    let field = catalogue.fields[position]
    if field.isSealed {
      throw CommandFailure(
        "\(field.name) is a sealed field, which is never given as an option: those stay in the shell's history",
        hint: "give it with --sealed FILE, or - for standard input, in a line `\(field.name): …`")
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

  /// The fields that can be given, for a hint.
  static func known(_ type: RecordType) -> String {
    "it has \(Catalogue.of(type).exchanged.map { option($0.name) }.joined(separator: ", "))"
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
        throw CommandFailure("\(FieldArguments.option(prefix + field.name)): \(problem.message)", hint: problem.hint)
      }
    }
    return slots
  }
}
