import Crypto
import Foundation

/// The head of a file in the age format, version 1 (https://age-encryption.org/v1): for each way to open it a stanza that
/// wraps the file's key, and a code over all of them by that key.
struct AgeHeader {
  static let version = "age-encryption.org/v1"
  /// Of the file's key, in bytes.
  static let keyLength = 16

  struct Stanza: Equatable {
    let arguments: [String]
    let body: [UInt8]
  }

  let stanzas: [Stanza]
  /// What the code is over: everything up to `---`.
  let signed: [UInt8]
  let code: [UInt8]
  /// Bytes from the start to the payload.
  let length: Int

  // MARK: Writing

  static func bytes(_ stanzas: [Stanza], fileKey: SymmetricKey) -> [UInt8] {
    var text = "\(version)\n"
    for stanza in stanzas {
      text += "-> \(stanza.arguments.joined(separator: " "))\n"
      let body = base64(stanza.body)
      // Lines of 64 letters; the last has fewer, if need be none.
      var rest = Substring(body)
      while rest.count >= 64 {
        text += rest.prefix(64) + "\n"
        rest = rest.dropFirst(64)
      }
      text += rest + "\n"
    }
    text += "---"
    let signed = Array(text.utf8)
    return signed + Array(" \(base64(mac(signed, fileKey)))\n".utf8)
  }

  /// - Returns: 32 bytes.
  static func mac(_ signed: [UInt8], _ fileKey: SymmetricKey) -> [UInt8] {
    let key = HKDF<SHA256>.deriveKey(inputKeyMaterial: fileKey, info: Data("header".utf8), outputByteCount: 32)
    return Array(HMAC<SHA256>.authenticationCode(for: signed, using: key))
  }

  // MARK: Reading

  /// Longer heads are no files of ours: each recipient takes about 120 bytes.
  static let longest = 1 << 20

  /// - Parameter bytes: from the start of the file, to beyond the head.
  /// - Throws: `VaultError.notAnAgeFile`.
  init(_ bytes: [UInt8]) throws(VaultError) {
    var lines = AgeLines(bytes)
    guard try lines.next() == AgeHeader.version else { throw .notAnAgeFile("the first line is another") }
    var stanzas: [Stanza] = []
    while true {
      let start = lines.position
      let line = try lines.next()
      if line.hasPrefix("--- ") {
        guard let code = AgeHeader.bytes(base64: line.dropFirst(4)), code.count == 32, !stanzas.isEmpty else {
          throw .notAnAgeFile("its head has no end")
        }
        self.stanzas = stanzas
        self.code = code
        signed = Array(bytes[..<(start + 3)])
        length = lines.position
        return
      }
      let arguments = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      guard arguments.first == "->", arguments.count > 1, arguments.allSatisfy({ !$0.isEmpty }) else {
        throw .notAnAgeFile("a line of its head cannot be read")
      }
      stanzas.append(Stanza(arguments: Array(arguments.dropFirst()), body: try AgeHeader.body(&lines)))
    }
  }

  private static func body(_ lines: inout AgeLines) throws(VaultError) -> [UInt8] {
    var text = ""
    while true {
      let line = try lines.next()
      text += line
      guard line.count <= 64 else { throw .notAnAgeFile("a line of its head is too long") }
      if line.count < 64 { break }
    }
    guard let body = bytes(base64: Substring(text)) else { throw .notAnAgeFile("a line of its head cannot be read") }
    return body
  }

  /// Base64 without padding, as age writes it.
  static func base64(_ bytes: [UInt8]) -> String {
    String(Data(bytes).base64EncodedString().prefix { $0 != "=" })
  }

  /// - Returns: nil where the text is not what these bytes are written as.
  static func bytes(base64 text: Substring) -> [UInt8]? {
    let padding = String(repeating: "=", count: (4 - text.count % 4) % 4)
    guard let data = Data(base64Encoded: text + padding), base64(Array(data)) == text else { return nil }
    return Array(data)
  }
}

/// The lines of a head.
struct AgeLines {
  private let bytes: [UInt8]
  private(set) var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() throws(VaultError) -> String {
    guard let end = bytes[position...].prefix(AgeHeader.longest).firstIndex(of: 0x0a) else {
      throw .notAnAgeFile("it ends too early")
    }
    defer { position = end + 1 }
    let line = bytes[position..<end]
    guard line.allSatisfy({ (0x20...0x7e).contains($0) }) else { throw .notAnAgeFile("its head is no text") }
    return String(decoding: line, as: UTF8.self)
  }
}
