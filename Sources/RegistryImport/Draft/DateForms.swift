import Registry

/// In which forms all days of a column are written.
struct DateForms {
  /// Forms that may stand beside each other in one column, such as a whole day and a month.
  private struct Family {
    let patterns: [DatePattern]
    /// Those of which two may stand in one cell.
    let dayPatterns: [DatePattern]
    let languages: [String]
    /// Of years with two digits; nil: they have four.
    let pivot: Int?
    /// The same digits with day and month exchanged, by name.
    let rival: String?
    var uses: [Int]
    var ranges = 0
    var misses = 0
    /// Whether months are written as words.
    let hasNames: Bool

    init(_ forms: [String], languages: [String] = [], rival: String? = nil, pivot: Int? = nil) {
      patterns = forms.compactMap { try? DatePattern($0, languages: languages, pivot: pivot) }
      dayPatterns = patterns.filter { $0.source.contains("d") && !$0.source.contains("H") }
      self.pivot = pivot
      hasNames = forms.contains { $0.contains("MMM") }
      self.languages = languages
      self.rival = rival
      uses = patterns.map { _ in 0 }
    }

    mutating func add(_ text: String, weight: Int) {
      if let position = patterns.firstIndex(where: { $0.read(text) != nil }) {
        uses[position] += weight
      } else if dayPatterns.contains(where: { if case .range = DateRange.read(text, $0) { true } else { false } }) {
        ranges += weight
      } else {
        misses += weight
      }
    }

    /// Whether it is still worth trying: where nothing fits at all, that shows soon.
    var isOpen: Bool {
      misses <= (ranges == 0 && uses.allSatisfy { $0 == 0 } ? DateForms.fewMisses : DateForms.mostMisses)
    }

    /// A year alone may as well be a number.
    var saysDays: Bool { zip(patterns, uses).contains { $0.source != "yyyy" && $1 > 0 } || ranges > 0 }
  }

  private var families = DateForms.all
  private var canonical = 0
  private var canonicalMisses = 0
  private(set) var years = 0
  private static let usualPivot = 50
  /// Where more do not fit, the column holds something else.
  private static let mostMisses = 20
  private static let fewMisses = 5

  private static let all: [Family] =
    [
      Family([
        "dd.MM.yyyy", "dd.MM.yyyy HH:mm", "dd.MM.yyyy HH:mm:ss", "dd.MM.yyyy 'г.'", "dd.MM.yyyy'г.'", "MM.yyyy", "yyyy",
      ]),
      Family(["dd/MM/yyyy", "dd/MM/yyyy HH:mm", "dd/MM/yyyy HH:mm:ss", "MM/yyyy", "yyyy"], rival: "MM/dd/yyyy"),
      Family(["MM/dd/yyyy", "MM/dd/yyyy HH:mm", "MM/dd/yyyy HH:mm:ss", "MM/yyyy", "yyyy"], rival: "dd/MM/yyyy"),
      Family(["dd-MM-yyyy", "MM-yyyy", "yyyy"], rival: "MM-dd-yyyy"),
      Family(["MM-dd-yyyy", "MM-yyyy", "yyyy"], rival: "dd-MM-yyyy"),
      Family(["dd.MM.yy", "dd.MM.yy HH:mm"], pivot: usualPivot),
      Family(["dd/MM/yy", "dd/MM/yy HH:mm"], rival: "MM/dd/yy", pivot: usualPivot),
      Family(["MM/dd/yy", "MM/dd/yy HH:mm"], rival: "dd/MM/yy", pivot: usualPivot),
      Family(["yyyy/MM/dd", "yyyy/MM", "yyyy"]), Family(["yyyy.MM.dd", "yyyy.MM", "yyyy"]),
      Family([
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm",
        "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", "yyyy-MM-dd'T'HH:mm:ss.SSS", "yyyy-MM", "yyyy",
      ]),
    ]
    + ["en", "ru", "kk", "fr"].map { language in
      Family(
        [
          "d MMMM yyyy", "EEEE d MMMM yyyy", "EEEE, d MMMM yyyy", "d MMMM yyyy 'г.'", "d MMMM yyyy 'года'",
          "d MMMM yyyy 'ж.'", "yyyy 'жылғы' d MMMM",
          "yyyy 'ж.' d MMMM", "MMMM d, yyyy", "MMMM d yyyy", "d-MMM-yyyy", "'le' d MMMM yyyy", "MMMM yyyy", "yyyy",
        ], languages: language == "en" ? [] : [language])
    }

