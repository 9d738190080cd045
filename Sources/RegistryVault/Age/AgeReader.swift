import Foundation

/// Opens what is read by it, piece by piece. What it gives out is authentic, but whole only when `finish` has returned.
package final class AgeReader {
  private let key: AgeKey
  private let output: ([UInt8]) throws -> Void
  private var payload: AgePayload?
  private var held: [UInt8] = []

  package init(_ key: AgeKey, _ output: @escaping ([UInt8]) throws -> Void) {
    self.key = key
    self.output = output
  }

  /// - Throws: `VaultError`.
  package func read(_ sealed: some Collection<UInt8>) throws {
    held += sealed
    if payload == nil { try begin(isWhole: false) }
    let piece = AgePayload.piece + AgePayload.tagLength
    var start = 0
    while payload != nil, held.count - start > piece {
      if let plain = try payload?.open(Array(held[start..<(start + piece)]), isLast: false) { try output(plain) }
      start += piece
    }
    if start > 0 { held.removeFirst(start) }
  }

  private func begin(isWhole: Bool) throws {
    let header: AgeHeader
    do {
      header = try AgeHeader(held)
    } catch {
      // More of the head may come.
      if !isWhole, held.count < AgeHeader.longest { return }
      throw error
    }
    let start = header.length + AgePayload.nonceLength
    guard held.count >= start else {
      if isWhole { throw VaultError.notAnAgeFile("it ends too early") }
      return
    }
    payload = AgePayload(try AgeFile.fileKey(header, key), nonce: Array(held[header.length..<start]))
    held.removeFirst(start)
  }

  /// - Throws: `VaultError` where the file was cut.
  package func finish() throws {
    if payload == nil { try begin(isWhole: true) }
    if let plain = try payload?.open(held, isLast: true) { try output(plain) }
    held = []
  }
}
