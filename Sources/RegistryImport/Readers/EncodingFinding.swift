/// In which encoding a file seems to be, how sure that is, and why.
package struct EncodingFinding: Sendable, Equatable {
  /// As a profile names it.
  package let encoding: String
  package let certainty: Certainty
  /// One English sentence without a full stop.
  package let evidence: String
  /// The bytes at the start of the file that are a mark and no text.
  package let byteOrderMark: Int
  /// What it would be otherwise, where that is worth a thought.
  package let runnerUp: String?

  init(
    _ encoding: String, _ certainty: Certainty, _ evidence: String, byteOrderMark: Int = 0, runnerUp: String? = nil
  ) {
    self.encoding = encoding
    self.certainty = certainty
    self.evidence = evidence
    self.byteOrderMark = byteOrderMark
    self.runnerUp = runnerUp
  }
}

/// How sure a finding is.
package enum Certainty: String, Sendable, Comparable {
  case guess, likely, certain

  package static func < (first: Certainty, second: Certainty) -> Bool { first.rank < second.rank }

  private var rank: Int {
    switch self {
    case .guess: 0
    case .likely: 1
    case .certain: 2
    }
  }
}
