import Foundation
import RegistryVault
import Testing

@Suite("Files in the age format")
struct AgeFileTests {
  private let identity = Identity()

  @Test("what was sealed opens again, whatever its length", arguments: [0, 1, 63, 65_535, 65_536, 65_537, 200_000])
  func opensAgain(length: Int) throws {
    let plain = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let sealed = try AgeFile.seal(plain, for: .recipients([identity.recipient, Identity().recipient]))
    #expect(try AgeFile.open(sealed, with: .identities([Identity(), identity])) == plain)
  }

  @Test("a file of another program of the format opens")
  func opensOthers() throws {
    let sealed = try #require(
      Data(
        base64Encoded: """
          YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBjOXViY3hvME5vTkZ6amx3RXczQWo5VEtGZGFNU1l2b0lIdjlnU0hURDFJCndjTDAxY2w4eStoNHJJ\
          SkZkS0t4NlFDVzgvNEk3ZDlKQ0txY0ROM2JUc1kKLS0tIDMrQWlUc2VtbzJpS1ZLU2dITmlRRmNYQ0x1MW5yb3VWeEFRaW9wbEhMdm8KQvnWIBYH3Gdueppx\
          oDO8cPBZvbocke/q8K5+wKIeQ/q+Dr872FKfI97pgzY=
          """))
    let identity = try Identity("AGE-SECRET-KEY-16KAQM0ZP47F229W6NQT0KP6G2ZRAMQCRLLXY9A3FDDTVXQHACW2SA4FDXY")
    #expect(identity.recipient.text == "age1h0ae3na5cz60enevtkx2s2nfhsgcdzaq56tudttlf3ar7w2wfsssxmcncs")
    #expect(try AgeFile.open(Array(sealed), with: .identities([identity])) == Array("a plain text".utf8))
  }

  @Test("it may come in any pieces", arguments: [1, 7, 4_096, 65_552, 1_000_000])
  func comesInPieces(piece: Int) throws {
    let plain = (0..<150_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let sealed = try AgeFile.seal(plain, for: .recipients([identity.recipient]))
    var opened: [UInt8] = []
    let reader = AgeReader(.identities([identity])) { opened += $0 }
    var rest = sealed[...]
    while !rest.isEmpty {
      try reader.read(rest.prefix(piece))
      rest = rest.dropFirst(piece)
    }
    try reader.finish()
    #expect(opened == plain)
  }

  @Test("a flipped bit is noticed, wherever it is")
  func flippedBit() throws {
    let sealed = try AgeFile.seal(Array("what was told".utf8), for: .recipients([identity.recipient]))
    for position in sealed.indices {
      for bit in 0..<8 {
        var damaged = sealed
        damaged[position] ^= 1 << bit
        #expect(throws: VaultError.self) { try AgeFile.open(damaged, with: .identities([identity])) }
      }
    }
  }

  @Test("a file that was cut is noticed, wherever it was cut")
  func cut() throws {
    let sealed = try AgeFile.seal([UInt8](repeating: 1, count: 300), for: .recipients([identity.recipient]))
    for length in sealed.indices {
      #expect(throws: VaultError.self) { try AgeFile.open(Array(sealed[..<length]), with: .identities([identity])) }
    }
    let two = try AgeFile.seal([UInt8](repeating: 1, count: 100_000), for: .recipients([identity.recipient]))
    // At the end of a piece, where only its mark tells.
    let end = two.count - (100_000 - 65_536) - 16
    #expect(throws: VaultError.self) { try AgeFile.open(Array(two[..<end]), with: .identities([identity])) }
  }

  @Test("another key does not open it")
  func anotherKey() throws {
    let sealed = try AgeFile.seal([1], for: .recipients([identity.recipient]))
    #expect(throws: VaultError.noKeyFits) { try AgeFile.open(sealed, with: .identities([Identity()])) }
    #expect(throws: VaultError.noKeyFits) { try AgeFile.open(sealed, with: .passphrase("word")) }
    #expect(throws: VaultError.noRecipients) { try AgeFile.seal([1], for: .recipients([])) }
  }

  @Test("a file for others keeps its content")
  func rewraps() throws {
    let other = Identity()
    let sealed = try AgeFile.seal([1, 2, 3], for: .recipients([identity.recipient]))
    let rewrapped = try AgeFile.rewrap(sealed, for: [other.recipient], with: [identity])
    #expect(try AgeFile.open(rewrapped, with: .identities([other])) == [1, 2, 3])
    #expect(throws: VaultError.noKeyFits) { try AgeFile.open(rewrapped, with: .identities([identity])) }
    #expect(throws: VaultError.noKeyFits) { try AgeFile.rewrap(sealed, for: [other.recipient], with: [other]) }
  }

  @Test("a passphrase opens it, a wrong one does not")
  func passphrase() throws {
    let sealed = try AgeFile.seal([1, 2], for: .passphrase("four invented words", work: 10))
    #expect(AgeFile.asksForPassphrase(sealed))
    #expect(try AgeFile.open(sealed, with: .passphrase("four invented words")) == [1, 2])
    #expect(throws: VaultError.wrongPassphrase) { try AgeFile.open(sealed, with: .passphrase("four invented word")) }
    #expect(throws: VaultError.noKeyFits) { try AgeFile.open(sealed, with: .identities([identity])) }
  }

  @Test("a passphrase that asks for endless work is refused")
  func endlessWork() throws {
    let sealed = try AgeFile.seal([1], for: .passphrase("word", work: 10))
    let text = String(decoding: sealed.prefix { $0 < 0x80 }, as: UTF8.self)
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("-> scrypt") })
    let heavy = String(line.dropLast(2)) + "40"
    let start = try #require(sealed.firstRange(of: Array(line.utf8)))
    var damaged = sealed
    damaged.replaceSubrange(start, with: Array(heavy.utf8))
    #expect(throws: VaultError.tooMuchWork) { try AgeFile.open(damaged, with: .passphrase("word")) }
  }
}
