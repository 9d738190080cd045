import Registry
import RegistryImport
import Testing

@Suite struct SchemaFilesTests {
  @Test func `every code has a label in each of the four languages`() throws {
    let codes = try TestCodes.all()
    for name in CodeLists.needed {
      for code in try #require(codes.list(name)).codes {
        #expect(Set(code.labels.keys) == ["en", "ru", "kk", "fr"], "\(name): \(code.value)")
      }
    }
    for region in codes.regions {
      #expect(Set(region.labels.keys) == ["en", "ru", "kk", "fr"], "\(region.code)")
    }
  }

  @Test func `no list is left over`() throws {
    #expect(try TestCodes.all().names == CodeLists.needed)
  }

  @Test func `rows without a source are never used`() throws {
    let rules = try SchemaFiles(TestCodes.files()).rules
    #expect(rules.mandates.allSatisfy { !$0.legalBasis.isEmpty })
    #expect(!rules.mandates.contains { $0.facilityType == "police-station" })
    #expect(rules.intervals.allSatisfy { !$0.source.isEmpty })
    #expect(rules.standards.first == "hmi-prisons")
  }

  @Test func `a list without a code that figures depend on is refused`() throws {
    var files = try TestCodes.files()
    files["codes/access.csv"] = "code,en,ru,kk,fr,huridocs\nfull,full,,,,\n"
    #expect(throws: SchemaFiles.Problem.self) { try SchemaFiles(files) }
  }
}
