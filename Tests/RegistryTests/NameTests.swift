import Registry
import TestSupport
import Testing

@Suite struct FoldedNameTests {
  @Test(arguments: [
    ["Жітіқара", "Житикара", "Zhitiqara", "zhitikara", "ZHITIKARA", "Žitikara", "Jitiqara"],
    ["Шымкент", "Shymkent", "Şymkent", "Chimkent".replacing("Ch", with: "Sh")],
    ["Қостанай", "Костанай", "Qostanai", "Kostanay", "Qostanaı"],
    ["Жаңаөзен", "Жанаозен", "Zhanaozen", "Zhangaozen".replacing("ng", with: "n"), "Jańaózen"],
    ["Хромтау", "Khromtau", "Hromtau"],
    ["Щучинск", "Shchuchinsk", "Ščučinsk"],
    ["Яровский", "Yarovskiy", "Yarovsky", "Iarovskii"],
    ["Семёнов", "Семенов", "Semenov"],
    ["Évry", "EVRY", "E\u{301}vry"],
    ["ИК-5", "ИК 5", "ик5", "IK-5", "IK № 5"],
    ["Объект", "Obekt", "Ob'ekt", "Ob’ekt"],
    ["Alexandria", "Aleksandria"],
    ["Россия", "Rossiya", "Rosiia"],
    ["УК-161/3", "UK 161 3", "uk161/3"],
  ])
  func `names of one place meet`(names: [String]) {
    #expect(
      Set(names.map { FoldedName($0) }).count == 1,
      "\(names.map { String(decoding: FoldedName($0).letters, as: UTF8.self) })")
  }

  @Test(arguments: [
    ("Colony 1", "Colony 11"), ("Астана", "Алматы"), ("ИК-15", "ИК-1 5"), ("Казань", "Казахстан"), ("北京", "東京"),
  ])
  func `names of different places do not`(first: String, second: String) {
    #expect(FoldedName(first) != FoldedName(second))
  }

  @Test(arguments: ["", " ", "№", "—", "'", "\u{301}"])
  func `what has no letters is empty`(text: String) { #expect(FoldedName(text).isEmpty) }

  /// Words that somebody might type, from letters that matter to the folding.
  private static let words: [String] = {
    var random = SystemRandomNumberGenerator.seeded(7)
    let letters = Array("abcdeghijklmnopqstuwxyz059 -'абвгёжзийқңхшщъяюіұһÉŞßıłÅ")
    return (0..<400).map { _ in
      String((0..<Int.random(in: 1...12, using: &random)).compactMap { _ in letters.randomElement(using: &random) })
    }
  }()

  @Test(arguments: words)
  func `case makes no difference`(word: String) {
    #expect(FoldedName(word) == FoldedName(word.uppercased().replacing("SS", with: "ss")) || word.contains("ı"))
  }

  @Test(arguments: words)
  func `what is typed so far folds to the beginning of the whole`(word: String) {
    let whole = FoldedName(word).letters
    for length in 1...word.count {
      let typed = FoldedName(String(word.prefix(length)))
      // `kh` is one letter, and is so only when both are there.
      if typed.letters.last == UInt8(ascii: "k") { continue }
      #expect(whole.starts(with: typed.letters), "\(word.prefix(length))")
    }
  }
}

extension SystemRandomNumberGenerator {
  fileprivate static func seeded(_ seed: UInt64) -> SeededGenerator { SeededGenerator(seed: seed) }
}

@Suite struct NameIndexTests {
  private static let index: NameIndex<String> = {
    var index = NameIndex<String>()
    index.add(
      "five", names: ["Учреждение 5", "Zhitiqara colony", "ИК-5"], context: ["Житикара", "Kostanay"],
      ids: ["ast1-000005"])
    index.add("fifty", names: ["Учреждение 55"], context: ["Рудный"], ids: ["ast1-000055"])
    index.add("remand", names: ["Remand centre 1", "СИЗО-1"], context: ["Astana"], ids: ["ast1-000001"])
    index.add("long", names: ["Colony of the northern region"], context: ["Kostanay"], ids: ["place:north"])
    index.add("colony", names: ["Colony"], ids: ["b"])
    return index
  }()

  private func keys(_ text: String, limit: Int = 10) -> [String] {
    Self.index.matches(text, limit: limit).map(\.key)
  }

  @Test(arguments: [
    ("учр", ["five", "fifty"]), ("uchrezhdenie 5", ["five", "fifty"]), ("5 учреж", ["five", "fifty"]),
    ("жітіқ", ["five"]), ("colony zhit", ["five"]), ("zhit col", ["five"]), ("сизо", ["remand"]),
    ("sizo1", ["remand"]), ("COLONY", ["colony", "long", "five"]), ("kostanay", ["five", "long"]),
    ("colony kostanay", ["five", "long"]), ("ast1-000055", ["fifty"]), ("AST1-00", ["five", "fifty", "remand"]),
    ("orthern", ["long"]), ("nothing such", []), ("place:", ["long"]),
  ])
  func `places are found by whatever is known of them, the best first`(text: String, expected: [String]) {
    #expect(keys(text) == expected)
  }

  @Test(arguments: ["remsnd", "remnd", "reemand", "rmeand", "remandd"])
  func `one slip is forgiven`(text: String) { #expect(keys(text) == ["remand"]) }

  @Test(arguments: ["remxxd", "rxmxnd", "sisi"])
  func `two are not`(text: String) { #expect(keys(text).isEmpty) }

  @Test func `nothing typed gives the first ones, and a limit holds`() {
    #expect(keys("", limit: 2) == ["five", "fifty"])
    #expect(keys("colony", limit: 1) == ["colony"])
  }

  @Test func `one answer is exact, others begin with it`() {
    let found = Self.index.matches("Учреждение 5", limit: 5)
    #expect(found.map(\.fit) == [.exact, .beginning])
  }
}

@Suite struct TypedDayTests {
  private static let today = Day(year: 2026, month: 3, day: 1)

  @Test(arguments: [
    ("today", "2026-03-01"), ("Yesterday", "2026-02-28"), ("5.3.2026", "2026-03-05"), ("05.12.1999", "1999-12-05"),
    ("3.2026", "2026-03"), ("2026-03-05", "2026-03-05"), ("31.2.2026", "2026-02-31"), ("5.3.26", "5.3.26"),
    ("1.2.3.2026", "1.2.3.2026"), ("..2026", "..2026"), ("", ""),
  ])
  func `days may be typed as people say them`(text: String, expected: String) throws {
    #expect(TypedDay.canonical(text, today: try #require(Self.today)) == expected)
  }

  @Test(arguments: [
    ("2026-03-05", "Thursday, 5 March 2026"), ("2026-03", "some day in March 2026"), ("2026", "some day in 2026"),
    ("2024-02", "some day in February 2024"), ("2026-03-01/2026-03-05", "some day from 1 March 2026 to 5 March 2026"),
    ("2025/2026", "some day from 1 January 2025 to 31 December 2026"), ("1969-12-31", "Wednesday, 31 December 1969"),
  ])
  func `a day is told in words`(text: String, expected: String) throws {
    #expect(try PartialDay(text).words == expected)
  }
}