  /// Letters that stand beside the numbers of a day.
  private static let signs: Set<Character> = ["T", "Z", "г"]

  mutating func add(_ text: String, weight: Int = 1) {
    let bytes = Array(text.utf8)
    let digits = bytes.count { $0 >= 0x30 && $0 <= 0x39 }
    guard digits >= 4, text.count <= 80 else {
      canonicalMisses += weight
      for index in families.indices { families[index].misses += weight }
      return
    }
    let isNumber = digits == bytes.count
    let isYear = isNumber && (Int(text).map { (1800...2100).contains($0) } ?? false)
    if isYear { years += weight }
    // Other numbers of four digits are years too, but nobody means them.
    if !isNumber || isYear, (try? PartialDay(bytes.span)) != nil {
      canonical += weight
    } else {
      canonicalMisses += weight
    }
    // Most texts are no days, and reading them in every form would take long.
    let hasWords = text.contains { $0.isLetter && !DateForms.signs.contains($0) }
    for index in families.indices where families[index].isOpen {
      if isNumber ? !isYear : families[index].hasNames != hasWords {
        families[index].misses += weight
      } else {
        families[index].add(text, weight: weight)
      }
    }
  }

  /// - Returns: nil where the column holds something else than days.
  func guess(of filled: Int) -> DateGuess? {
    guard filled > 0 else { return nil }
    if canonicalMisses == 0, canonical > 0 {
      return DateGuess(
        patterns: [], languages: [], pivot: nil, rivals: [], ranges: 0, misses: 0, areYears: years == canonical)
    }
    let fitting = families.filter { $0.saysDays && $0.misses == 0 }
    let few = min(DateForms.mostMisses, filled / 100)
    guard
      let family = fitting.first
        ?? families.filter({ $0.saysDays && $0.misses <= few }).min(by: { $0.misses < $1.misses })
    else { return nil }
    let used = zip(family.patterns, family.uses).filter { $1 > 0 }.map(\.0.source)
    let rivals = fitting.filter { other in
      family.rival != nil && other.patterns.first?.source == family.rival
    }
    return DateGuess(
      patterns: used.isEmpty ? family.patterns.prefix(1).map(\.source) : used, languages: family.languages,
      pivot: family.pivot,
      rivals: rivals.flatMap { rival in zip(rival.patterns, rival.uses).filter { $1 > 0 }.map(\.0.source) },
      ranges: family.ranges, misses: family.misses, areYears: false)
  }
}

/// How the days of a column are written.
struct DateGuess: Equatable {
  /// Empty: as we write them ourselves, such as `2026-03`.
  let patterns: [String]
  /// Of the names of months; empty: English or none.
  let languages: [String]
  /// A guess: no file says it.
  let pivot: Int?
  /// Forms that read the same values as other days.
  let rivals: [String]
  /// Values that hold two days.
  let ranges: Int
  /// Values in no such form.
  let misses: Int
  /// Whether all are years alone, which may be numbers too.
  let areYears: Bool

  var isAmbiguous: Bool { !rivals.isEmpty }

  var words: String {
    var text =
      patterns.isEmpty ? (areYears ? "year" : "day, as we write it") : "day, \(patterns.joined(separator: " or "))"
    if isAmbiguous {
      text = "day, AMBIGUOUS: \(patterns.joined(separator: " or ")) and \(rivals.joined(separator: " or "))"
    }
    if ranges > 0 { text += ", some are two days" }
    if misses > 0 { text += ", \(misses) in another form" }
    return text
  }
}
