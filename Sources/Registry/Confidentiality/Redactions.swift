/// What was kept back from an audience: how many of what, and why. Never which ones.
package struct Redactions: Sendable, Equatable {
  package struct Entry: Sendable, Equatable {
    /// Such as `allegations` or `visits.notes`.
    package let what: String
    /// A reason of `Listing`, or what was done instead.
    package let reason: String
    package let count: Int
  }

  package private(set) var entries: [Entry] = []

  package init() {}

  /// Nothing where there is nothing to tell.
  package mutating func add(_ what: String, _ reason: String, _ count: Int) {
    guard count > 0 else { return }
    entries.append(Entry(what: what, reason: reason, count: count))
  }
}
