import Foundation
import Registry
import RegistryWriters
import Testing

/// Files in Schemas/ that follow from the field catalogue. `VIGIL_RECORD=1 swift test --filter GeneratedFiles`
/// writes them anew.
@Suite struct GeneratedFilesTests {
  private func check(_ text: String, _ path: String) throws {
    let url = TestCodes.root.appendingPathComponent("Schemas/\(path)")
    if ProcessInfo.processInfo.environment["VIGIL_RECORD"] != nil {
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    #expect(text == (try? String(contentsOf: url, encoding: .utf8)), "\(path) is not what the catalogue says")
  }

  @Test func `the data dictionary is that of the catalogue`() throws {
    try check(DataDictionary.markdown(TestCodes.all()), "DATA-DICTIONARY.md")
  }

  @Test(arguments: RecordType.kept)
  func `the table schemas are those of the catalogue`(type: RecordType) throws {
    try check(DataPackage.schema(type, languages: [:], TestCodes.all()).text, "tables/\(type.plural).json")
  }

  @Test func `the XML schemas are those of the catalogue and the codes`() throws {
    try check(RegistrySchema.text(TestCodes.all(), withKeys: false), "registry.xsd")
    try check(RegistrySchema.text(TestCodes.all(), withKeys: true), "registry-keys.xsd")
    try check(RegistrySchema.languageAttribute(), "xml-lang.xsd")
  }
}
