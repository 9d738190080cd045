import ArgumentParser
import Registry

/// How commands and forms speak of one type of record. Made once for each.
struct TypeWords: Sendable {
  let type: RecordType
  /// The command that makes a record of the type, such as `visit log`.
  let command: String
  let abstract: String
  let examples: String
  /// Of `edit`, without the command.
  let edits: [String]
  /// The fields that a list shows to people.
  let listed: [String]
  /// The fields that a form asks for, by what was answered so far.
  let asked: @Sendable (FieldSlots) -> [String]
  /// The fields that a record is called by where there is one line for it, its day aside.
  var called: [String] = []
  /// The field that a word without an option is the value of.
  var wordField: String?

  static func of(_ type: RecordType) -> TypeWords? { byType[type] }

  private static let all = [
    FacilityType.words, VisitType.words, FindingType.words, AllegationType.words, FollowUpType.words,
    AssessmentType.words, PersonType.words, CustodyType.words, ReprisalType.words, FigureType.words,
    EngagementType.words,
  ]

  private static let byType = Dictionary(uniqueKeysWithValues: all.map { ($0.type, $0) })

  /// The type whose records the command of this path makes, such as `vigil`, `visit`, `log`.
  static func made(by path: [String]) -> RecordType? {
    guard path.count == 3 else { return nil }
    return all.first { $0.command == "\(path[1]) \(path[2])" }?.type
  }

  var verb: String { String(command.split(separator: " ").last ?? "") }

  /// What to do where there is no record yet.
  var remedy: String { "`vigil \(command)` \(verb)\(verb.hasSuffix("s") ? "es" : "s") one" }
}

/// The same for types that commands are generic over.
protocol RecordTypeName {
  static var words: TypeWords { get }
}

extension RecordTypeName {
  static var type: RecordType { words.type }
}

extension RecordType: ExpressibleByArgument {
  package static var allValueStrings: [String] { allCases.map(\.rawValue) }
}
