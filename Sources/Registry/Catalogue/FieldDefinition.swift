/// What a field may hold.
package enum FieldKind: Hashable, Sendable {
  case text
  /// A partial day, kept as written.
  case day
  /// 0 to `CountText.largest`.
  case count
  /// A decimal number of any precision up to `DecimalText.mostDigits`.
  case decimal
  case yesNo
  /// A code of the named list in Schemas/codes.
  case code(String)
  /// The id of another record.
  case reference(RecordType)
  /// ISO 3166-1 alpha-2.
  case country
  /// ISO 3166-2.
  case region
  /// `scheme:value`.
  case identifier

  /// Whether several values of this kind are a set: figures count what has a code, not how often.
  package var isSet: Bool { if case .code = self { true } else { false } }
}

/// One field of one type of record.
///
/// Everything that needs to know the fields asks the catalogue: CSV headers, table schemas, profile keys,
/// storage, redaction and the data dictionary. There is no second list.
package struct FieldDefinition: Sendable {
  /// The exchange name, such as `visit_interval_months`.
  package let name: String
  package let kind: FieldKind
  /// Several values; their order is kept.
  package let isMultiple: Bool
  /// May have variants by language (`name@ru`).
  package let hasLanguages: Bool
  /// Never stored or shown in the open.
  package let isSealed: Bool
  package let isRequired: Bool
  /// One sentence for help texts and the data dictionary.
  package let summary: String

  package init(
    _ name: String, _ kind: FieldKind, multiple: Bool = false, languages: Bool = false, sealed: Bool = false,
    required: Bool = false, _ summary: String
  ) {
    self.name = name
    self.kind = kind
    isMultiple = multiple
    hasLanguages = languages
    isSealed = sealed
    isRequired = required
    self.summary = summary
  }
}
