/// What was found in one file, asked for row by row, in the order of the file.
final class RejectedFindings {
  /// The one that comes next last; of those at one offset the one that was written first.
  private var readers: [(reader: RejectedReader, rank: Int)] = []

  init(_ readers: [RejectedReader]) {
    for (rank, reader) in readers.enumerated() { insert((reader, rank)) }
  }

  /// What was found wrong with a row.
  ///
  /// - Parameter range: the bytes of the row; rows that begin earlier are not asked for any more.
  func take(_ range: Range<Int>) throws -> [(code: NoticeCode, message: String)] {
    var found: [(code: NoticeCode, message: String)] = []
    while let next = readers.last, let offset = next.reader.offset, offset < range.upperBound {
      readers.removeLast()
      if let entry = try next.reader.next(), offset >= range.lowerBound {
        found.append((entry.code, entry.message))
      }
      insert(next)
    }
    return found
  }

  private func insert(_ next: (reader: RejectedReader, rank: Int)) {
    guard let offset = next.reader.offset else { return }
    var place = readers.count
    // Errors come in the order of the file, so that it is mostly the same reader again.
    while place > 0 {
      let other = readers[place - 1]
      guard let otherOffset = other.reader.offset, (otherOffset, other.rank) < (offset, next.rank) else { break }
      place -= 1
    }
    readers.insert(next, at: place)
  }
}
