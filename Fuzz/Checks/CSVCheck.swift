import Registry
import RegistryImport

/// The same rows, places and remarks whatever the chunks, and rejected rows that are read as what they were.
struct CSVCheck {
  private static let encodings = [
    nil, "utf-8", "windows-1251", "utf-16", "utf-16le", "utf-16be", "gb18030", "iso-2022-jp", "euc-jp", "utf-7",
    "utf-32", "koi8-r", "shift_jis", "ibm866", "iso-8859-1",
  ]
  private static let delimiters: [UInt8?] = [nil, UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
  /// So that a small file is one that is not looked at whole.
  private static let samples = [EncodingFinder.sampleSize, 64, 8, 300]

  private let layout: CSVLayout
  private let sampleSize: Int
  private let file: [UInt8]

  /// - Returns: nil where the input says too little.
  init?(_ input: [UInt8]) {
    guard input.count >= 4 else { return nil }
    func choice<Value>(_ position: Int, _ values: [Value]) -> Value {
      values[Int(input[position] &- UInt8(ascii: "a")) % values.count]
    }
    layout = CSVLayout(
      encoding: choice(0, CSVCheck.encodings).flatMap { SourceEncoding(named: $0) },
      delimiter: choice(1, CSVCheck.delimiters))
    sampleSize = choice(2, CSVCheck.samples)
    file = Array(input[4...])
  }

  func run() throws {
    let whole = CSVRecording(file, layout, sampleSize, step: max(1, file.count))
    for step in [1, 61] {
      let part = CSVRecording(file, layout, sampleSize, step: step)
      try requireSame(whole.lines, part.lines, "chunks of \(step) give other rows than the whole")
    }
    if whole.problem == nil, sampleSize == EncodingFinder.sampleSize { try checkRejects(whole) }
  }

  private func checkRejects(_ whole: CSVRecording) throws {
    let places = RejectedPlaces.inMemory()
    for (position, row) in whole.rows.enumerated() where position % 2 == 1 {
      places.add(Notice(.noKey, at: Place(path: "file", line: row.line, column: 1, offset: row.offset), "no key"))
    }
    try places.finish()
    let first = try rejects(places, step: max(1, file.count))
    let part = try rejects(places, step: 7)
    try require(part.bytes == first.bytes, "chunks of 7 give other rejected rows")
    // What was rejected before has the two columns already, and a row beyond them loses what it has there.
    guard first.rows > 0, !file.contains(0x5f) else { return }
    // Where a sign changes what the bytes after it mean, a row that does not end as it should cannot stand alone.
    guard !["iso-2022-jp", "utf-7"].contains(whole.encoding) else { return }
    let again = CSVRecording(
      first.bytes, CSVLayout(encoding: SourceEncoding(named: whole.encoding), delimiter: whole.delimiter),
      EncodingFinder.sampleSize, step: 64)
    // What is left may look like another encoding, if the letters that told were in good rows.
    if let problem = again.problem, problem.contains("the profile says") { return }
    // Whether a file is text at all is judged of all of it: without the good rows, what is left of rows that were padded
    // with zeros may be mostly zeros.
    if let problem = again.problem, problem.contains("full of control characters") { return }
    try require(again.problem == nil, "rejected rows cannot be read: \(again.problem ?? "")")
    let kept = again.rows.suffix(first.rows)
    let rejected = whole.rows.enumerated().filter { $0.offset % 2 == 1 }.map(\.element).suffix(first.rows)
    for (old, new) in zip(rejected, kept) {
      try require(
        new.cells.starts(with: old.cells) && new.cells.count >= old.cells.count + 2,
        "the rejected row \(old.cells.map(shown)) is read as \(new.cells.map(shown))")
    }
  }

  private func rejects(_ places: RejectedPlaces, step: Int) throws -> (rows: Int, bytes: [UInt8]) {
    var bytes: [UInt8] = []
    let writer = try CSVRejects(path: "file", layout, places) { bytes += $0 }
    do {
      try inChunks(file, of: step, writer.feed)
      try writer.finish()
    } catch let problem as FileProblem {
      throw CheckFailure("what was read is refused when its rejected rows are written: \(problem.message)")
    }
    return (writer.rows, bytes)
  }
}
