/// Why a value cannot be taken for a field.
package enum ValueProblem: Error, Equatable, Sendable {
  case day(PartialDayProblem)
  case notACount
  case notADecimal
  case notYesNo
  case unknownCode(list: String)
  case notACountry
  case notARegion
  case notAnIdentifier
  case notAnID
  case controlCharacter

  /// Half a sentence, to follow the value in a message.
  package var explanation: String {
    switch self {
    case .day(let problem): problem.explanation
    case .notACount: "is not a count: whole numbers from 0 to \(CountText.largest)"
    case .notADecimal:
      "is not a decimal number: digits with an optional point, at most \(DecimalText.mostDigits) of them"
    case .notYesNo: "is not one of yes, no, unknown"
    case .unknownCode(let list): "is no code of the list \(list)"
    case .notACountry: "is not an ISO 3166-1 alpha-2 code such as KZ"
    case .notARegion: "is not an ISO 3166-2 code such as KZ-10"
    case .notAnIdentifier: "is not an identifier: write scheme:value"
    case .notAnID: "is not an id: 1 to \(RecordID.longest) of A-Z a-z 0-9 . _ : @ / -"
    case .controlCharacter: "contains a control character"
    }
  }
}
