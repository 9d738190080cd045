/// Keys of rows -> their positions in an array. Keys are given out in sequence, so that an array will do.
struct KeyPositions {
  private var positions: [Int32] = []

  subscript(key: Int) -> Int32? {
    guard positions.indices.contains(key), positions[key] >= 0 else { return nil }
    return positions[key]
  }

  mutating func set(_ key: Int, _ position: Int) {
    guard key >= 0 else { return }
    if key >= positions.count {
      positions.append(contentsOf: repeatElement(-1, count: max(1024, key + 1 - positions.count)))
    }
    positions[key] = Int32(clamping: position)
  }
}
