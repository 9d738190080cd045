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

  @Test func `the threshold of small counts comes from its file, if it has a source`() throws {
    var files = try TestCodes.files()
    #expect(try SchemaFiles(files).rules.suppression(for: .everyone)?.threshold == 5)
    files["suppression/thresholds.csv"] = "audience,threshold,source\npublic,11,Act\nun,3,Act\neu,3,\n"
    let rules = try SchemaFiles(files).rules
    #expect(rules.suppression(for: .everyone)?.threshold == 11)
    #expect(rules.suppression(for: .un)?.threshold == 3)
    #expect(rules.suppression(for: .eu) == nil)
    files["suppression/thresholds.csv"] = nil
    #expect(try SchemaFiles(files).rules.suppression(for: .everyone) == .safeDefault)
  }

  @Test(arguments: ["public,1,s", "public,0,s", "public,x,s", "public,,s", "internal,5,s", "mayor,5,s", ",5,s"])
  func `a threshold that shelters nothing is refused`(row: String) throws {
    var files = try TestCodes.files()
    files["suppression/thresholds.csv"] = "audience,threshold,source\n\(row)\n"
    #expect(throws: SchemaFiles.Problem.self) { try SchemaFiles(files) }
  }

  @Test func `a list without a code that figures depend on is refused`() throws {
    var files = try TestCodes.files()
    files["codes/access.csv"] = "code,en,ru,kk,fr,huridocs\nfull,full,,,,\n"
    #expect(throws: SchemaFiles.Problem.self) { try SchemaFiles(files) }
  }
}
