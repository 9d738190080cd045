import Registry

/// How many values look as if they named or reached a person. The values themselves are never shown then.
struct PersonShapes {
  private var total = 0
  private var names = 0
  private var contacts = 0
  private var numbers = 0

  mutating func add(_ value: String) {
    total += 1
    if PersonShapes.isContact(value) { contacts += 1 }
    if PersonShapes.isPersonalNumber(value) { numbers += 1 }
    if PersonShapes.isName(value) { names += 1 }
  }

  /// Some are enough: an e-mail address is one wherever it stands.
  var areContacts: Bool { contacts * 10 >= max(1, total) }
  var areNames: Bool { total > 0 && names * 2 > total }
  var arePersonalNumbers: Bool { total > 0 && numbers * 2 > total }
  /// Already one is a reason not to list the values.
  var mayNamePersons: Bool { names * 5 > total || contacts > 0 || arePersonalNumbers }

  static func isContact(_ value: String) -> Bool {
    let isAddress = value.contains("@") && value.contains(".") && !value.contains("://")
    let digits = value.count { $0.isASCII && $0.isNumber }
    let isPhone =
      (value.hasPrefix("+") || value.hasPrefix("8 (") || value.hasPrefix("8(") || value.hasPrefix("(0"))
      && (9...15).contains(digits)
      && value.allSatisfy { $0.isNumber || "+()- ./".contains($0) }
    return isAddress || isPhone
  }

  /// Twelve digits, as the individual numbers of Kazakhstan have them.
  static func isPersonalNumber(_ value: String) -> Bool {
    value.utf8.count == 12 && value.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  /// `Omarova A. B.`, `Aigul Omarova`: two to four words, each with one capital letter at its beginning, or initials.
  static func isName(_ value: String) -> Bool {
    let words = value.split { $0 == " " || $0 == "." || $0 == "," || $0 == "\u{a0}" }
    guard (2...4).contains(words.count), !value.contains(where: { $0.isNumber || "\"«»()/".contains($0) }) else {
      return false
    }
    let areCapitalised = words.allSatisfy { word in
      guard let first = word.first, first.isUppercase else { return false }
      return word.dropFirst().allSatisfy {
        $0.isLowercase || $0 == "-" || $0 == "'" || $0 == "’" || $0.isUppercase && word.contains("-")
      }
    }
    guard areCapitalised else { return false }
    let name = FoldedWords(value)
    return !placeWords.contains { $0.stands(in: name) }
  }

  /// What is no part of a person's name.
  private static let placeWords: [FoldedStem] = {
    let kinds = (CodeWords.byList["facility-type"] ?? [:]).values.flatMap { $0.split(separator: ",") }
    let others = [
      "house", "centre", "center", "street", "road", "office", "region", "county", "unit", "service*", "school",
      "court",
      "область", "район", "улица", "город", "облысы", "ауданы", "rue", "maison", "centre", "ville", "region*", "city",
    ]
    return (kinds.map(String.init) + others).map { FoldedStem($0) }
  }()
}
