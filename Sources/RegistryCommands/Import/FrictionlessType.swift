import RegistryImport

/// What frictionless calls an error; its own programs read no report with other names. Our code stands beside it.
enum FrictionlessType {
  static func of(_ code: NoticeCode) -> String {
    switch code {
    case .encoding, .encodingDoubtful: "encoding-error"
    case .otherFormat, .doctype, .malformedXML, .notInSchema: "format-error"
    case .unclosedQuote, .noHeader, .noRecord: "source-error"
    case .fileLimit: "file-error"
    case .unknownColumn: "extra-label"
    case .repeatedColumn: "duplicate-label"
    case .expectedCount: "row-count"
    case .rowLength, .strayQuote: "row-error"
    case .noKey, .repeatedKey, .repeatedID, .contradictingParts: "primary-key"
    case .unresolvedReference, .ambiguousPlace: "foreign-key"
    case .rejectedRow: "row-constraint"
    case .required, .unknownCode: "constraint-error"
    case .invalidID, .invalidValue, .unreadableDate: "type-error"
    default: "error"
    }
  }
}
