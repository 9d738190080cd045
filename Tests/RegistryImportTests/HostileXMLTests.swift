import Foundation
import Registry
import RegistryImport
import Testing

/// Files that want to read others, call out, or be larger than they look.
@Suite struct HostileXMLTests {
  private static let payloads = TestCodes.root.deletingLastPathComponent()
    .appendingPathComponent("shared/samples/xxe-payloads/xxe-injection-payload-list.txt.txt")

  /// - Returns: all text of the document, or the notice that refuses it.
  private func read(_ text: String) -> (text: String, refused: NoticeCode?) {
    let root = text.split(separator: "<").last { $0.hasPrefix("/") }?.dropFirst().prefix { $0 != ">" } ?? "r"
    let reader = XMLReader(record: "/\(root)", columns: ["/\(root)"], documentPaths: [])
    var found = ""
    do {
      let bytes = Array(text.utf8)
      try reader.feed(bytes.span) { row, _ in found += row.text(0) }
      try reader.finish { row, _ in found += row.text(0) }
      return (found, nil)
    } catch {
      return (found, (error as? FileProblem)?.code)
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: payloads.path), "the sample files are not here"))
  func `payloads that others collected are refused, or hold nothing but their own text`() throws {
    let parts = try String(contentsOf: Self.payloads, encoding: .utf8).components(separatedBy: "\n\n")
    let documents = parts.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.filter { $0.hasPrefix("<") }
    #expect(documents.count >= 15)
    for document in documents {
      let (text, refused) = read(document)
      // One carries another document as text.
      let isRefused = document.contains("<!DOCTYPE") && !document.contains("<![CDATA[")
      if isRefused { #expect(refused == .doctype || refused == .malformedXML, "\(document)") }
      #expect(!text.contains("root:"))
    }
  }

  /// By what is too large.
  private static func document(_ name: String) -> String {
    func many(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
    return switch name {
    case "attributes": "<r \((0..<200_000).map { "a\($0)=''" }.joined(separator: " "))/>"
    case "text": "<r>\(many("x", 12 << 20))</r>"
    case "an attribute": "<r a='\(many("x", 12 << 20))'/>"
    case "a comment": "<r><!--\(many("x", 12 << 20))--></r>"
    case "an instruction": "<r><?p \(many("x", 12 << 20))?></r>"
    case "instructions": "<r>\(many("<?p?>", 100_000))</r>"
    case "a name": "<\(many("x", 1 << 20))/>"
    case "depth": many("<r>", 200_000)
    case "an entity": "<r>&\(many("x", 1 << 20));</r>"
    default: many(" ", 1 << 20)
    }
  }

  @Test(arguments: [
    ("attributes", NoticeCode.fileLimit), ("text", .fileLimit), ("an attribute", .fileLimit),
    ("a comment", .fileLimit), ("an instruction", .fileLimit), ("instructions", .fileLimit), ("a name", .fileLimit),
    ("depth", .fileLimit), ("an entity", .fileLimit), ("blanks", .fileLimit),
  ])
  func `a file beyond the limits is refused`(name: String, code: NoticeCode) {
    #expect(read(HostileXMLTests.document(name)).refused == code)
  }
}
