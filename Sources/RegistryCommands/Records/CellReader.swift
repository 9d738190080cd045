import Registry
import RegistryImport
import RegistryStore

/// Values as a person gives them, as options or as answers -> the canonical cell of a field.
struct CellReader {
  /// Why a value cannot be taken.
  struct Problem: Error {
    /// Begins with the value, unless the field is sealed.
    let message: String
    var hint: String?
  }

  private let values: ValueReader
  private let resolve: (String, RecordType) throws -> String

  /// - Parameter resolve: the id that a reference stands for.
  init(codes: CodeLists, resolve: @escaping (String, RecordType) throws -> String) {
    values = ValueReader(codes: codes)
    self.resolve = resolve
  }

  /// - Parameter given: values, or cells of several values joined by `|`; empty ones are dropped.
  /// - Returns: nothing where nothing is left.
  /// - Throws: `Problem`, or `StoreError` for a reference that leads nowhere.
  func cell(_ given: [String], of field: FieldDefinition) throws -> [UInt8] {
    let texts = try given.map { try CellReader.normalised($0) }
    let text = field.isMultiple ? ListCell.join(texts.flatMap { ListCell.split($0) }) : texts.joined()
    let resolved = Array(try references(text, field).utf8)
    var cell: [UInt8] = []
    guard !resolved.isEmpty else { return cell }
    do {
      try values.appendCell(resolved.span, of: field, to: &cell)
    } catch {
      // What is sealed is quoted nowhere, not even to whoever typed it: somebody may look over a shoulder.
      let value = field.isSealed ? "this" : quoted(String(resolved.span))
      throw Problem(message: "\(value) \(error.explanation)", hint: hint(field))
    }
    return cell
  }

  private static func normalised(_ value: String) throws -> String {
    let bytes = Array(value.utf8)
    var output: [UInt8] = []
    guard TextDecoder.utf8.append(bytes.span, to: &output) == nil else {
      throw Problem(message: "this is not UTF-8 text")
    }
    return String(output.span.extracting(ValueReader.trimmed(output.span)))
  }

  private func references(_ cell: String, _ field: FieldDefinition) throws -> String {
    guard case .reference(let target) = field.kind, !cell.isEmpty else { return cell }
    let ids = try (field.isMultiple ? ListCell.split(cell) : [cell]).map { try resolve($0, target) }
    return ListCell.join(ids)
  }

  private func hint(_ field: FieldDefinition) -> String? {
    switch field.kind {
    case .code(let name): values.codes.list(name).map { "the codes are \($0.values.joined(separator: ", "))" }
    case .region: "docs/reference/codes.md lists the regions that Vigil knows, with their names"
    default: nil
    }
  }
}
