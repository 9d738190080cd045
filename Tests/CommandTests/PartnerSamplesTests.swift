import Foundation
import Testing

/// Each profile that comes with Vigil has invented files of its partner's kind, and beside them what comes out:
/// Imports/<partner>/samples/import.expected.
///
/// `VIGIL_RECORD=1 swift test --filter PartnerSamples` writes it anew.
@Suite struct PartnerSamplesTests {
  private static let imports = Workplace.project.appendingPathComponent("Imports")
  private static let partners = ((try? FileManager.default.contentsOfDirectory(atPath: imports.path)) ?? []).sorted()

  @Test(arguments: partners)
  func `samples give what they should`(partner: String) throws {
    let samples = Self.imports.appendingPathComponent("\(partner)/samples")
    let work = try Workplace()
    try work.initialise()
    // Records that another partner of the demonstration brings.
    for earlier in ["demo-register", "demo-allegations"] where partner.hasPrefix("demo-") && earlier != partner {
      try work.vigil("import", Self.imports.appendingPathComponent("\(earlier)/samples").path, "--profile", earlier)
    }
    let run = try work.vigil("import", samples.path, "--profile", partner)
    var text = (run.output + run.errors).replacingOccurrences(of: "\(samples.path)/", with: "")
    for type in ["facility", "visit", "finding", "allegation"] where run.output.contains("\n\(type) ") {
      text += "\(type)\n\(try work.vigil(type, "list", "--format", "json").output)"
    }
    let expected = samples.appendingPathComponent("import.expected")
    if ProcessInfo.processInfo.environment["VIGIL_RECORD"] != nil { try Data(text.utf8).write(to: expected) }
    #expect(text == (try? String(contentsOf: expected, encoding: .utf8)))
    #expect(run.status == 0)
  }
}
