/// Reads how a CSV source is written: encoding, delimiter, header row.
enum CSVLayoutReader {
  static func layout(_ mapping: ProfileMapping, problems: inout [ProfileProblem]) -> CSVLayout {
    let encoding = mapping.text("encoding", problems: &problems) ?? "utf-8"
    let decoder = TextDecoder(encoding: encoding)
    if decoder == nil {
      problems.append(
        (mapping["encoding"] ?? mapping.node).problem(
          "the encoding \(encoding) is not known", hint: "try utf-8, windows-1251, windows-1252 or koi8-r"))
    }
    var delimiter = UInt8(ascii: ",")
    if let text = mapping.text("delimiter", problems: &problems) {
      let byte = text == "tab" ? UInt8(ascii: "\t") : text.utf8.first
      if let byte, text == "tab" || text.utf8.count == 1, byte != UInt8(ascii: "\"") {
        delimiter = byte
      } else {
        problems.append((mapping["delimiter"] ?? mapping.node).problem("a delimiter is one character, or tab"))
      }
    }
    var header: Int? = 1
    if mapping.text("header", problems: &problems) == "none" {
      header = nil
    } else if let row = mapping.number("header", problems: &problems) {
      if row == 0 { problems.append((mapping["header"] ?? mapping.node).problem("rows are counted from 1")) }
      header = row
    }
    return CSVLayout(
      decoder: decoder ?? .utf8, delimiter: delimiter, header: header,
      skip: mapping.number("skip", problems: &problems) ?? 0)
  }
}
