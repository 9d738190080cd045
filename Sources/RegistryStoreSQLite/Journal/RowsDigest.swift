/// SHA-256 of rows in their order. A few are digested where they are; of many the pieces go to another thread.
final class RowsDigest {
  let rows = RowBytes()
  private var background: BackgroundDigest?
  private static let piece = 64 << 10

  /// To be called after whole rows only: what is there may be handed over.
  func endRow() {
    if rows.count >= RowsDigest.piece { handOver() }
  }

  private func handOver() {
    let background = self.background ?? BackgroundDigest()
    self.background = background
    background.update(rows.take())
  }

  /// - Returns: 32 bytes.
  func finish() -> [UInt8] {
    guard let background else { return rows.bytes.sha256 }
    handOver()
    return background.finish()
  }
}
