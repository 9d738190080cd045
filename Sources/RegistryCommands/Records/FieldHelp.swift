import Registry

/// The fields of a type for help texts.
enum FieldHelp {
  /// One field a line. Each is made once: the parser asks for the help of all commands whenever the program starts.
  static func text(_ type: RecordType) -> String { texts[type] ?? "" }

  private static let texts = Dictionary(uniqueKeysWithValues: RecordType.allCases.map { ($0, made($0)) })

  private static func made(_ type: RecordType) -> String {
    let fields = Catalogue.of(type).exchanged
    let width = fields.map { FieldArguments.option($0.name).count }.max() ?? 0
    return fields.map { field in
      let name = FieldArguments.option(field.name)
      let remarks = [
        field.isRequired ? "required" : nil, kind(field), field.isMultiple ? "repeatable" : nil,
        field.hasLanguages ? "also \(name)@ru and the like" : nil,
      ].compactMap { $0 }
      let blanks = String(repeating: " ", count: width - name.count)
      let text = "\(field.summary)\(remarks.isEmpty ? "" : " (\(remarks.joined(separator: ", ")))")"
      let indentation = "\n" + String(repeating: " ", count: width + 4)
      return "  \(name)\(blanks)  \(folded(text, to: 75 - width).joined(separator: indentation))"
    }.joined(separator: "\n")
  }

  /// How days and codes are written, for the help of commands that take fields.
  static let notes = """
    A day may be known in part: 2019, 2019-03, 2019-03-05 or 2019-03-01/2019-03-05. A code is a word of a list; any \
    other word is refused, and the list is shown.
    """

  private static func kind(_ field: FieldDefinition) -> String? {
    switch field.kind {
    case .day: "day"
    case .code: "code"
    case .yesNo: "yes, no or unknown"
    case .reference(let type): "id of \(type.withArticle)"
    default: nil
    }
  }

  /// Lines of at most so many characters, if no word is longer.
  private static func folded(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
