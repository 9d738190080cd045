import Registry

/// A JSON value whose objects keep their order.
package indirect enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case int(Int)
  case double(Double)
  /// A number in the digits it was given.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  package struct Member: Sendable, Equatable {
    package let name: String
    package let value: JSONValue

    package init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  package static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
  package static func optional(_ value: Int?) -> JSONValue { value.map { .int($0) } ?? .null }
  package static func optional(_ value: Double?) -> JSONValue { value.map { .double($0) } ?? .null }
  package static func optional(_ value: Bool?) -> JSONValue { value.map { .bool($0) } ?? .null }

  /// A number without a fraction where it has none.
  package static func shortest(_ value: Double) -> JSONValue {
    Int(exactly: value).map { .int($0) } ?? .double(value)
  }

  /// Counts by name, in the order of the names.
  package static func counts(_ counts: [String: Int]) -> JSONValue {
    .object(counts.sorted { $0.key < $1.key }.map { Member($0.key, .int($0.value)) })
  }

  /// Indented by two blanks, with a line end.
  package var text: String {
    var output = ""
    write(to: &output, indent: 0)
    return output + "\n"
  }

  /// On one line.
  package var compactText: String {
    var output = ""
    write(to: &output, indent: nil)
    return output
  }

  func write(to output: inout String, indent: Int?) {
    switch self {
    case .null: output += "null"
    case .bool(let value): output += value ? "true" : "false"
    case .int(let value): output += String(value)
    case .double(let value): output += value.isFinite ? value.description : "null"
    case .number(let digits): output += digits
    case .string(let text): output += JSONText.quoted(text)
    case .array(let items):
      JSONValue.write(items.map { ("", $0) }, "[", "]", to: &output, indent: indent)
    case .object(let members):
      JSONValue.write(
        members.map { (JSONText.quoted($0.name) + (indent == nil ? ":" : ": "), $0.value) }, "{", "}", to: &output,
        indent: indent)
    }
  }

  private static func write(
    _ items: [(label: String, value: JSONValue)], _ open: String, _ close: String, to output: inout String,
    indent: Int?
  ) {
    output += open
    for (index, item) in items.enumerated() {
      if index > 0 { output += "," }
      if let indent { output += "\n" + String(repeating: "  ", count: indent + 1) }
      output += item.label
      item.value.write(to: &output, indent: indent.map { $0 + 1 })
    }
    if let indent, !items.isEmpty { output += "\n" + String(repeating: "  ", count: indent) }
    output += close
  }
}
