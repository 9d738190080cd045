import Registry
import RegistryImport

/// A number that was read reads again to itself, and nothing overflows.
struct NumberCheck {
  private let decimal: Character
  private let group: Character?
  private let unit: String
  private let factor: Int
  private let text: String
  private let bytes: [UInt8]

  /// - Parameter input: the decimal point and the sign between groups in the first line, a unit and its factor in the
  ///   second, a number in the rest.
  init(_ input: [UInt8]) {
    let lines = input.split(separator: 0x0a, maxSplits: 2, omittingEmptySubsequences: false)
    let form = String(decoding: lines[0], as: UTF8.self)
    let point: Character = form.first == "," ? "," : "."
    decimal = point
    group = form.dropFirst().first { $0 != point }
    let words = (lines.count > 1 ? String(decoding: lines[1], as: UTF8.self) : "").split(separator: "=")
    unit = folded(words.first.map(String.init) ?? "")
    factor = max(1, words.dropFirst().first.flatMap { Int($0) } ?? 1)
    bytes = lines.count > 2 ? Array(lines[2]) : []
    text = String(decoding: bytes, as: UTF8.self)
  }

  func run() throws {
    try checkPlain(bytes)
    let form = NumberForm(decimal: decimal, group: group)
    if let plain = form.read(text) { try checkRead(plain) }
    guard let parts = UnitForm(factors: [(unit, factor), ("", 1)]).read(text), let number = form.read(parts.number),
      let product = UnitForm.multiplied(number, by: parts.factor)
    else { return }
    try require(parts.factor == 1 || parts.factor == factor, "\(text) has the factor \(parts.factor)")
    try checkRead(product)
  }

  private func checkPlain(_ text: [UInt8]) throws {
    if let count = CountText.value(of: text.span) {
      let canonical = Array(String(count).utf8)
      try require(CountText.value(of: canonical.span) == count, "\(count) is not read as itself")
      try require((0...CountText.largest).contains(count), "\(count) is no count")
    }
    var shortest: [UInt8] = []
    guard DecimalText.appendShortest(of: text.span, to: &shortest) else { return }
    var again: [UInt8] = []
    try require(DecimalText.appendShortest(of: shortest.span, to: &again), "\(shown(shortest)) cannot be read again")
    try require(again == shortest, "\(shown(shortest)) is read again as \(shown(again))")
    try require(shortest.count <= DecimalText.mostDigits + 3, "\(shown(shortest)) is too long")
  }

  /// What a form reads is a plain number, unless it has more digits than any.
  private func checkRead(_ plain: String) throws {
    let bytes = Array(plain.utf8)
    var canonical: [UInt8] = []
    guard plain.count(where: \.isNumber) <= DecimalText.mostDigits else { return }
    try require(
      DecimalText.appendShortest(of: bytes.span, to: &canonical), "“\(text)” is read as \(plain), which is no number")
    try checkPlain(canonical)
    let point = NumberForm(decimal: ".", group: nil)
    try require(point.read(plain) == plain, "\(plain) is read again as \(point.read(plain) ?? "nothing")")
  }
}
