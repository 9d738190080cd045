import Foundation

/// A Markdown page, in the parts that tests look at.
struct Markdown {
  /// What stands between two fences.
  struct Block {
    let language: String
    /// The positions of its lines in the page, without the fences.
    let range: Range<Int>
    /// The file that the text before the block says to save it as.
    let file: String?
  }

  let lines: [String]
  let blocks: [Block]

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var blocks: [Block] = []
    var start: (language: String, line: Int, file: String?)?
    var before = ""
    for (position, line) in lines.enumerated() {
      if let open = start {
        guard line == "```" else { continue }
        blocks.append(Block(language: open.language, range: open.line..<position, file: open.file))
        start = nil
        before = ""
      } else if line.hasPrefix("```") {
        start = (String(line.dropFirst(3)), position + 1, Markdown.fileName(in: before))
      } else if !line.isEmpty {
        before = line
      }
    }
    self.blocks = blocks
  }

  init(page: String) throws {
    self.init(try String(contentsOf: Workplace.project.appendingPathComponent(page), encoding: .utf8))
  }

  /// The name in “Save this as `name`”.
  private static func fileName(in line: String) -> String? {
    let parts = line.components(separatedBy: "ave this as `")
    return parts.count == 2 ? parts[1].components(separatedBy: "`").first : nil
  }

  /// The lines of the page that are text, each with its position; what stands in blocks is left out.
  private var prose: [(position: Int, line: String)] {
    let inBlocks = blocks.map { ($0.range.lowerBound - 1)...$0.range.upperBound }
    return lines.enumerated().filter { line in !inBlocks.contains { $0.contains(line.offset) } }
      .map { (position: $0.offset, line: $0.element) }
  }

  /// Where links in the text lead, each with the number of its line.
  var links: [(line: Int, target: String)] {
    prose.flatMap { position, line in
      line.components(separatedBy: "`").enumerated().filter { $0.offset % 2 == 0 }.map(\.element).joined(
        separator: "``"
      )
      .components(separatedBy: "](").dropFirst().compactMap { $0.components(separatedBy: ")").first }
      .map { (line: position + 1, target: $0) }
    }
  }

  /// The anchors of the headings, as GitHub and others make them.
  var anchors: Set<String> {
    var anchors: Set<String> = []
    for (_, line) in prose where line.hasPrefix("#") {
      let heading = line.drop { $0 == "#" }.trimmingCharacters(in: .whitespaces).lowercased()
      let anchor = String(
        heading.compactMap { character -> Character? in
          if character == " " { return "-" }
          return character.isLetter || character.isNumber || character == "-" || character == "_" ? character : nil
        })
      var name = anchor
      var count = 0
      while !anchors.insert(name).inserted {
        count += 1
        name = "\(anchor)-\(count)"
      }
    }
    return anchors
  }

  /// All pages of the project, by path, without what was built.
  static func pages(under folder: String = "") throws -> [String] {
    let root = Workplace.project.appendingPathComponent(folder).path
    let all = try FileManager.default.subpathsOfDirectory(atPath: root)
    return all.filter { path in path.hasSuffix(".md") && !path.hasPrefix(".") && !path.hasPrefix("demo/") }
      .map { folder.isEmpty ? $0 : "\(folder)/\($0)" }.sorted()
  }
}
