import Foundation
import Testing

/// Links between the pages of the project.
@Suite struct DocumentLinkTests {
  @Test(arguments: try Markdown.pages())
  func `every link leads somewhere`(name: String) throws {
    let folder = URL(fileURLWithPath: "/\(name)").deletingLastPathComponent()
    for (line, target) in try Markdown(page: name).links where !target.contains(":") {
      let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let path =
        parts[0].isEmpty ? name : String(folder.appendingPathComponent(parts[0]).standardizedFileURL.path.dropFirst())
      let exists = FileManager.default.fileExists(atPath: Workplace.project.appendingPathComponent(path).path)
      #expect(exists, "\(name):\(line) leads to \(target)")
      if parts.count == 2, exists {
        #expect(try Markdown(page: path).anchors.contains(parts[1]), "\(name):\(line): no heading for #\(parts[1])")
      }
    }
  }

  @Test func `every page of docs can be reached from its index`() throws {
    var reached: Set<String> = ["docs/README.md"]
    var open = ["docs/README.md"]
    while let page = open.popLast() {
      let folder = URL(fileURLWithPath: "/\(page)").deletingLastPathComponent()
      for (_, target) in try Markdown(page: page).links where !target.contains(":") {
        let file = target.components(separatedBy: "#")[0]
        let path = String(folder.appendingPathComponent(file).standardizedFileURL.path.dropFirst())
        if path.hasSuffix(".md"), reached.insert(path).inserted { open.append(path) }
      }
    }
    #expect(try Markdown.pages(under: "docs").filter { !reached.contains($0) } == [])
  }
}
