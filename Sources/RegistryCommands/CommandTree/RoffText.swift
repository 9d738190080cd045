/// Text for troff under construction.
struct RoffText {
  private(set) var text = ""

  mutating func heading(_ name: String, day: String) {
    line(".TH \"\(RoffText.escaped(name.uppercased()))\" 1 \(day) \"vigil \(vigilVersion)\" \"Vigil\"")
  }

  mutating func section(_ title: String) { line(".SH \(title)") }

  /// A term, in troff already, and what it means.
  mutating func item(_ term: String, _ meaning: String) {
    line(".TP")
    line(term)
    line(RoffText.escaped(meaning))
  }

  mutating func blocks(_ blocks: [Discussion.Block]) {
    for (position, block) in blocks.enumerated() {
      // A section begins with a paragraph of its own.
      switch block {
      case .paragraph(let paragraph):
        if position > 0 { line(".PP") }
        line(RoffText.escaped(paragraph))
      case .literal(let lines):
        line(".RS 4")
        line(".nf")
        for each in lines { line(RoffText.escaped(each)) }
        line(".fi")
        line(".RE")
      }
    }
  }

  mutating func line(_ line: String) { text += line + "\n" }

  /// Characters that mean something to troff, and those beyond ASCII, by name.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case "`": result += "\\(ga"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      case "\"": result += "\\(dq"
      case "." where result.isEmpty: result += "\\&."
      case _ where scalar.isASCII: result.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\[u\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)]"
      }
    }
    return result
  }
}
