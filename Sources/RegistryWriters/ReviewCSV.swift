import Registry

/// The review queue as a table in which somebody fills in answers.
package struct ReviewCSV {
  package static let number = "number"
  package static let state = "state"
  package static let answer = "answer"

  /// What a row says beside its answer.
  package struct Row {
    package let number: Int
    package let type: String
    package let id: String
    package let name: String
    package let field: String
    package let here: String
    package let says: String
    package let profile: String
    package let since: String
    package let batch: Int?

    package init(
      number: Int, type: String, id: String, name: String, field: String, here: String, says: String, profile: String,
      since: String, batch: Int?
    ) {
      self.number = number
      self.type = type
      self.id = id
      self.name = name
      self.field = field
      self.here = here
      self.says = says
      self.profile = profile
      self.since = since
      self.batch = batch
    }

    /// Changes as soon as either side does. Spreadsheets rewrite days and numbers as they please, so that the cells
    /// themselves would not do; with a letter in front this is neither.
    package var state: String {
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for text in [String(number), type, id, field, here, says] {
        for byte in Array(text.utf8) + [0] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      }
      let digits = String(hash, radix: 16)
      return "s" + String(repeating: "0", count: 16 - digits.count) + digits
    }
  }

  /// With a byte order mark, without which spreadsheets take the file for another encoding.
  package static var header: [UInt8] {
    var bytes: [UInt8] = [0xef, 0xbb, 0xbf]
    CSVCell.append(
      [number, "type", "id", "name", "field", "here", "source_says", "profile", "since", "batch", answer, state],
      to: &bytes)
    return bytes
  }

  package static func append(_ row: Row, to output: inout [UInt8]) {
    CSVCell.append(
      [
        String(row.number), row.type, row.id, row.name, row.field, row.here, row.says, row.profile, row.since,
        row.batch.map { String($0) } ?? "", "", row.state,
      ], to: &output)
  }
}
