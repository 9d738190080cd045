package import Registry

/// A field on which a source and a record differ, and which waits for somebody to decide.
package struct ReviewEntry: Sendable {
  package let number: Int
  package let type: RecordType
  package let id: String
  /// `from` is what the record says now, `to` what the source says.
  package let field: FieldChange
  package let profile: String
  /// The import that put it up.
  package let transaction: TransactionFacts

  package init(
    number: Int, type: RecordType, id: String, field: FieldChange, profile: String, transaction: TransactionFacts
  ) {
    self.number = number
    self.type = type
    self.id = id
    self.field = field
    self.profile = profile
    self.transaction = transaction
  }

  /// Such as `capacity` or `name@ru`.
  package var fieldName: String { field.name(in: type) }
}

/// Which entries are asked for; nil: all.
package struct ReviewFilter: Sendable {
  package var profile: String?
  package var type: RecordType?
  /// Such as `capacity` or `name@ru`.
  package var field: String?

  package init(profile: String? = nil, type: RecordType? = nil, field: String? = nil) {
    self.profile = profile
    self.type = type
    self.field = field
  }
}
