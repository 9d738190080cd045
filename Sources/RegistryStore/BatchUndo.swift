package import Registry

/// What taking a batch back did.
package struct BatchUndo: Sendable {
  package struct Counts: Sendable, Equatable {
    /// Records that the batch brought.
    package var removed = 0
    /// Records that say again what they said before it.
    package var restored = 0

    package init() {}
  }

  package let batch: Batch
  /// The types of which records were removed or restored.
  package let counts: [(type: RecordType, counts: Counts)]
  /// Entries of the review queue that the batch had put up.
  package let reviews: Int
  /// How many of them somebody had answered.
  package let answered: Int

  package init(
    batch: Batch, counts: [(type: RecordType, counts: Counts)], reviews: Int, answered: Int
  ) {
    self.batch = batch
    self.counts = counts
    self.reviews = reviews
    self.answered = answered
  }
}

/// Why a batch cannot be taken back: what was done later stands on it.
package struct LaterWork: Error, Sendable {
  package enum Reason: Sendable, Equatable {
    /// The record was changed.
    case changed
    /// A field of the record refers to one that the batch brought.
    case refers(field: String)
    /// What this profile says of the record was changed.
    case said(profile: String)
    /// Before the batch, a field of the record referred to one that was taken back since.
    case lacks(field: String)
  }

  package struct Instance: Sendable {
    package let type: RecordType
    package let id: String
    package let reason: Reason
    package let transaction: TransactionFacts

    package init(type: RecordType, id: String, reason: Reason, transaction: TransactionFacts) {
      self.type = type
      self.id = id
      self.reason = reason
      self.transaction = transaction
    }
  }

  package let batch: Int
  /// As many as a message shows.
  package let instances: [Instance]
  /// All records concerned.
  package let total: Int
  /// Later batches among the causes that can be taken back, the latest first.
  package let batches: [Int]
  /// Whether there are causes that no batch brought.
  package let hasEdits: Bool

  package init(batch: Int, instances: [Instance], total: Int, batches: [Int], hasEdits: Bool) {
    self.batch = batch
    self.instances = instances
    self.total = total
    self.batches = batches
    self.hasEdits = hasEdits
  }
}
