import Registry

/// What the values of one column have in common, in memory that does not grow with the file.
final class ColumnSurvey {
  static let mostDistinct = 1000
  /// So many values show whether they look like persons.
  private static let mostShapes = 5000
  /// Longer texts are no codes, and are not kept.
  static let longestKept = 80

  /// Cells with something in them.
  private(set) var filled = 0
  /// In characters.
  private(set) var longest = 0
  /// Words for “nothing is known”, with how often each stands there.
  private(set) var missing: [String: Int] = [:]
  private(set) var missingCount = 0

  private var positions = ByteTable()
  private var counts: [(text: String, count: Int)] = []
  private var keepsValues = true
  private let budget: SurveyBudget
  private var isCount = true
  private var isPlainCount = true
  private var isPoint = true
  private var isComma = true
  /// Whether each comma stands before three digits, as between thousands.
  private var mayBeGrouped = true
  private var hasComma = false
  /// Whether all numbers are such as spreadsheets count the days from 1950 to 2099.
  private(set) var mayBeSerialDays = true
  private var isYesNo = true
  private var hasLineBreaks = false
  private var dates = DateForms()
  private var keys = KeySurvey()
  private(set) var shapes = PersonShapes()
  private var examined = 0

  init(_ budget: SurveyBudget) {
    self.budget = budget
  }

  /// - Parameters:
  ///   - text: UTF-8, trimmed, not empty.
  ///   - row: stands for the whole row, so that rows that are equal can be told from rows that share a key.
  func add(_ text: Span<UInt8>, row: UInt64) {
    filled += 1
    keys.add(RowDigest.of(text), row: row)
    if let position = positions[text] {
      counts[position].count += 1
      return
    }
    let value = String(text)
    if text.count <= MissingWords.longest * 4, MissingWords.contains(value) {
      missing[value, default: 0] += 1
      missingCount += 1
      return
    }
    keep(value, text)
    examine(value)
  }

  private func keep(_ value: String, _ text: Span<UInt8>) {
    guard keepsValues else { return }
    guard value.count <= ColumnSurvey.longestKept, counts.count < ColumnSurvey.mostDistinct, budget.take(text.count)
    else {
      keepsValues = false
      // The values that are known stay known, so that they are not looked at again.
      return
    }
    positions.add(text, counts.count)
    counts.append((value, 1))
  }

  private func examine(_ value: String) {
    examined += 1
    longest = max(longest, value.count)
    if isCount || isPoint || isComma || mayBeGrouped { examineNumber(value) }
    if isYesNo { isYesNo = ColumnSurvey.yesNo.contains(folded(value)) }
    if !hasLineBreaks { hasLineBreaks = value.contains { $0.isNewline } }
    dates.add(value)
    if examined <= ColumnSurvey.mostShapes { shapes.add(value) }
  }

  private static let yesNo = Set(CodeWords.yesNo.flatMap { $0.texts })

  private func examineNumber(_ value: String) {
    let bare = value.filter { $0 != " " && $0 != "\u{a0}" && $0 != "\u{202f}" }
    func isDecimal(_ text: String) -> Bool {
      var output: [UInt8] = []
      let bytes = Array(text.utf8)
      // What begins with + is a telephone number.
      return !text.hasPrefix("+") && DecimalText.appendShortest(of: bytes.span, to: &output)
    }
    let bytes = Array(bare.utf8)
    let count = CountText.value(of: bytes.span)
    if count == nil { isCount = false }
    if mayBeSerialDays { mayBeSerialDays = count.map { (18_264...73_050).contains($0) } ?? false }
    if bare != value { isPlainCount = false }
    if isPoint { isPoint = isDecimal(value) }
    if isComma { isComma = !bare.contains(".") && isDecimal(bare.replacing(",", with: ".")) }
    if value.contains(",") { hasComma = true }
    if mayBeGrouped { mayBeGrouped = ColumnSurvey.isGrouped(value) }
  }

  /// `1,234` and `1,234,567`, and numbers without a comma.
  private static func isGrouped(_ value: String) -> Bool {
    let parts = value.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }) else { return false }
    return parts.count == 1 || (parts[0].count <= 3 && parts.dropFirst().allSatisfy { $0.count == 3 })
  }

  // MARK: What came out

  var known: Int { filled - missingCount }

  /// Values with how often each stands there, the most frequent first; nil where they are too many or too long.
  var values: [(text: String, count: Int)]? {
    guard keepsValues else { return nil }
    return counts.sorted { ($1.count, $0.text) < ($0.count, $1.text) }
  }

  /// The values that are known, though there may be more.
  var keptValues: [(text: String, count: Int)] { counts }

  var distinct: Int? { keepsValues ? counts.count : nil }

  /// Whether values were too many to be kept, though each is short.
  var isExceeded: Bool { !keepsValues && longest <= ColumnSurvey.longestKept }

  var uniqueness: KeySurvey.Uniqueness { missingCount > 0 ? .repeats : keys.uniqueness }

  var kind: ColumnKind {
    guard known > 0, examined > 0 else { return .empty }
    let days = dates.guess(of: examined)
    if let days, !days.areYears { return .day(days) }
    if isYesNo, (distinct ?? .max) <= 3, !isCount || (distinct ?? 0) == 2 { return .yesNo }
    if isCount { return .count(hasBlanks: !isPlainCount, mayBeYears: days != nil) }
    if mayBeGrouped, hasComma { return .grouped(mayBeDecimal: isComma) }
    if isPoint { return .decimal(comma: false) }
    if isComma { return .decimal(comma: true) }
    return .text
  }

  /// Few, short, and repeated.
  func isCodeLike(_ kind: ColumnKind) -> Bool {
    guard kind == .text || kind == .yesNo, let distinct, !hasLineBreaks else { return false }
    return distinct <= 60 && longest <= 60 && known >= distinct * 2 && known > 3
  }
}

/// What the cells of a column are.
enum ColumnKind: Equatable {
  case empty
  case day(DateGuess)
  case count(hasBlanks: Bool, mayBeYears: Bool)
  case decimal(comma: Bool)
  /// With commas before three digits each, which are perhaps no decimals.
  case grouped(mayBeDecimal: Bool)
  case yesNo
  case text

  var words: String {
    switch self {
    case .empty: "empty"
    case .day(let guess): guess.words
    case .count(_, let mayBeYears): mayBeYears ? "number, perhaps a year" : "number"
    case .grouped(let mayBeDecimal):
      mayBeDecimal
        ? "number, AMBIGUOUS: commas between thousands, or decimal commas" : "number with commas between thousands"
    case .decimal(let comma): "decimal with \(comma ? "comma" : "point")"
    case .yesNo: "yes or no"
    case .text: "text"
    }
  }
}

/// How much text all columns of a file together may keep.
final class SurveyBudget {
  private var left = 16 << 20

  func take(_ bytes: Int) -> Bool {
    guard left >= bytes else { return false }
    left -= bytes
    return true
  }
}
