import Registry
import RegistryImport
import Testing

/// Repeated elements of which rows are made, namespaces, and what stands around records.
@Suite struct XMLGroupTests {
  private func rows(
    _ text: String, record: String = "/r/e", groups: [String] = [""], columns: [String],
    namespaces: [String: String] = [:], step: Int = 1 << 16
  ) throws -> [[String]] {
    let reader = XMLReader(
      record: record, groups: groups, columns: columns, documentPaths: [], namespaces: namespaces)
    var rows: [[String]] = []
    func keep(_ row: SourceRow, _ group: Int) {
      rows.append([String(group)] + row.cells.indices.map { row.text($0) })
    }
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let chunk = Array(bytes[start..<min(start + step, bytes.count)])
      try reader.feed(chunk.span, keep)
      start += step
    }
    try reader.finish(keep)
    return rows
  }

  @Test(arguments: [1, 7, 1 << 16])
  func `each repeated element gives a row that sees its parents, also what comes after it`(step: Int) throws {
    let text = """
      <r><e><g><n>1</n><h><m>1.1</m></h><h><m>1.2</m></h></g><g><h><m>2.1</m></h><n>2</n></g><k>K</k></e>
      <e><k>L</k></e></r>
      """
    let found = try rows(
      text, groups: ["", "g", "g/h"], columns: ["/r/e/k", "/r/e/g/n", "/r/e/g/h/m"], step: step)
    #expect(
      found == [
        ["0", "K", "1", "1.1"],
        ["1", "K", "1", "1.1"], ["2", "K", "1", "1.1"], ["2", "K", "1", "1.2"],
        ["1", "K", "2", "2.1"], ["2", "K", "2", "2.1"],
        ["0", "L", "", ""],
      ])
  }

  @Test func `another repeated element beside it is not seen`() throws {
    let found = try rows(
      "<r><e><g><n>1</n></g><h><m>2</m></h></e></r>", groups: ["", "g", "h"], columns: ["/r/e/g/n", "/r/e/h/m"])
    #expect(found == [["0", "1", "2"], ["1", "1", ""], ["2", "", "2"]])
  }

  @Test func `what stands around records counts for those that follow`() throws {
    let found = try rows(
      "<r><o id='a'><t>A</t><e><k>1</k></e><e><k>2</k></e></o><o id='b'><e><k>3</k></e><t>B</t></o></r>",
      record: "/r/o/e", columns: ["/r/o/@id", "/r/o/t", "/r/o/e/k"])
    #expect(found == [["0", "a", "A", "1"], ["0", "a", "A", "2"], ["0", "b", "", "3"]])
  }

  @Test func `a prefix asks for its namespace, none for any`() throws {
    let text = "<r xmlns='u:a' xmlns:x='u:b'><e x:id='1' id='2'><x:k>b</x:k><k>a</k></e></r>"
    let namespaces = ["one": "u:a", "two": "u:b"]
    #expect(
      try rows(
        text, columns: ["/r/e/two:k", "/r/e/one:k", "/r/e/@two:id", "/r/e/@id"], namespaces: namespaces)
        == [["0", "b", "a", "1", "2"]])
    #expect(try rows(text, record: "/one:r/two:e", columns: ["/one:r/two:e/k"], namespaces: namespaces) == [])
    #expect(
      try rows(text, record: "/one:r/one:e", columns: ["/one:r/one:e/k"], namespaces: namespaces) == [["0", "b"]])
  }

  @Test func `a record with endless repeated elements is refused`() {
    let text = "<r><e>\(String(repeating: "<g/>", count: 60_000))</e></r>"
    #expect(throws: FileProblem.self) { try rows(text, groups: ["", "g"], columns: ["/r/e/g/n"]) }
  }
}
