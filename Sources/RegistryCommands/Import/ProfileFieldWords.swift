import RegistryImport

/// Where a field has its value from, in words.
enum FieldWords {
  static func text(_ field: ProfileTree) -> String {
    if let constant = field.text { return "always \(constant)" }
    var parts = [origin(field)]
    for entry in field.entries { if let words = step(entry.key, entry.value) { parts.append(words) } }
    return parts.joined(separator: "; ")
  }

  private static func origin(_ field: ProfileTree) -> String {
    if let from = field["from"] { return "from \(from.texts.joined(separator: ", "))" }
    if let join = field["join"] {
      return "from \(join.texts.joined(separator: ", ")), put together with “\(field["with"]?.text ?? " ")”"
    }
    if let template = field["template"]?.text { return "as \(template)" }
    if let key = field["key"]?.text { return "the record with the key \(key)" }
    if let id = field["id"]?.text { return "the record with the id \(id)" }
    if let match = field["match"] { return "the record that fits best: \(pairs(match))" }
    if let flags = field["flags"] { return "each column that is ticked: \(pairs(flags))" }
    if let first = field["first"] {
      return "the first that has a value: " + first.items.map { text($0) }.joined(separator: "; else ")
    }
    return "from nothing that is known"
  }

  private static func step(_ key: String, _ value: ProfileTree) -> String? {
    switch key {
    case "from", "join", "with", "template", "key", "id", "match", "flags", "first": nil
    case "missing": "nothing is known where it says \(value.texts.joined(separator: ", "))"
    case "split": "several values, between them “\(value.text ?? "")”"
    case "codes": "translated: \(pairs(value))"
    case "cases": "by what it says: " + value.items.map { TestWords.ofCase($0) }.joined(separator: ", ")
    case "else": "anything else is \(value.text ?? "")"
    case "date": "written \(value.texts.joined(separator: " or "))"
    case "languages": "months in \(value.texts.joined(separator: ", "))"
    case "range": value.text == "both" ? "two days as one span" : "the \(value.text ?? "") of two days"
    case "number":
      (value["decimal"]?.text == "," ? "decimal comma" : "decimal point")
        + (value["group"]?.text.map { ", “\($0)” between thousands" } ?? "")
    case "pivot": "years of two digits under \(value.text ?? "") are 20xx, the others 19xx"
    case "unit": "in \(value.entries.isEmpty ? value.texts.joined(separator: " or ") : pairs(value))"
    case "required": value.text == "true" ? "must not be empty" : nil
    case "optional": value.text == "true" ? "the column may be missing" : nil
    case "take":
      value.text == "others" ? "what the other rows of the record say" : "what the \(value.text ?? "") row says"
    case "or": "where it cannot be read: \(value.text.map { $0 == "empty" ? "nothing" : $0 } ?? text(value))"
    default: "\(key) \(value.text ?? pairs(value))"
    }
  }

  static func pairs(_ mapping: ProfileTree) -> String {
    mapping.entries.map { "\($0.key) → \($0.value.text ?? text($0.value))" }.joined(separator: ", ")
  }
}

/// A test of a profile in words.
enum TestWords {
  static func text(_ test: ProfileTree) -> String {
    test.entries.map { entry in
      switch entry.key {
      case "all": entry.value.items.map { text($0) }.joined(separator: " and ")
      case "any": entry.value.items.map { text($0) }.joined(separator: " or ")
      case "not": "not (\(text(entry.value)))"
      default: "\(entry.key) \(ofValue(entry.value))"
      }
    }.joined(separator: " and ")
  }

  static func ofCase(_ choice: ProfileTree) -> String {
    let tests = choice.entries.filter { $0.key != "then" }.map { condition($0) }
    return "\(tests.joined(separator: " and ")) → \(choice["then"]?.text ?? "")"
  }

  private static func ofValue(_ test: ProfileTree) -> String {
    switch test.text {
    case "present": "is not empty"
    case "absent": "is empty"
    default: test.entries.map { condition($0) }.joined(separator: " and ")
    }
  }

  private static func condition(_ entry: ProfileTree.Entry) -> String {
    let words = entry.value.texts.map { "“\($0)”" }.joined(separator: ", ")
    return entry.key == "in" ? "is one of \(words)" : "\(entry.key) \(words)"
  }
}
