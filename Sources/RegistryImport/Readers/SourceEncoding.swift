/// How the bytes of a CSV file become text.
package enum SourceEncoding: Sendable {
  case utf8
  /// One byte a character; cells are decoded where they are read.
  case singleByte(TextDecoder)
  /// Brought into UTF-8 before rows are looked for.
  case transcoded(String)

  /// - Parameter name: in any case; `utf-16` and `utf-32` without an end leave it to the file.
  /// - Returns: nil where the system does not know it.
  package init?(named name: String) {
    let name = SourceEncoding.name(name)
    if name == "utf-8" {
      self = .utf8
    } else if let decoder = TextDecoder(encoding: name) {
      self = .singleByte(decoder)
    } else if Transcoder.make(name, at: 0) != nil {
      self = .transcoded(name)
    } else {
      return nil
    }
  }

  /// As findings and batches name it.
  package static func name(_ written: String) -> String {
    let name = written.lowercased()
    return ["utf8": "utf-8", "utf16": "utf-16", "utf16le": "utf-16le", "utf16be": "utf-16be"][name] ?? name
  }

  package var name: String {
    switch self {
    case .utf8: "utf-8"
    case .singleByte(let decoder): decoder.encoding
    case .transcoded(let name): name
    }
  }

  /// Of two or four bytes a character.
  var isWide: Bool { name.hasPrefix("utf-16") || name.hasPrefix("utf-32") }

  var isTranscoded: Bool {
    if case .transcoded = self { return true }
    return false
  }

  /// What decodes the cells of rows.
  package var decoder: TextDecoder {
    guard case .singleByte(let decoder) = self else { return .utf8 }
    return decoder
  }
}
