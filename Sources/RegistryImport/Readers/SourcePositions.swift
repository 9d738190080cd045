/// Where the bytes of a chunk that was brought into UTF-8 stand in the file.
package struct SourcePositions {
  private let base: Int
  /// For each byte, and for the end.
  private let distances: [UInt32]

  /// - Parameter distances: from `base`, for each byte of the chunk and one more for its end.
  init(base: Int, distances: [UInt32]) {
    self.base = base
    self.distances = distances
  }

  func position(_ index: Int) -> Int {
    base + (distances.indices.contains(index) ? Int(distances[index]) : Int(distances.last ?? 0))
  }

  /// What follows the chunk.
  var end: SourcePositions { SourcePositions(base: position(distances.count - 1), distances: [0]) }
}
