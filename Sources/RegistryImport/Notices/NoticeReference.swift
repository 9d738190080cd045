/// All notices in words, each with what its example makes the program say.
package enum NoticeReference {
  /// - Parameter example: what is printed for the example of a code, as `Tests/Notices` has it.
  package static func markdown(example: (NoticeCode) throws -> String) rethrows -> String {
    var lines = [
      "# Notices", "",
      "What an import may say about the data. Made from the program's list and from the examples in `Tests/Notices`; a",
      "test keeps it so. Each example is a small file that makes the program say this, with the text that it prints.",
      "",
      "- An **error** keeps the import from being kept. With `--partial` the good records are kept, unless the error is",
      "  one of the whole file.",
      "- A **warning** says that something is odd, or that a value was left out. The import is kept.",
      "- An **info** is a remark. It is counted, and not printed.", "",
      "| code | severity | meaning |", "|---|---|---|",
    ]
    for code in NoticeCode.allCases {
      lines.append("| [\(code.rawValue)](#\(code.rawValue)) | \(severity(code)) | \(code.meaning) |")
    }
    for code in NoticeCode.allCases {
      lines += [
        "", "## \(code.rawValue)", "", "\(code.meaning) (\(severity(code)))", "", "What to do: \(code.remedy).",
      ]
      lines += ["", "[Its example](../../Tests/Notices/\(code.rawValue)) makes the program say:"]
      var text = try example(code)
      if text.hasSuffix("\n") { text.removeLast() }
      lines += ["", "```text", text, "```"]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func severity(_ code: NoticeCode) -> String {
    code.isOfWholeFile ? "\(code.severity.rawValue) of the whole file" : code.severity.rawValue
  }
}
