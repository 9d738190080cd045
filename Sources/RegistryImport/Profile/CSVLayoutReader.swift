/// Reads how a CSV source is written: encoding, delimiter, header row.
enum CSVLayoutReader {
  static func layout(_ mapping: ProfileMapping, problems: inout [ProfileProblem]) -> CSVLayout {
    var header: Int? = 1
    if mapping.text("header", problems: &problems) == "none" {
      header = nil
    } else if let row = mapping.number("header", of: "the number of a row, or none", problems: &problems) {
      if row == 0 { problems.append((mapping["header"] ?? mapping.node).problem("rows are counted from 1")) }
      header = row
    }
    return CSVLayout(
      encoding: encoding(mapping, problems: &problems), delimiter: delimiter(mapping, problems: &problems),
      header: header, skip: mapping.number("skip", problems: &problems) ?? 0)
  }

  private static func encoding(_ mapping: ProfileMapping, problems: inout [ProfileProblem]) -> SourceEncoding? {
    guard let name = mapping.text("encoding", problems: &problems) else { return nil }
    guard let encoding = SourceEncoding(named: name) else {
      problems.append(
        (mapping["encoding"] ?? mapping.node).problem(
          "the encoding \(name) is not known",
          hint: "try utf-8, utf-16, windows-1251, windows-1252 or koi8-r, or leave it out and let it be found"))
      return nil
    }
    return encoding
  }

  private static func delimiter(_ mapping: ProfileMapping, problems: inout [ProfileProblem]) -> UInt8? {
    guard let text = mapping.text("delimiter", problems: &problems) else { return nil }
    if text == "tab" { return UInt8(ascii: "\t") }
    // A byte beyond ASCII may be half of a character, and line ends and quotes have their own meaning.
    guard text.utf8.count == 1, let byte = text.utf8.first, byte < 0x80, byte != 0x22, byte != 0x0a, byte != 0x0d else {
      problems.append(
        (mapping["delimiter"] ?? mapping.node).problem(
          "a delimiter is one character, or tab", hint: "write `\";\"`, or leave it out and let it be found"))
      return nil
    }
    return byte
  }
}
