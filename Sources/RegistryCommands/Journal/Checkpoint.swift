import RegistryStore
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

  /// What does not agree with the journal of a registry.
  func findings(in session: any RegistryReading) throws -> [CheckFinding] {
    let subject = "checkpoint \(device)/\(number)"
    var findings: [CheckFinding] = []
    var found: JournalLine?
    try session.forEachJournalLine { line in
      if line.device == device, line.number == number { found = line }
    }
    if let found, found.code != code {
      findings.append(
        CheckFinding(subject: subject, message: "the journal has another code there: it was written anew"))
    } else if found == nil {
      findings.append(
        CheckFinding(subject: subject, message: "the journal does not reach that far: its end was cut off"))
    }
    if let (signature, key) = signature {
      if !key.isSignature(signature, of: text) {
        findings.append(CheckFinding(subject: subject, message: "the signature is not of this checkpoint"))
      } else if try !session.recipients().contains(where: { $0.signingKey == key.text }) {
        findings.append(
          CheckFinding(subject: subject, message: "it is signed by a key that this registry does not know"))
      }
    }
    return findings
  }
}
