import RegistryImport

/// What frictionless calls an error; its own programs read no report with other names. Our code stands beside it.
enum FrictionlessType {
  /// What an error is about, which decides what else frictionless asks for.
  enum Scope {
    case file, row, cell
  }

  static func of(_ code: NoticeCode) -> (name: String, scope: Scope) {
    switch code {
    case .encoding: ("encoding-error", .file)
    case .otherFormat, .doctype, .malformedXML, .notInSchema: ("format-error", .file)
    case .unclosedQuote, .noHeader, .noRecord, .unknownColumn, .repeatedColumn: ("source-error", .file)
    case .fileLimit: ("file-error", .file)
    case .expectedCount: ("row-count", .file)
    case .noKey, .repeatedKey, .repeatedID, .contradictingParts: ("primary-key", .row)
    case .rejectedRow: ("row-constraint", .row)
    case .required, .unknownCode: ("constraint-error", .cell)
    case .invalidID, .invalidValue, .unreadableDate: ("type-error", .cell)
    default: ("row-error", .row)
    }
  }
}
