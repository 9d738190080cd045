import RegistryImport
import Testing

@Suite struct TextDamageTests {
  private func find(_ text: String) -> TextDamage? { TextDamage.find(Array(text.utf8).span) }

  @Test(arguments: [
    "??????", "?азахстан", "К?мiс", "К?ЛОНИЯ", "St?phane", "Qara?andy облысы", "?? ??????", "(?скемен)", "Orl?ans, 5",
    "Кызыл??рда", "the ???? colony", "????, ????", "Ж?ргенов к-сі",
  ])
  func `question marks in place of letters`(text: String) { #expect(find(text) == .questionMarks) }

  @Test(arguments: [
    "?", "??", "???", "Who?", "Who? Where?", "Was he beaten?", "Really??", "Why????", "Что случилось?", "Кто?Где?",
    "https://example.org/a?b=c", "www.example.org/?q", "a?b=c", "5?", "12?5", "«Кто?»", "unknown (?)", "yes/no?",
    "is it so?).", "“Why?”he asked", "Heard: “What?”", "mailto:a@example.org?subject",
  ])
  func `questions and addresses`(text: String) { #expect(find(text) == nil) }

  @Test(arguments: ["К\u{fffd}лония", "\u{fffd}", "a\u{fffd}\u{fffd}"])
  func `replacement characters`(text: String) { #expect(find(text) == .replacementCharacters) }

  private static let names = [
    "Orléans", "Maison d’arrêt", "Köln – Straße", "Łódź", "Åland", "Колония", "Тюрьма №5", "Φυλακές", "中国人", "«Север»",
    "São Paulo", "№", "СИЗО", "Қарағанды", "č", "Ñ",
  ]

  @Test(arguments: names)
  func `UTF-8 that was read as Latin`(name: String) {
    // What programs do where the encoding has no character: the control character of that number.
    let table = Array(
      "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ".unicodeScalars)
    var garbled = ""
    for byte in name.utf8 {
      garbled.unicodeScalars.append((0x80..<0xa0).contains(byte) ? table[Int(byte) - 0x80] : Unicode.Scalar(byte))
    }
    #expect(find(garbled) == .misread(as: "windows-1252"))
    #expect(find("x \(garbled), 12") == .misread(as: "windows-1252"))
    #expect(find(name) == nil)
  }

  @Test(arguments: ["Orléans", "Maison d’arrêt", "Köln – Straße", "Колония", "№"])
  func `UTF-8 that was read as ISO-8859-1`(name: String) {
    let garbled = String(String.UnicodeScalarView(name.utf8.map { Unicode.Scalar($0) }))
    #expect(find(garbled) == .misread(as: "windows-1252"))
  }

  @Test(arguments: ["Fresnes \u{96} D2", "\u{9c}uvre", "l\u{92}Is\u{80}re"])
  func `windows-1252 that was read as ISO-8859-1`(text: String) { #expect(find(text) == .controlCharacters) }

  @Test(arguments: ["РЎР\u{98}Р—Рћ", "РљРѕР»РѕРЅРёСЏ", "Р°Р±"])
  func `UTF-8 that was read as Cyrillic`(text: String) { #expect(find(text) == .misread(as: "windows-1251")) }

  @Test(arguments: [
    "«СССР»", "Р. Сидоров", "РС", "С…", "ÉCOLE", "CAFÉ®", "“IRMÃ”", "SÃO PAULO", "«É»", "Ãs", "25 °C ± 1", "½ day",
    "Ð", "ÑOÑO", "РУСЬ", "„Größe“", "naïve—ça", "Россия", "È vero", "À bientôt",
  ])
  func `ordinary text`(text: String) { #expect(find(text) == nil) }
}
