import Crypto
import Foundation

/// The payload of a file in the age format: pieces of 64 KiB, each with its number and whether it is the last, so that
/// none can be moved, left out or cut off.
struct AgePayload {
  static let piece = 64 << 10
  static let nonceLength = 16
  static let tagLength = 16

  private let key: SymmetricKey
  private var number: UInt64 = 0

  /// - Parameter nonce: 16 bytes, which stand before the first piece.
  init(_ fileKey: SymmetricKey, nonce: [UInt8]) {
    key = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: fileKey, salt: nonce, info: Data("payload".utf8), outputByteCount: 32)
  }

  /// - Parameter plain: a whole piece, or fewer bytes if it is the last.
  mutating func seal(_ plain: some DataProtocol, isLast: Bool) throws -> [UInt8] {
    let box = try ChaChaPoly.seal(plain, using: key, nonce: try nonce(isLast))
    number += 1
    return Array(box.ciphertext + box.tag)
  }

  /// - Throws: `VaultError.doesNotMatch`.
  mutating func open(_ sealed: [UInt8], isLast: Bool) throws -> [UInt8] {
    guard sealed.count >= AgePayload.tagLength else { throw VaultError.notAnAgeFile("it ends too early") }
    // Only a file without content has an empty piece.
    if isLast, number > 0, sealed.count == AgePayload.tagLength { throw VaultError.notAnAgeFile("its end is empty") }
    let box = try ChaChaPoly.SealedBox(
      nonce: try nonce(isLast), ciphertext: sealed.dropLast(AgePayload.tagLength),
      tag: sealed.suffix(AgePayload.tagLength))
    guard let plain = try? ChaChaPoly.open(box, using: key) else { throw VaultError.doesNotMatch }
    number += 1
    return Array(plain)
  }

  /// Eleven bytes of the number, then one that says whether the piece is the last.
  private func nonce(_ isLast: Bool) throws -> ChaChaPoly.Nonce {
    var bytes = [UInt8](repeating: 0, count: 12)
    for index in 0..<8 { bytes[3 + index] = UInt8(truncatingIfNeeded: number >> UInt64(8 * (7 - index))) }
    bytes[11] = isLast ? 1 : 0
    return try ChaChaPoly.Nonce(data: bytes)
  }
}
