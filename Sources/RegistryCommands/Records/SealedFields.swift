import Registry
import RegistryImport
import RegistryStore

/// Values of sealed fields, from a file or standard input: an option would stay in the shell's history.
///
/// A line `field: value` begins a field; a line that begins with a blank goes on with the text before it. A field of
/// several values may stand again.
struct SealedFields {
  private var cells: [(field: Int, values: [String])] = []
  private let catalogue: Catalogue

  /// - Parameter path: `-` is standard input.
  /// - Throws: `CommandFailure`; it never quotes what stands there.
  init(file path: String, _ type: RecordType) throws {
    let bytes = try ByteFile.small(path == "-" ? "/dev/stdin" : path)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw CommandFailure("\(SealedFields.name(path)) is not UTF-8", hint: "save it as UTF-8")
    }
    try self.init(text, type, name: SealedFields.name(path))
  }

  init(_ text: String, _ type: RecordType, name: String) throws {
    catalogue = Catalogue.of(type)
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = line.last == "\r" ? line.dropLast() : line
      let place = "\(name):\(number + 1)"
      if line.allSatisfy(\.isWhitespace) { continue }
      if line.first == " " || line.first == "\t" {
        guard let last = cells.indices.last else { throw SealedFields.failure(place, type) }
        cells[last].values[cells[last].values.count - 1] += "\n\(line.drop { $0 == " " || $0 == "\t" })"
        continue
      }
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2,
        let position = catalogue.position(of: parts[0].lowercased().replacing("-", with: "_")),
        catalogue.fields[position].isSealed
      else { throw SealedFields.failure(place, type) }
      let value = String(parts[1].drop { $0 == " " || $0 == "\t" })
      if let index = cells.firstIndex(where: { $0.field == position }) {
        guard catalogue.fields[position].isMultiple else {
          throw CommandFailure("\(place): \(catalogue.fields[position].name) stands there twice")
        }
        cells[index].values.append(value)
      } else {
        cells.append((position, [value]))
      }
    }
  }

  private static func name(_ path: String) -> String { path == "-" ? "standard input" : path }

  private static func failure(_ place: String, _ type: RecordType) -> CommandFailure {
    let names = Catalogue.of(type).fields.filter(\.isSealed).map(\.name)
    return CommandFailure(
      "\(place): this line names no sealed field of \(type.withArticle)",
      hint: names.isEmpty
        ? "\(type.pluralNoun) have none" : "a line is `field: value`; the fields are \(names.joined(separator: ", "))")
  }

  /// The canonical values.
  ///
  /// - Throws: `CommandFailure` for a value that cannot be taken, without quoting it.
  func slots(_ codes: CodeLists) throws -> FieldSlots {
    let reader = CellReader(codes: codes, resolve: { text, _ in text })
    var slots = FieldSlots(catalogue.type)
    for (position, values) in cells {
      let field = catalogue.fields[position]
      let given = values.filter { !$0.isEmpty }
      do {
        let cell = given.isEmpty ? [] : try reader.cell(given, of: field)
        slots.set(position) { $0 += cell }
      } catch let problem as CellReader.Problem {
        throw CommandFailure("\(field.name): the value cannot be taken", hint: problem.hint)
      }
    }
    return slots
  }
}
