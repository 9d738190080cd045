/// What an import did, in distinct records of one type.
package struct RecordCounts: Sendable, Equatable {
  package var new = 0
  package var changed = 0
  package var same = 0
  /// Brought by an earlier file of the profile and absent from this one.
  package var gone = 0
  package var rejected = 0
  /// Records with a field under review; these are counted as changed or same too.
  package var review = 0

  package init() {}

  /// In the order in which they are shown.
  package var named: [(name: String, count: Int)] {
    [
      ("new", new), ("changed", changed), ("same", same), ("gone", gone), ("rejected", rejected), ("review", review),
    ]
  }
}
