package import Registry
package import RegistryImport

/// Everything that is known of how one record came to say what it says.
package struct RecordHistory: Sendable {
  /// The oldest first; the last is the record as it is, unless it was taken back. A record that came once more after
  /// that goes on here.
  package let versions: [RecordVersion]
  package let sources: [SourceAccount]

  package init(versions: [RecordVersion], sources: [SourceAccount]) {
    self.versions = versions
    self.sources = sources
  }
}

/// A record as it was from one transaction on.
package struct RecordVersion: Sendable {
  package let transaction: TransactionFacts
  package let slots: FieldSlots
  /// Where in a partner's file it was said; nil where no profile brought this version.
  package let place: Place?
  /// By which transaction the record was taken back after it; nil: it went on.
  package let removal: TransactionFacts?

  package init(transaction: TransactionFacts, slots: FieldSlots, place: Place?, removal: TransactionFacts?) {
    self.transaction = transaction
    self.slots = slots
    self.place = place
    self.removal = removal
  }
}

/// Who wrote, when, by what command, and with which import.
package struct TransactionFacts: Sendable {
  package let device: String
  /// Counts the transactions of the device.
  package let number: Int
  package let authorship: Authorship
  package let batch: Int?
  /// The profile of the batch; empty: an exchange folder.
  package let profile: String?
  /// The batch that it took back.
  package let undoes: Int?

  package init(
    device: String, number: Int, authorship: Authorship, batch: Int?, profile: String?, undoes: Int?
  ) {
    self.undoes = undoes
    self.device = device
    self.number = number
    self.authorship = authorship
    self.batch = batch
    self.profile = profile
  }
}

/// What one source last said of a record.
package struct SourceAccount: Sendable {
  package let profile: String
  /// `scheme:key`.
  package let identifier: String
  package let transaction: TransactionFacts
  package let place: Place
  /// Since when its full files do not tell of the record any more; ISO 8601, UTC.
  package let goneSince: String?
  /// References as ids, as far as they resolve.
  package let says: FieldSlots
  /// Fields, such as `name@ru`, on which this source and the registry differ and nobody has decided yet.
  package let underReview: Set<String>

  package init(
    profile: String, identifier: String, transaction: TransactionFacts, place: Place, goneSince: String?,
    says: FieldSlots, underReview: Set<String>
  ) {
    self.profile = profile
    self.identifier = identifier
    self.transaction = transaction
    self.place = place
    self.goneSince = goneSince
    self.says = says
    self.underReview = underReview
  }
}

// MARK: Why a source and a record differ

extension RecordHistory {
  package enum Difference: String, Sendable {
    case edited = "edited-here"
    case otherSource = "other-source"
    case underReview = "under-review"
  }

  package struct FieldAccount: Sendable {
    package let field: FieldChange
    /// nil: the record says the same.
    package let difference: Difference?
    /// Who gave the record the value it has.
    package let origin: TransactionFacts?
  }

  /// What a source says of each field; `from` is what it says, `to` what the record says.
  package func fields(of source: SourceAccount) -> [FieldAccount] {
    guard let current = versions.last?.slots else { return [] }
    let catalogue = Catalogue.of(current.type)
    return catalogue.fields.enumerated().flatMap { position, field -> [FieldAccount] in
      guard !field.isSealed else { return [] }
      let says = source.says.statement(position)
      let here = current.statement(position)
      let reviewed = Set(says.keys).union(here.keys)
        .filter { source.underReview.contains(FieldChange.name(field, $0)) }
      return Set(says.keys).union(reviewed).sorted().map { language in
        let change = FieldChange(field: position, language: language, from: says[language], to: here[language])
        guard says[language] != here[language] else {
          return FieldAccount(field: change, difference: nil, origin: nil)
        }
        let origin = origin(position, language)
        if reviewed.contains(language) {
          return FieldAccount(field: change, difference: .underReview, origin: origin)
        }
        let isOfSource = origin?.profile.map { !$0.isEmpty } ?? false
        return FieldAccount(field: change, difference: isOfSource ? .otherSource : .edited, origin: origin)
      }
    }
  }

  /// The transaction from which on a field has said what it says now.
  private func origin(_ field: Int, _ language: String) -> TransactionFacts? {
    let now = versions.last?.slots.statement(field)[language]
    return standing.reversed().prefix { $0.slots.statement(field)[language] == now }.last?.transaction
  }

  /// The versions that led to the record as it is: without what was taken back, and without taking it back.
  private var standing: [RecordVersion] {
    var standing: [RecordVersion] = []
    var rest = versions[...]
    while let version = rest.popLast(), version.removal == nil {
      if let batch = version.transaction.undoes, let first = rest.lastIndex(where: { $0.transaction.batch == batch }) {
        rest = rest[..<first]
      } else {
        standing.append(version)
      }
    }
    return standing.reversed()
  }
}
