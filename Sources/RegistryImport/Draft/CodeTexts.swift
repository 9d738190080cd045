package import Registry

/// What partners may write for the values of one coded field: the codes, their labels in all languages, and words that
/// are common for them.
package struct CodeTexts {
  package struct Meaning: Sendable, Equatable {
    package let code: String
    /// Whether it is the code itself or one of its labels; else it is a guess.
    package let isCertain: Bool
  }

  /// Folded text -> code.
  private var exact: [String: String] = [:]
  /// The same without words that names of regions may lack; nil where several are so called.
  private var short: [String: String?] = [:]
  private var words: [(stem: FoldedStem, code: String)] = []

  /// - Returns: nil for a field that is not coded.
  package init?(_ field: FieldDefinition, _ codes: CodeLists) {
    switch field.kind {
    case .code(let name):
      for code in codes.list(name)?.codes ?? [] {
        for text in [code.value] + code.labels.values.sorted() { add(text, code.value) }
      }
      addWords(CodeWords.byList[name] ?? [:])
    case .region:
      // What a region is called now is meant, where an earlier one had the same name.
      for region in codes.regions.filter({ $0.until == nil }) + codes.regions.filter({ $0.until != nil }) {
        for text in [region.code] + region.labels.values.sorted() { add(text, region.code) }
        if region.until == nil { for text in region.labels.values.sorted() { addShort(text, region.code) } }
      }
    case .yesNo:
      addWords(CodeWords.byField[field.name] ?? [:])
      for (code, texts) in CodeWords.yesNo { for text in texts { add(text, code) } }
    default: return nil
    }
  }

  package func meaning(of text: String) -> Meaning? {
    let name = FoldedWords(text)
    let folded = name.text
    guard !folded.isEmpty else { return nil }
    if let code = exact[folded] { return Meaning(code: code, isCertain: true) }
    // A sentence is no code, whatever words it has.
    guard name.words.count <= CodeTexts.mostWords else { return nil }
    if let word = words.first(where: { $0.stem.stands(in: name) }) { return Meaning(code: word.code, isCertain: false) }
    if let code = short[CodeTexts.shortened(folded)] { return code.map { Meaning(code: $0, isCertain: false) } }
    // Of very short texts everything is near.
    guard folded.count > 3, let near = Nearest.of(folded, among: exact.keys.sorted()), let code = exact[near] else {
      return nil
    }
    return Meaning(code: code, isCertain: false)
  }

  private static let mostWords = 5

  private mutating func add(_ text: String, _ code: String) {
    let folded = FoldedWords(text).text
    if !folded.isEmpty, exact[folded] == nil { exact[folded] = code }
  }

  private mutating func addShort(_ text: String, _ code: String) {
    let folded = CodeTexts.shortened(FoldedWords(text).text)
    if let known = short[folded], known != code {
      short[folded] = .some(nil)
    } else {
      short[folded] = code
    }
  }

  private mutating func addWords(_ table: [String: String]) {
    // The longer first: what says more is about it.
    let entries = table.flatMap { code, texts in
      texts.split(separator: ",").map { (text: String($0), code: code) }
    }
    for entry in entries.sorted(by: { ($1.text.count, $0.text) < ($0.text.count, $1.text) }) {
      words.append((FoldedStem(entry.text), entry.code))
    }
  }

  private static func shortened(_ folded: String) -> String {
    let words = folded.split(separator: " ").map(String.init)
    let kept = words.filter { !CodeTexts.regionWords.contains($0) }
    return (kept.isEmpty ? words : kept).joined(separator: " ")
  }

  /// What names of regions may have or lack.
  private static let regionWords = Set(
    ["область", "обл", "облысы", "region", "oblast", "province", "город", "г", "қаласы", "қ", "city", "ville", "de"]
      .map { FoldedWords($0).text })
}

/// The texts of each coded field, made when first asked for.
final class CodeTextMemory {
  let codes: CodeLists
  private var known: [String: CodeTexts?] = [:]

  init(_ codes: CodeLists) {
    self.codes = codes
  }

  func of(_ field: FieldDefinition) -> CodeTexts? {
    if let texts = known[field.name] { return texts }
    let texts = CodeTexts(field, codes)
    known[field.name] = .some(texts)
    return texts
  }
}

/// A text as the words by which names are compared.
struct FoldedWords {
  let words: [String]

  init(_ text: String) {
    let bytes = FoldedName(text).letters
    words = String(bytes.span).split(separator: " ").map(String.init)
  }

  var text: String { words.joined(separator: " ") }
}

/// A word or several as they may stand in a text, whatever their case and script; a word that ends with `*` may go on.
struct FoldedStem {
  private let words: [(letters: String, goesOn: Bool)]

  init(_ text: String) {
    words = text.split(separator: " ").map { word in
      let goesOn = word.hasSuffix("*")
      return (FoldedWords(String(goesOn ? word.dropLast() : word)).text, goesOn)
    }
  }

  var count: Int { words.count }

  /// One after the other.
  func stands(in text: FoldedWords) -> Bool {
    guard !words.isEmpty, text.words.count >= words.count else { return false }
    return (0...(text.words.count - words.count)).contains { start in
      words.indices.allSatisfy { matches(words[$0], text.words[start + $0]) }
    }
  }

  /// In any order, with anything between them.
  func isPart(of text: FoldedWords) -> Bool {
    !words.isEmpty && words.allSatisfy { word in text.words.contains { matches(word, $0) } }
  }

  private func matches(_ word: (letters: String, goesOn: Bool), _ part: String) -> Bool {
    word.goesOn ? part.hasPrefix(word.letters) : part == word.letters
  }
}
