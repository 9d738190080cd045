import Foundation
import Registry
import RegistryImport
import RegistryWriters
import Testing

/// Files that follow from the field catalogue, the codes and the notices. `VIGIL_RECORD=1 swift test --filter GeneratedFiles`
/// writes them anew.
@Suite struct GeneratedFilesTests {
  private func check(_ text: String, _ path: String) throws {
    let url = TestCodes.root.appendingPathComponent(path)
    if ProcessInfo.processInfo.environment["VIGIL_RECORD"] != nil {
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    #expect(text == (try? String(contentsOf: url, encoding: .utf8)), "\(path) is not what the code says")
  }

  @Test func `the reference of fields is that of the catalogue`() throws {
    try check(FieldReference.markdown(), "docs/reference/fields.md")
  }

  @Test func `the reference of codes is that of the lists`() throws {
    try check(CodeReference.markdown(TestCodes.all()), "docs/reference/codes.md")
  }

  @Test func `the reference of notices has them all, with what their examples say`() throws {
    let text = try NoticeReference.markdown { code in
      try String(
        contentsOf: TestCodes.root.appendingPathComponent("Tests/Notices/\(code.rawValue)/expected.txt"),
        encoding: .utf8)
    }
    try check(text, "docs/reference/notices.md")
  }

  @Test(arguments: RecordType.allCases)
  func `the table schemas are those of the catalogue`(type: RecordType) throws {
    try check(DataPackage.schema(type, languages: [:], TestCodes.all()).text, "Schemas/tables/\(type.plural).json")
  }

  @Test func `the XML schemas are those of the catalogue and the codes`() throws {
    try check(RegistrySchema.text(TestCodes.all(), withKeys: false), "Schemas/registry.xsd")
    try check(RegistrySchema.text(TestCodes.all(), withKeys: true), "Schemas/registry-keys.xsd")
    try check(RegistrySchema.languageAttribute(), "Schemas/xml-lang.xsd")
  }
}
