/// The letters beyond ASCII of a language, and how often they come.
struct Alphabet: Sendable {
  enum Script: Sendable {
    case latin, cyrillic, greek
  }

  let language: String
  let script: Script
  /// Lower-case letter -> the logarithm, base 2, of its share.
  let shares: [UInt32: Double]
  /// Letters of which its text has some, and text in the other languages of the script has none.
  private let own: Set<UInt32>

  /// - Parameter letters: the most frequent first; shares fall with the rank, which is all that deciding needs.
  init(_ language: String, _ script: Script, _ letters: String, own: String = "", shares given: [Double]? = nil) {
    self.own = Set(own.unicodeScalars.map(\.value))
    self.language = language
    self.script = script
    let scalars = Array(letters.unicodeScalars)
    let weights = given ?? scalars.indices.map { 1 / (Double($0) + 2) }
    let sum = weights.reduce(0, +)
    shares = Dictionary(
      zip(scalars.map(\.value), weights.map { Alphabet.logarithm($0 / sum) }), uniquingKeysWith: { first, _ in first })
  }

  /// What a letter of another language counts, such as that of a foreign name.
  static let strange = -11.0

  func isMet(in letters: Set<UInt32>) -> Bool { own.isEmpty || !own.isDisjoint(with: letters) }

  static let russian = Alphabet(
    "Russian", .cyrillic, "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
    shares: [
      10.9, 8.4, 8, 7.4, 6.7, 6.3, 5.5, 4.7, 4.5, 4.4, 3.5, 3.2, 3, 2.8, 2.6, 2, 1.9, 1.7, 1.7, 1.65, 1.6, 1.4, 1.2, 1,
      0.94, 0.72, 0.64, 0.48, 0.36, 0.32, 0.26, 0.04, 0.04,
    ])

  static let all = [
    russian,
    Alphabet("Kazakh", .cyrillic, "аеныітрлдсқкмбуоөғжгпшзәңүұйхияһвчэёцфъьщ", own: "әғқңөұүһ"),
    Alphabet("Ukrainian", .cyrillic, "оанивіертслкдумпзяьбгйчхцїюжєшщфґ", own: "іїєґ"),
    Alphabet("Greek", .greek, "αοιετσνηυρπκμλςωόίγδάχθέφβήξύώζψϊϋΐΰ"),
    Alphabet("French", .latin, "éèàêçâôîûùëïœæüÿ"),
    Alphabet("German", .latin, "üäöß"),
    Alphabet("Spanish", .latin, "óíáéñúü"),
    Alphabet("Portuguese", .latin, "ãçáéíóêõâàúô"),
    Alphabet("Italian", .latin, "àèùòìé"),
    Alphabet("a Nordic language", .latin, "åäöøæé"),
    Alphabet("Polish", .latin, "łęóąśżćńź"),
    Alphabet("Czech or Slovak", .latin, "íáěýéčřžšůúňťďóľôäĺŕ"),
    Alphabet("Hungarian", .latin, "áéöóőüíúű"),
    Alphabet("Romanian", .latin, "ăîâțșţş"),
    Alphabet("a language of the Balkans", .latin, "čšžćđ"),
    Alphabet("Turkish", .latin, "ıüşçöğiâîû"),
  ]

  /// Base 2, close enough for comparing; the standard library has none.
  private static func logarithm(_ value: Double) -> Double {
    guard value > 0 else { return strange }
    // log2(m) for 1 <= m < 2 by a series in (m - 1) / (m + 1).
    let ratio = (value.significand - 1) / (value.significand + 1)
    let square = ratio * ratio
    let series = 2 * ratio * (1 + square / 3 + square * square / 5 + square * square * square / 7)
    return Double(value.exponent) + series / 0.693_147_180_559_945_3
  }
}
