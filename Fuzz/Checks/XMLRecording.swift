import Registry
import RegistryImport

/// All that the reader of partners' XML says of a file, by a profile with groups, namespaces and what stands around.
struct XMLRecording {
  static let record = "/r/e"

  private(set) var problem: String?
  /// For comparing.
  private(set) var lines: [String] = []
  /// Of the records.
  private(set) var offsets: [Int] = []
  /// Where a sign changes what the bytes after it mean, the parser cannot tell where it is to the byte.
  private(set) var hasExactOffsets = true

  init(_ file: [UInt8], step: Int) {
    let reader = XMLReader(
      record: XMLRecording.record, groups: ["", "g", "g/h"],
      columns: [
        "/r/@id", "/r/t", "/r/e", "/r/e/@id", "/r/e/@p:id", "/r/e/a", "/r/e/p:a", "/r/e/g/n", "/r/e/g/@n", "/r/e/g/h",
      ],
      documentPaths: ["/r/n"], namespaces: ["p": "u:p"])
    var recording = self
    do {
      try inChunks(file, of: step) { try reader.feed($0) { recording.take($0, $1) } }
      try reader.finish { recording.take($0, $1) }
    } catch let found as FileProblem {
      recording.problem = "\(found.line):\(found.column): \(found.code.rawValue): \(found.message)"
    } catch {
      recording.problem = "\(error)"
    }
    recording.lines += reader.documentValues.sorted { $0.key < $1.key }.map { "\($0.key)=\(shown($0.value.utf8))" }
    recording.lines += ["\(reader.records)", "\(reader.metColumns)", reader.encoding]
    recording.hasExactOffsets = XMLRecording.isExact(reader.encoding)
    self = recording
  }

  private static func isExact(_ encoding: String) -> Bool {
    if case .transcoded(let name)? = SourceEncoding(named: encoding) {
      return name.hasPrefix("utf-16") || ["utf-32le", "utf-32be", "euc-jp", "gb18030", "big5", "euc-kr"].contains(name)
    }
    return SourceEncoding(named: encoding) != nil
  }

  private mutating func take(_ row: SourceRow, _ group: Int) {
    if group == 0 { offsets.append(row.offset) }
    let cells = row.cells.map { "\($0.line) \(shown(row.arena[$0.start..<$0.end]))" }
    let repeats = row.repeats.map { "\($0.column) \(shown(row.arena[$0.cell.start..<$0.cell.end]))" }
    lines.append("\(row.line) \(group) \(cells.joined(separator: " | ")) + \(repeats)")
  }
}

/// All that the reader of our own XML says of a file.
struct ExchangeRecording {
  private(set) var problem: String?
  private(set) var lines: [String] = []

  init(_ file: [UInt8], _ codes: CodeLists, step: Int) {
    var lines: [String] = []
    let reader = ExchangeXMLReader(path: "file", codes: codes, keepsSealed: true, first: ExchangeBatch()) { batch in
      for item in batch.items {
        switch item {
        case .record(let position):
          let record = batch.records[position]
          var statement: [UInt8] = []
          record.slots.appendStatement(to: &statement)
          lines.append("\(record.place.line) \(shown(record.id)) \(shown(statement))")
        case .rejected(let id): lines.append("rejected \(id ?? "")")
        case .notice(let notice): lines.append("\(notice.place.line) \(notice.code.rawValue) \(notice.message)")
        }
      }
      return batch
    }
    do {
      try inChunks(file, of: step, reader.feed)
      try reader.finish()
      try reader.close(nil)
    } catch let found as FileProblem {
      problem = "\(found.code.rawValue): \(found.message)"
      try? reader.close(found)
    } catch {
      problem = "\(error)"
    }
    self.lines = lines
  }
}
