/// One entry of the journal, as people read it.
package struct JournalLine: Sendable {
  package let device: String
  /// Of the entry on that device, from 1.
  package let number: Int
  package let authorship: Authorship
  /// The end of the chain here, 32 bytes; empty: there is no entry.
  package let chain: [UInt8]
  /// Whether anything was written, or only looked at or handed out.
  package let isWrite: Bool

  package init(device: String, number: Int, authorship: Authorship, chain: [UInt8], isWrite: Bool) {
    self.device = device
    self.number = number
    self.authorship = authorship
    self.chain = chain
    self.isWrite = isWrite
  }

  /// The first 80 bits of the chain, in the letters of Crockford's base 32, four by four: short enough to be read out.
  package var code: String {
    let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    var text = ""
    var held: UInt32 = 0
    var bits: UInt32 = 0
    for byte in chain.prefix(10) {
      held = (held << 8 | UInt32(byte)) & 0xffff
      bits += 8
      while bits >= 5 {
        bits -= 5
        if !text.isEmpty, text.count % 5 == 4 { text += "-" }
        text.append(letters[Int((held >> bits) & 31)])
      }
    }
    return text
  }

  /// What a checkpoint says and a signature is over.
  package var checkpoint: String { "vigil journal \(device)/\(number) \(code)" }
}
