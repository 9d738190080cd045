import Registry

/// Candidates and what was noted of them, in the order of the file, on their way from the thread that reads to the
/// one that writes.
///
/// Its storage is used again and again: whoever is handed one gives it back and keeps nothing of it.
package final class CandidateBatch {
  package enum Item {
    /// A record without errors.
    case candidate(Candidate)
    /// A record with errors, by its make and, where it has one, its key.
    case rejected(make: Int, key: String?)
    case notice(Notice)
  }

  package private(set) var items: [Item] = []
  /// By the make of the profile.
  private var candidates: [[Candidate]]
  private var used: [Int]
  private var text = 0
  private static let mostItems = 256
  private static let mostText = 1 << 17

  package init(_ profile: Profile) {
    candidates = profile.makes.map { _ in [] }
    used = profile.makes.map { _ in 0 }
  }

  func begin() {
    items.removeAll(keepingCapacity: true)
    for make in used.indices { used[make] = 0 }
    text = 0
  }

  var isFull: Bool { items.count >= CandidateBatch.mostItems || text > CandidateBatch.mostText }

  func add(_ notice: Notice) { items.append(.notice(notice)) }

  func reject(make: Int, key: String?) { items.append(.rejected(make: make, key: key)) }

  /// Takes the candidate over.
  ///
  /// - Returns: another one of the same make, to be filled anew.
  func accept(_ candidate: Candidate) -> Candidate {
    let make = candidate.make
    text += candidate.slots.arena.count
    items.append(.candidate(candidate))
    defer { used[make] += 1 }
    if used[make] == candidates[make].count {
      candidates[make].append(candidate)
      return Candidate(make: make, type: candidate.slots.type)
    }
    let spare = candidates[make][used[make]]
    candidates[make][used[make]] = candidate
    return spare
  }
}
