import Foundation

/// A word that stands in every sealed value of these tests, and nowhere else. Where it is found, something sealed got out.
enum Canary {
  /// Of letters only, so that it may stand wherever a text may.
  static let word = "ZhasyrynQupija"

  /// A sealed text that no other is.
  static func text(_ place: String) -> String { "\(word) \(place)" }

  /// Every form in which the word may stand in a file, by what the form is called.
  static let forms: [(name: String, bytes: Data)] = {
    let bytes = Data(word.utf8)
    let hexadecimal = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    var forms: [(String, Data)] = [
      ("text", bytes), ("small letters", Data(word.lowercased().utf8)),
      ("UTF-16, little end first", Data(word.utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] })),
      ("UTF-16, big end first", Data(word.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] })),
      ("hexadecimal", Data(hexadecimal.utf8)), ("hexadecimal in capitals", Data(hexadecimal.uppercased().utf8)),
    ]
    for shift in 0..<3 {
      // The letters at both ends also depend on what stands around the word.
      let encoded = (Data(repeating: 0x20, count: shift) + bytes).base64EncodedString().filter { $0 != "=" }
      forms.append(("base64", Data(encoded.dropFirst(4).dropLast(2).utf8)))
    }
    return forms
  }()

  /// - Returns: the form in which the word stands there; nil: it does not.
  static func form(in data: Data) -> String? { forms.first { data.range(of: $0.bytes) != nil }?.name }
}
