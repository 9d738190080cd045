import Foundation
import FuzzChecks
import Testing

/// What `make fuzz` asks of arbitrary input holds of the seeds it begins with.
@Suite struct FuzzSeedTests {
  @Test(arguments: FuzzTarget.allCases)
  func `what must hold of every input holds of the seeds`(target: FuzzTarget) throws {
    let folder = TestCodes.root.appendingPathComponent("Fuzz/seeds/\(target.rawValue)")
    let seeds = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    #expect(seeds.count >= 4)
    let codes = try TestCodes.all()
    for seed in seeds {
      let input = [UInt8](try Data(contentsOf: seed))
      #expect(throws: Never.self, "\(seed.lastPathComponent)") { try target.check(input, codes) }
    }
  }

  @Test func `profiles among the seeds are accepted, so that tables are read by them`() throws {
    let folder = TestCodes.root.appendingPathComponent("Fuzz/seeds/profiles")
    let codes = try TestCodes.all()
    for seed in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
      let input = [UInt8](try Data(contentsOf: seed))
      #expect(FuzzTarget.problems(ofProfile: input, codes) == [], "\(seed.lastPathComponent)")
    }
  }
}
