/// Several values in one cell: joined by `|`, with `\|` and `\\` for the literal characters.
package enum ListCell {
  package static let separator = UInt8(ascii: "|")
  package static let escape = UInt8(ascii: "\\")

  /// False where the cell is one value as it stands, which is the most common case.
  static func mayHoldSeveral(_ cell: Span<UInt8>) -> Bool {
    for index in cell.indices where cell[index] == separator || cell[index] == escape { return true }
    return false
  }

  /// The values in order, empty ones dropped. A `\` before any other character stands for itself.
  package static func split(_ cell: Span<UInt8>) -> [[UInt8]] {
    var values: [[UInt8]] = []
    var value: [UInt8] = []
    var index = 0
    while index < cell.count {
      let byte = cell[index]
      if byte == escape, index + 1 < cell.count, cell[index + 1] == separator || cell[index + 1] == escape {
        value.append(cell[index + 1])
        index += 2
        continue
      }
      if byte == separator {
        if !value.isEmpty { values.append(value) }
        value.removeAll(keepingCapacity: true)
      } else {
        value.append(byte)
      }
      index += 1
    }
    if !value.isEmpty { values.append(value) }
    return values
  }

  package static func split(_ cell: String) -> [String] {
    let bytes = Array(cell.utf8)
    return split(bytes.span).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Appends one more value to a cell under construction that began at `start`.
  package static func append(_ value: Span<UInt8>, to cell: inout [UInt8], startingAt start: Int) {
    if cell.count > start { cell.append(separator) }
    for index in value.indices { append(value[index], to: &cell) }
  }

  /// Appends one byte of a value.
  package static func append(_ byte: UInt8, to cell: inout [UInt8]) {
    if byte == separator || byte == escape { cell.append(escape) }
    cell.append(byte)
  }

  package static func join(_ values: [String]) -> String {
    var cell: [UInt8] = []
    for value in values where !value.isEmpty {
      let bytes = Array(value.utf8)
      append(bytes.span, to: &cell, startingAt: 0)
    }
    return String(decoding: cell, as: UTF8.self)
  }
}
