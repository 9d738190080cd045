/// One letter of a name, in the letters by which names are compared.
///
/// Names of one place reach a registry in Russian, in Kazakh, in several romanisations of both and without their
/// accents. Each letter is brought to one Latin skeleton in which these meet: Жітіқара, Житикара, Zhitiqara and
/// zhitikara are all `zitikara`. The skeleton is for searching only; it is never shown or stored.
///
/// - Latin letters lose their accents. `q` is `k`, `y` is `i`, `w` is `v`, `j` is `z`, `x` is `ks`: the pairs between
///   which romanisations of Russian and Kazakh differ.
/// - Cyrillic letters become what most romanisations write, without the `h` that only marks a sibilant: `ж` is `z`
///   (zh, ž, j), `ш` is `s` (sh, š, ş), `ч` is `c` (ch, č), `ғ` is `g` (gh, ğ). `х` and `һ` are `h`.
/// - Hard and soft signs, apostrophes and combining marks are dropped.
enum LetterSkeleton {
  case letters(String)
  /// A Latin `h`, which belongs to the letter before it.
  case latinH
  case digit(UInt8)
  /// Says nothing, and does not end a word either.
  case nothing
  case separator

  /// - Parameter scalar: in lower case.
  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x30...0x39: self = .digit(UInt8(scalar.value))
    case 0x68: self = .latinH
    case 0x61...0x7a: self = .letters(LetterSkeleton.latin(scalar))
    case 0x27, 0x60, 0xb4, 0x2b9...0x2bf, 0x2018, 0x2019, 0x2032: self = .nothing
    case 0..<0x80: self = .separator
    default: self = LetterSkeleton.beyondASCII(scalar)
    }
  }

  private static func latin(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "q": "k"
    case "y": "i"
    case "w": "v"
    case "j": "z"
    case "x": "ks"
    default: String(scalar)
    }
  }

  private static func beyondASCII(_ scalar: Unicode.Scalar) -> LetterSkeleton {
    if let known = table[scalar] { return known.isEmpty ? .nothing : .letters(known) }
    if let base = unaccented[scalar] { return LetterSkeleton(base) }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return .nothing
    case .decimalNumber:
      guard let value = properties.numericValue, (0...9).contains(value) else { return .separator }
      return .digit(0x30 + UInt8(value))
    default: return properties.isAlphabetic ? .letters(String(scalar)) : .separator
    }
  }

  /// Cyrillic as Russian, Kazakh and their neighbours write it, and the Latin letters that are no letter with an
  /// accent.
  private static let table: [Unicode.Scalar: String] = [
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "z", "з": "z", "и": "i", "й": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "h", "ц": "ts", "ч": "c", "ш": "s", "щ": "sc", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia",
    // Kazakh.
    "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i",
    // Ukrainian, Belarusian, Uzbek, Tajik.
    "ґ": "g", "є": "e", "ї": "i", "ў": "u", "ҳ": "h", "ҷ": "z", "ӣ": "i", "ӯ": "u",
    // The Latin alphabets of Kazakhstan and its neighbours, and of Europe.
    "ı": "i", "ə": "a", "ß": "s", "æ": "ae", "œ": "oe", "þ": "t", "ð": "d",
  ]

  /// The letter below the accents, for every accented Latin letter of Unicode, by its name: `LATIN SMALL LETTER E WITH
  /// ACUTE`.
  private static let unaccented: [Unicode.Scalar: Unicode.Scalar] = {
    let prefix = "LATIN SMALL LETTER "
    var letters: [Unicode.Scalar: Unicode.Scalar] = [:]
    for value in Array(0xe0...0x24f) + Array(0x1e00...0x1eff) as [UInt32] {
      guard let scalar = Unicode.Scalar(value), let name = scalar.properties.name, name.hasPrefix(prefix) else {
        continue
      }
      let words = name.dropFirst(prefix.count).split(separator: " ")
      guard words.count > 2, words[1] == "WITH", words[0].unicodeScalars.count == 1,
        let letter = words[0].unicodeScalars.first, (0x41...0x5a).contains(letter.value)
      else { continue }
      letters[scalar] = Unicode.Scalar(UInt8(letter.value) + 0x20)
    }
    return letters
  }()
}
