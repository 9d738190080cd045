import Registry
import TestSupport
import Testing

@testable import RegistryImport

@Suite struct RejectedPlacesTests {
  private final class Memory: SpillFile {
    private var bytes: [UInt8] = []
    var count: Int { bytes.count }
    func append(_ more: [UInt8]) { bytes += more }
    func read(_ range: Range<Int>) -> [UInt8] { Array(bytes[range]) }
  }

  private struct Full: Error {}

  private final class FullDisk: SpillFile {
    let count = 0
    func append(_ more: [UInt8]) throws { throw Full() }
    func read(_ range: Range<Int>) -> [UInt8] { [] }
  }

  private func notice(_ file: String, _ offset: Int, _ message: String, _ code: NoticeCode = .noKey) -> Notice {
    Notice(code, at: Place(path: file, line: 1, offset: offset), message)
  }

  /// Notices of several files: most in order, then some from the beginning once more, as the end of an import gives
  /// them, and a few anywhere.
  private func notices(_ chance: inout SeededGenerator) -> [Notice] {
    var made: [Notice] = []
    for file in ["a", "b", "c"] {
      for pass in 0..<2 {
        for row in 0..<60 where pass == 0 || Int.random(in: 0..<4, using: &chance) == 0 {
          for count in 0..<Int.random(in: 0...2, using: &chance) {
            let length = Int.random(in: 0...(row == 30 ? 40_000 : 30), using: &chance)
            let code = NoticeCode.allCases.randomElement(using: &chance) ?? .noKey
            made.append(
              notice(
                file, row * 10 + count, "\(pass)-\(row)-\(count) " + String(repeating: "ш", count: length), code))
          }
        }
      }
    }
    for _ in 0..<10 {
      made.append(notice("b", Int.random(in: 0..<600, using: &chance), "anywhere"))
    }
    return made
  }

  @Test(arguments: [1, 500, 20_000, 1 << 30])
  func `each row gets what was found in it, in the order of the file, whatever fits into the memory`(held: Int) throws {
    var chance = SeededGenerator(seed: UInt64(held))
    for _ in 0..<20 {
      let places = RejectedPlaces(mostHeld: held) { Memory() }
      let all = notices(&chance)
      for notice in all { places.add(notice) }
      try places.finish()
      let errors = all.filter { $0.code.severity == .error && !$0.code.isOfWholeFile }
      #expect(places.files == Set(errors.map(\.place.path)))
      // Twice: a file of XML may be read once more for its count.
      for file in ["a", "b", "c", "b"] {
        let findings = try places.findings(in: file)
        for row in 0..<60 where row % 7 != 3 {
          let range = (row * 10)..<(row * 10 + 9)
          let expected = errors.enumerated()
            .filter { $0.element.place.path == file && range.contains($0.element.place.offset) }
            .sorted { ($0.element.place.offset, $0.offset) < ($1.element.place.offset, $1.offset) }
            .map { "\($0.element.code.rawValue) \($0.element.message)" }
          #expect(try findings.take(range).map { "\($0.code.rawValue) \($0.message)" } == expected)
        }
      }
    }
  }

  @Test func `a disk that is full is told at the end, not for every row`() {
    let places = RejectedPlaces(mostHeld: 100) { FullDisk() }
    for row in 0..<1000 { places.add(notice("a", row, "wrong")) }
    #expect(throws: Full.self) { try places.finish() }
  }
}
