import Registry
import RegistryImport

/// All that a reader says of a CSV file.
struct CSVRecording {
  struct Row {
    let cells: [[UInt8]]
    let line: Int
    let offset: Int
  }

  private(set) var rows: [Row] = []
  private(set) var problem: String?
  private(set) var encoding = ""
  private(set) var delimiter: UInt8 = 0
  /// For comparing.
  private(set) var lines: [String] = []

  init(_ file: [UInt8], _ layout: CSVLayout, _ sampleSize: Int, step: Int) {
    var recording = self
    let input = CSVInput(layout, sampleSize: sampleSize) { code, message in
      recording.lines.append("\(code.rawValue): \(message)")
    }
    do {
      try inChunks(file, of: step) { try input.feed($0) { recording.take($0, $1) } }
      try input.finish { recording.take($0, $1) }
    } catch let found as FileProblem {
      recording.problem = "\(found.line):\(found.column):\(found.offset): \(found.code.rawValue): \(found.message)"
    } catch {
      recording.problem = "\(error)"
    }
    recording.encoding = input.encoding.name
    recording.delimiter = input.delimiter
    recording.lines += [recording.encoding, String(recording.delimiter), recording.problem ?? ""]
    self = recording
  }

  private mutating func take(_ row: SourceRow, _ problem: CSVReader.RowProblem?) {
    let cells = row.cells.map { Array(row.arena[$0.start..<$0.end]) }
    rows.append(Row(cells: cells, line: row.line, offset: row.offset))
    let texts = zip(cells, row.cells).map { "\($1.line):\($1.column):\($1.offset) \(shown($0))" }
    let stray = if case .strayQuote(let column) = problem { " stray quote \(column)" } else { "" }
    lines.append("\(row.line):\(row.column):\(row.offset)\(stray) \(texts.joined(separator: " | "))")
  }
}
