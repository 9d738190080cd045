import RegistryVault

/// What `vigil journal checkpoint` printed, read again.
struct Checkpoint {
  let device: String
  let number: Int
  let code: String
  let signature: (bytes: [UInt8], key: VerifyingKey)?

  /// - Parameter text: the printed lines, or the code alone, as reports have it.
  /// - Throws: `CommandFailure`.
  init(_ text: String) throws {
    let lines = text.split(whereSeparator: \.isNewline).map(String.init)
    let words = (lines.first ?? "").split(separator: " ").map(String.init)
    guard words.count == 4, words[0] == "vigil", words[1] == "journal", words[3].count == 19,
      case let place = words[2].split(separator: "/"), place.count == 2, let number = Int(place[1])
    else {
      throw CommandFailure(
        "this is no checkpoint", hint: "it is a line such as `vigil journal k7p2/41 XXXX-XXXX-XXXX-XXXX`")
    }
    device = String(place[0])
    self.number = number
    code = words[3]
    guard lines.count > 1 else {
      signature = nil
      return
    }
    let signed = lines[1].split(separator: " ").map(String.init)
    guard lines.count == 2, signed.count == 4, signed[0] == "signed", signed[2] == "by",
      let bytes = [UInt8](hexadecimal: signed[1]), let key = try? VerifyingKey(signed[3])
    else { throw CommandFailure("the signature of the checkpoint cannot be read") }
    signature = (bytes, key)
  }

  /// What the signature is over.
  var text: String { "vigil journal \(device)/\(number) \(code)" }
}
