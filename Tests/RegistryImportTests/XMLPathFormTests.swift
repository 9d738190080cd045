import RegistryImport
import Testing

/// Paths that could never match are refused when the profile is read, with what to write instead.
@Suite struct XMLPathFormTests {
  private func problems(
    record: String = "/list/place", count: String = "/list/count", from: String = "name", each: String? = nil
  ) throws -> [String] {
    let yaml = """
      name: P
      publisher: P
      scheme: p
      sources:
      - {name: t, format: xml, record: "\(record)", expect-count: "\(count)"}
      make:
      - facility:
          rows: t
          \(each.map { "each: \"\($0)\"" } ?? "several: last")
          key: "{@no}"
          type: prison
          name: {from: "\(from)"}
      """
    do {
      _ = try ProfileReader.read(yaml, codes: try TestCodes.all())
      return []
    } catch let problems as ProfileProblems {
      return problems.problems.map { "\($0.line):\($0.column): \($0.message)\n\($0.hint ?? "")" }
    }
  }

  @Test(arguments: [
    "name", "Place/name", "@no", "./name", "Place/@no", "../name", "../../list/@no", ".", "имя", "_a-b.c1", "xml:lang",
    "@xml:lang",
  ])
  func `a path of names is taken`(path: String) throws {
    #expect(try problems(from: path) == [])
  }

  @Test(arguments: [
    ("//name", "does not name each step", "write the names of all elements on the way"),
    ("Place//name", "does not name each step", "write the names of all elements on the way"),
    ("name/", "does not name each step", "write the names of all elements on the way"),
    ("/list/place/name", "begins at the root", "write name"),
    ("/other/name", "begins at the root", "`../` leads to the elements around it"),
    ("name[1]", "has “[1]”", "the first counts"), ("name[@x='1']", "has “[@x='1']”", "leave it out"),
    ("text()", "has “text()”", "leave it out"), ("name/text()", "has “text()”", "leave it out"),
    ("@a/b", "goes on after the attribute @a", "end the path with it"),
    ("name/@a/b", "goes on after the attribute @a", "end the path with it"),
    ("name@a", "has an @ inside a name", "write name/@a"), ("@", "is no name of an element", "as it stands"),
    ("*", "has “*”", "write the names of the elements"), ("child::name", "has “::”", "write the names"),
    ("<name>", "is no name of an element", "without < and >"), ("the name", "is no name of an element", "as it stands"),
    ("#3", "is no name of an element", "as it stands"), ("a:b:c", "is no name of an element", "as it stands"),
    ("", "a path is empty", "`.` is the text of the record itself"),
    ("..", "leads to an element that holds the records", "../Name"),
    ("none:name", "has the prefix none", "add `namespaces"),
  ])
  func `a column that can never be found is refused`(path: String, message: String, hint: String) throws {
    let found = try problems(from: path)
    #expect(found.count == 1)
    #expect(
      found.first?.hasPrefix("12:18: ") == true && found.first?.contains(message) == true
        && found.first?.contains(hint) == true, "\(found)")
  }

  @Test(arguments: [
    ("//place", "does not name each step"), ("/list/../place", "has “..”"), ("/list/place[1]", "has “[1]”"),
    ("/list/@place", "leads to an attribute"), ("/list/node()", "has “node()”"), ("/list/*", "has “*”"),
    ("/list/a b", "is no name of an element"), ("/", "does not name each step"),
    ("/none:list/place", "has the prefix none"),
  ])
  func `so is a path from the root`(path: String, message: String) throws {
    for (key, column) in [("record", 34), ("expect-count", 63)] {
      let found = try key == "record" ? problems(record: path) : problems(count: path)
      #expect(found.count == 1)
      #expect(found.first?.hasPrefix("5:\(column): `\(key)`: ") == true || path.isEmpty, "\(found)")
      #expect(found.first?.contains(message) == true, "\(found)")
    }
  }

  @Test(arguments: [
    ("//theme", "does not name each step"), ("../theme", "has “..”"), (".", "has “.”"),
    ("@theme", "leads to an attribute"),
    ("/list/place/theme", "begins at the root"), ("theme[2]", "has “[2]”"), ("none:theme", "has the prefix none"),
  ])
  func `and one of repeated elements`(path: String, message: String) throws {
    let found = try problems(each: path)
    #expect(found.first?.hasPrefix("9:11: `each`: ") == true && found.first?.contains(message) == true, "\(found)")
  }
}
