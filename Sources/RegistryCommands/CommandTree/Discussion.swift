/// The explanation of a help text, in its parts: paragraphs and examples, under headings in capitals.
struct Discussion {
  enum Block: Equatable {
    case paragraph(String)
    /// Lines to be shown as they are.
    case literal([String])
  }

  /// What stands before the first heading.
  private(set) var description: [Block] = []
  private(set) var sections: [(title: String, blocks: [Block])] = []

  init(_ text: String) {
    var isOpen = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.allSatisfy({ $0 == " " }) {
        isOpen = false
      } else if line.allSatisfy({ $0.isASCII && $0.isUppercase || $0 == " " }) {
        sections.append((String(line), []))
        isOpen = false
      } else if line.hasPrefix("  ") {
        append(.literal([String(line.dropFirst(2))]), joining: isOpen)
        isOpen = true
      } else {
        append(.paragraph(String(line)), joining: isOpen)
        isOpen = true
      }
    }
  }

  private mutating func append(_ block: Block, joining: Bool) {
    var blocks = sections.last?.blocks ?? description
    switch (joining ? blocks.last : nil, block) {
    case (.paragraph(let before), .paragraph(let text)): blocks[blocks.count - 1] = .paragraph("\(before) \(text)")
    case (.literal(let before), .literal(let lines)): blocks[blocks.count - 1] = .literal(before + lines)
    default: blocks.append(block)
    }
    if sections.isEmpty {
      description = blocks
    } else {
      sections[sections.count - 1].blocks = blocks
    }
  }
}
