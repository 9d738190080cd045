import Foundation
import RegistryImport

/// A CSV file as it was read, for comparing.
struct CSVFile {
  var rows: [[String]] = []
  /// Texts of the file's own encoding that are none.
  var undecodable = 0
  var strayQuotes = 0
  var encoding = ""
  var delimiter = ""
  var remarks: [NoticeCode] = []
  /// What ended the reading.
  var problem: FileProblem?

  init(_ bytes: [UInt8], _ layout: CSVLayout = CSVLayout(), step: Int = 1 << 16) {
    var remarks: [NoticeCode] = []
    let input = CSVInput(layout) { code, _ in remarks.append(code) }
    var collected = self
    let collect: CSVInput.Handler = { row, problem in
      if problem != nil { collected.strayQuotes += 1 }
      let decoder = input.encoding.decoder
      collected.rows.append(
        row.cells.map { cell in
          var text: [UInt8] = []
          let raw = row.arena
          if decoder.append(raw.span.extracting(cell.start..<cell.end), to: &text) != nil { collected.undecodable += 1 }
          return String(decoding: text, as: UTF8.self)
        })
    }
    do {
      var start = 0
      while start < bytes.count {
        let end = min(start + step, bytes.count)
        try input.feed(bytes.span.extracting(start..<end), collect)
        start = end
      }
      try input.finish(collect)
    } catch {
      collected.problem = error as? FileProblem
    }
    self = collected
    self.remarks = remarks
    encoding = input.encoding.name
    delimiter = input.delimiter == 9 ? "tab" : String(UnicodeScalar(input.delimiter))
  }

  init(contentsOf url: URL, _ layout: CSVLayout = CSVLayout()) throws {
    self.init([UInt8](try Data(contentsOf: url)), layout)
  }

  /// Without blank ones.
  var filledRows: [[String]] { rows.filter { $0.contains { !$0.allSatisfy(\.isWhitespace) } } }
}
