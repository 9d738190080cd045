/// Finds the encodings of Chinese, Japanese and Korean, whose characters beyond ASCII are pairs of bytes.
enum EastAsianFinder {
  private struct Candidate {
    let encoding: String
    let language: String
    let lead: [ClosedRange<UInt8>]
    let trail: [ClosedRange<UInt8>]
    /// Leads of the characters that most text consists of.
    let common: [ClosedRange<UInt8>]
    /// A tenth of all characters begins or ends so, where others hardly do.
    var mark: (isTrail: Bool, bytes: ClosedRange<UInt8>)?
  }

  private static let candidates = [
    Candidate(
      encoding: "shift_jis", language: "Japanese", lead: [0x81...0x9f, 0xe0...0xfc],
      trail: [0x40...0x7e, 0x80...0xfc], common: [0x81...0x83, 0x88...0x97]),
    Candidate(
      encoding: "euc-jp", language: "Japanese", lead: [0xa1...0xfe], trail: [0xa1...0xfe],
      common: [0xa1...0xa1, 0xa4...0xa5, 0xb0...0xcf], mark: (false, 0xa4...0xa5)),
    Candidate(
      encoding: "big5", language: "Chinese", lead: [0xa1...0xf9], trail: [0x40...0x7e, 0xa1...0xfe],
      common: [0xa1...0xa1, 0xa4...0xc6], mark: (true, 0x40...0x7e)),
    Candidate(
      encoding: "euc-kr", language: "Korean", lead: [0xa1...0xfe], trail: [0xa1...0xfe],
      common: [0xb0...0xc8]),
    Candidate(
      encoding: "gb18030", language: "Chinese", lead: [0x81...0xfe], trail: [0x40...0x7e, 0x80...0xfe],
      common: [0xa1...0xa3, 0xb0...0xd7]),
  ]

  /// - Returns: nil unless every byte beyond ASCII belongs to a pair and nearly all pairs are common ones.
  static func find(_ sample: Span<UInt8>) -> EncodingFinding? {
    var best: (candidate: Candidate, pairs: Int, share: Double)?
    for candidate in candidates {
      guard let counted = census(sample, candidate), counted.pairs >= 8 else { continue }
      let share = Double(counted.common) / Double(counted.pairs)
      if share > best?.share ?? 0.9 { best = (candidate, counted.pairs, share) }
    }
    guard let best, !readsAsWords(sample) else { return nil }
    return EncodingFinding(
      best.candidate.encoding, .guess,
      "all bytes beyond ASCII are pairs of \(best.candidate.encoding), and \(Int(best.share * 100)) of 100 are common in "
        + best.candidate.language)
  }

  private static func census(_ sample: Span<UInt8>, _ candidate: Candidate) -> (pairs: Int, common: Int)? {
    var pairs = 0
    var common = 0
    var marked = 0
    var index = 0
    while index < sample.count {
      let byte = sample[index]
      index += 1
      if byte < 0x80 { continue }
      guard candidate.lead.contains(where: { $0.contains(byte) }) else { return nil }
      // Cut off at the end of the sample.
      guard index < sample.count else { break }
      let trail = sample[index]
      guard candidate.trail.contains(where: { $0.contains(trail) }) else { return nil }
      index += 1
      pairs += 1
      if candidate.common.contains(where: { $0.contains(byte) }) { common += 1 }
      if let mark = candidate.mark, mark.bytes.contains(mark.isTrail ? trail : byte) { marked += 1 }
    }
    if candidate.mark != nil, marked * 10 < pairs { return nil }
    return (pairs, common)
  }

  /// Russian in KOI8-R consists of pairs too, where every word has an even number of letters.
  private static func readsAsWords(_ sample: Span<UInt8>) -> Bool {
    LetterStatistics.find(sample).certainty == .likely
  }
}
