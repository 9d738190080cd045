import RegistryVault
import Testing

@Suite("Sealed fields of records")
struct TransactionKeyTests {
  private let context = SealedContext(type: "allegation", id: "k7p2-000001", device: "k7p2", number: 3)

  @Test("what is sealed opens again by the wrapped key", arguments: [0, 1, 63, 64, 65, 5_000])
  func opensAgain(length: Int) throws {
    let identity = Identity()
    let plain = (0..<length).map { UInt8(0x61 + $0 % 26) }
    let key = TransactionKey()
    let sealed = try key.seal(plain, context)
    let found = try TransactionKey(try key.wrapped(for: [identity.recipient]), with: [identity])
    #expect(try found.open(key: sealed.key, content: sealed.content, context) == plain)
  }

  @Test("lengths are told in steps of 64 bytes only")
  func lengths() throws {
    let key = TransactionKey()
    let counts = try Set((1...64).map { try key.seal([UInt8](repeating: 0x61, count: $0), context).content.count })
    #expect(counts.count == 1)
  }

  @Test(
    "of another record, type, transaction or device it does not open",
    arguments: [
      SealedContext(type: "visit", id: "k7p2-000001", device: "k7p2", number: 3),
      SealedContext(type: "allegation", id: "k7p2-000002", device: "k7p2", number: 3),
      SealedContext(type: "allegation", id: "k7p2-000001", device: "k7p3", number: 3),
      SealedContext(type: "allegation", id: "k7p2-000001", device: "k7p2", number: 4),
    ])
  func moved(other: SealedContext) throws {
    let key = TransactionKey()
    let sealed = try key.seal([1, 2, 3], context)
    #expect(throws: VaultError.doesNotMatch) { try key.open(key: sealed.key, content: sealed.content, other) }
  }

  @Test("a flipped bit is noticed, wherever it is")
  func flippedBit() throws {
    let key = TransactionKey()
    let sealed = try key.seal([1, 2, 3], context)
    for position in sealed.key.indices {
      var damaged = sealed.key
      damaged[position] ^= 4
      #expect(throws: VaultError.doesNotMatch) { try key.open(key: damaged, content: sealed.content, context) }
    }
    for position in sealed.content.indices {
      var damaged = sealed.content
      damaged[position] ^= 4
      #expect(throws: VaultError.doesNotMatch) { try key.open(key: sealed.key, content: damaged, context) }
    }
    #expect(throws: VaultError.doesNotMatch) { try key.open(key: [], content: [], context) }
  }
}
