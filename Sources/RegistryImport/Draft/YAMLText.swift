import Registry

/// Text as YAML writes it.
enum YAMLText {
  /// Plain where nothing can be mistaken, also inside `{}` and `[]`; else in double quotes.
  static func scalar(_ text: String) -> String {
    isPlain(text) ? text : quoted(text)
  }

  static func list(_ texts: [String]) -> String { "[\(texts.map(scalar).joined(separator: ", "))]" }

  /// What stands in a comment must not end its line.
  static func comment(_ text: String) -> String { Printable.text(text).split(separator: "\n").joined(separator: " ") }

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
      first.properties.isAlphabetic || (first.value >= 0x30 && first.value <= 0x39), last != " ", last != ":"
    else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || (scalar.value >= 0x30 && scalar.value <= 0x39)
        || " _-./@()".unicodeScalars.contains(scalar)
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if Printable.text(String(scalar)) == String(scalar), scalar.properties.generalCategory != .privateUse,
          scalar.properties.generalCategory != .unassigned, scalar.properties.generalCategory != .format
        {
          result.unicodeScalars.append(scalar)
        } else {
          result += scalar.value > 0xffff ? "\\U\(padded(scalar.value, 8))" : "\\u\(padded(scalar.value, 4))"
        }
      }
    }
    return result + "\""
  }

  private static func padded(_ value: UInt32, _ width: Int) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
