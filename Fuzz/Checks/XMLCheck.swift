import Registry
import RegistryImport

/// A verdict and rows that do not depend on the chunks, for each of the three that read XML.
struct XMLCheck {
  private let file: [UInt8]
  private let codes: CodeLists

  init(_ input: [UInt8], _ codes: CodeLists) {
    file = input
    self.codes = codes
  }

  func run() throws {
    let whole = XMLRecording(file, step: max(1, file.count))
    let exchange = ExchangeRecording(file, codes, step: max(1, file.count))
    for step in file.count <= 4096 ? [1, 7] : [61] {
      let part = XMLRecording(file, step: step)
      try require(
        (part.problem == nil) == (whole.problem == nil),
        "chunks of \(step): \(part.problem ?? "no problem") | \(whole.problem ?? "no problem")")
      let other = ExchangeRecording(file, codes, step: step)
      try require(
        (other.problem == nil) == (exchange.problem == nil),
        "exchange, chunks of \(step): \(other.problem ?? "no problem") | \(exchange.problem ?? "no problem")")
      guard whole.problem == nil else { continue }
      try requireSame(whole.lines, part.lines, "chunks of \(step) give other rows than the whole")
      try require(
        !whole.hasExactOffsets || part.offsets == whole.offsets,
        "chunks of \(step): \(part.offsets) | \(whole.offsets)")
      guard exchange.problem == nil else { continue }
      try requireSame(exchange.lines, other.lines, "chunks of \(step) give other records than the whole")
    }
    if whole.problem == nil, whole.hasExactOffsets { try checkRejects(whole) }
  }

  private func checkRejects(_ whole: XMLRecording) throws {
    let places = RejectedPlaces.inMemory()
    for (position, offset) in whole.offsets.enumerated() where position % 2 == 1 {
      places.add(Notice(.noKey, at: Place(path: "file", line: 1, column: 1, offset: offset), "no key & no <name>"))
    }
    try places.finish()
    let first = try rejects(places, step: max(1, file.count))
    let part = try rejects(places, step: 7)
    try require(part.bytes == first.bytes, "chunks of 7 give other rejected records")
    let again = XMLRecording(first.bytes, step: 64)
    try require(again.problem == nil, "rejected records cannot be read: \(again.problem ?? "")\n\(shown(first.bytes))")
    try require(
      again.offsets.count == first.rows && first.rows == whole.offsets.count / 2,
      "of \(whole.offsets.count) records \(first.rows) were given back, and \(again.offsets.count) are read")
  }

  private func rejects(_ places: RejectedPlaces, step: Int) throws -> (rows: Int, bytes: [UInt8]) {
    var bytes: [UInt8] = []
    let layout = XMLLayout(record: XMLRecording.record, expectCount: "/r/n", namespaces: [:])
    let writer = try XMLRejects(path: "file", layout, places, count: 3) { bytes += $0 }
    do {
      try inChunks(file, of: step, writer.feed)
      try writer.finish()
    } catch let problem as FileProblem {
      throw CheckFailure("what was read is refused when its rejected records are written: \(problem.message)")
    }
    return (writer.rows, bytes)
  }
}
