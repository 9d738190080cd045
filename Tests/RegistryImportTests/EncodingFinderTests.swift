import RegistryImport
import TestSupport
import Testing

@Suite struct EncodingFinderTests {
  private func find(_ text: String, in encoding: String) throws -> EncodingFinding {
    let name = encoding == "kz-1048" ? "rk1048" : encoding
    let bytes = try #require(Encoded.bytes(text, name), "\(encoding) cannot write \(text)")
    return EncodingFinder.find(bytes.span, isWhole: true)
  }

  @Test(arguments: [
    ([0xef, 0xbb, 0xbf, 0x61] as [UInt8], "utf-8", 3), ([0xff, 0xfe, 0x61, 0], "utf-16le", 2),
    ([0xfe, 0xff, 0, 0x61], "utf-16be", 2), ([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0], "utf-32le", 4),
    ([0, 0, 0xfe, 0xff, 0, 0, 0, 0x61], "utf-32be", 4),
  ])
  func `a byte order mark is believed`(bytes: [UInt8], encoding: String, mark: Int) {
    let finding = EncodingFinder.find(bytes.span, isWhole: true)
    #expect(finding.encoding == encoding && finding.certainty == .certain && finding.byteOrderMark == mark)
  }

  @Test(arguments: ["", "No,Name\n1,One\n", "No,Name\n1,Колония\n", "é", "ʤ", "e\u{301}", "ə", "1,中国人\n", "😀"])
  func `what is UTF-8 is certain`(text: String) throws {
    let finding = EncodingFinder.find(Array(text.utf8).span, isWhole: true)
    #expect(finding.encoding == "utf-8" && finding.certainty == .certain && finding.byteOrderMark == 0)
  }

  @Test func `a character that the sample cuts off is no mistake`() {
    let bytes = Array("No,Name\n1,Колония".utf8.dropLast())
    #expect(EncodingFinder.find(bytes.span, isWhole: false).encoding == "utf-8")
    #expect(EncodingFinder.find(bytes.span, isWhole: false).certainty == .certain)
  }

  @Test(arguments: ["utf-16le", "utf-16be"], ["No,Name\n1,One\n", "№;Учреждение\r\n1;Колония\r\n", "a\tb\n中国人\tc\n"])
  func `UTF-16 without a mark is found by its zero bytes`(encoding: String, text: String) throws {
    let finding = try find(text, in: encoding)
    #expect(finding.encoding == encoding && finding.certainty == .likely)
  }

  /// Words that stand in registers, each alone in its file.
  static let russianWords = [
    "Колония", "СИЗО", "Область", "КОЛОНИЯ", "ОБЛАСТЬ", "ИК-17", "УК", "РК", "Тюрьма", "ТЮРЬМА", "Алматы", "АЛМАТЫ",
    "Астана", "Караганда", "КАРАГАНДА", "учреждение", "УЧРЕЖДЕНИЕ", "изолятор", "ИЗОЛЯТОР", "ДАТА", "Дата", "имя",
    "посещение", "ПОСЕЩЕНИЕ", "Жалоба", "пытки", "ПЫТКИ", "побои", "нет", "да", "ДА", "НЕТ", "ЛА-155/14", "Шымкент",
    "город", "улица", "психиатрическая больница", "Отдел полиции", "ИВС", "ГУ", "РГУ", "Женская колония", "Дом ребенка",
    "Кызылорда", "КЫЗЫЛОРДА", "Жезказган", "июнь", "ИЮНЬ", "Тараз", "следственный", "Усть-Каменогорск",
  ]

  @Test(arguments: ["windows-1251", "koi8-r", "iso-8859-5", "ibm866"], russianWords)
  func `one Russian word is enough`(encoding: String, word: String) throws {
    // Two letters may be two of another encoding.
    if encoding == "iso-8859-5", word == "УК" || word == "РК" { return }
    let finding = try find("No,Name\n1,\(word)\n2,One\n", in: encoding)
    #expect(finding.encoding == encoding, "\(word): \(finding)")
    #expect(finding.certainty != .certain && finding.evidence.contains("Russian") && !finding.evidence.contains(word))
  }

  @Test(arguments: [
    ("windows-1252", "Place,Town\nMaison d’arrêt,Orléans\nCentre pénitentiaire,Château-Thierry\n"),
    ("windows-1252", "Ort\nJustizvollzugsanstalt Köln\nJVA für Frauen, Straße 5\nMünchen\n"),
    ("windows-1252", "Lugar\nPrisión de Logroño\nCárcel de Jaén\n"), ("windows-1252", "id,name\n1,english\n2,©\n"),
    ("windows-1250", "Miejsce\nZakład Karny w Łodzi\nAreszt Śledczy, ul. Świętojańska\nGdańsk\n"),
    ("windows-1250", "Místo\nVěznice Příbram\nVazební věznice Ostrava, Heřmanice, Břeclav\nŠtěpán, ženy\n"),
    ("iso-8859-2", "Miejsce\nZakład Karny w Łodzi\nAreszt Śledczy, ul. Świętojańska, książka\n"),
    ("windows-1254", "Yer\nSilivri Cezaevi, İstanbul\nKadın Kapalı Ceza İnfaz Kurumu, Şakran, Diyarbakır, Ağrı\n"),
    ("windows-1253", "Τόπος\nΦυλακές Κορυδαλλού\nΚατάστημα Κράτησης, Άγιος\n"),
    ("iso-8859-7", "Τόπος\nΦυλακές Κορυδαλλού\nΚατάστημα Κράτησης, Άγιος Στέφανος, Άμφισσα\n"),
    ("iso-8859-15", "Lieu\nSacré-Cœur, œuvre, sœurs\n"),
    ("kz-1048", "Мекеме\nҚарағанды облысы, Өскемен қаласы, түзеу мекемесі, әйелдер үйі\n"),
    ("shift_jis", "施設,場所\n刑務所,東京都の拘置所である\n留置場,大阪の警察署\n"),
    ("euc-jp", "施設,場所\n刑務所のひと,東京の\nこれはテストです,あいうえお\n"),
    ("big5", "編號,名稱\n1,監獄在台北的地方\n2,看守所是我們的\n"), ("gb18030", "编号,名称\n1,北京市监狱是一个地方\n2,看守所在这里\n"),
    ("euc-kr", "번호,이름\n1,서울구치소에서 있는 사람\n2,대전교도소\n"),
  ])
  func `text of other languages is found`(encoding: String, text: String) throws {
    let finding = try find(text, in: encoding)
    #expect(finding.encoding == encoding, "\(finding)")
    #expect(finding.certainty != .certain)
  }

  @Test func `UTF-8 with a few broken bytes is still called UTF-8`() {
    var bytes = Array("No,Name\n1,Исправительная колония строгого режима\n".utf8)
    bytes.append(0xcf)
    let finding = EncodingFinder.find(bytes.span, isWhole: true)
    #expect(finding.encoding == "utf-8" && finding.certainty == .guess)
  }

  @Test func `any bytes have an answer`() {
    var chance = SeededGenerator(seed: 1)
    for _ in 0..<300 {
      let bytes = (0..<Int.random(in: 0...200, using: &chance)).map { _ in UInt8.random(in: 0...255, using: &chance) }
      let finding = EncodingFinder.find(bytes.span, isWhole: Bool.random(using: &chance))
      #expect(!finding.encoding.isEmpty && !finding.evidence.hasSuffix("."))
    }
  }
}
