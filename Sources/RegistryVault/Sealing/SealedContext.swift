/// What a ciphertext belongs to. It is authenticated with it, so that one that is moved elsewhere does not open.
package struct SealedContext: Hashable, Sendable {
  /// The exchange name of the type of record.
  let type: String
  let id: String
  /// The transaction that sealed it: the device's code, and its number there.
  let device: String
  let number: Int

  package init(type: String, id: String, device: String, number: Int) {
    self.type = type
    self.id = id
    self.device = device
    self.number = number
  }

  /// None of the parts can hold a line feed, so no two contexts give the same bytes.
  func bytes(_ part: String) -> [UInt8] {
    Array("vigil sealed 1\n\(part)\n\(type)\n\(id)\n\(device)\n\(number)\n".utf8)
  }
}
