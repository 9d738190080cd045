import RegistryImport
import Testing

/// What a draft makes of single columns.
@Suite struct DraftFieldTests {
  @Test(arguments: [
    ("Name", "Northbank Prison", "name: {from: Name}"),
    ("Наименование", "Учебная колония", "name: {from: Наименование}"),
    ("Название учреждения", "Учебная колония", "name: {from: Название учреждения}"),
    ("Атауы", "Оқу колониясы", "name: {from: Атауы}"),
    ("Nom de l’établissement", "Maison fictive", "name: {from: \"Nom de l’établissement\"}"),
    ("Capacity", "120", "capacity: {from: Capacity}"),
    ("Лимит наполнения", "120", "capacity: {from: Лимит наполнения}"),
    ("вместимость", "120", "capacity: {from: вместимость}"), ("Сыйымдылығы", "120", "capacity: {from: Сыйымдылығы}"),
    ("Capacité", "120", "capacity: {from: Capacité}"), ("NumberOfPlaces", "120", "capacity: {from: NumberOfPlaces}"),
    ("Address", "1 Mill Lane", "address: {from: Address}"), ("Адрес", "ул. Примерная, 1", "address: {from: Адрес}"),
    ("Мекенжайы", "Мысал көшесі, 1", "address: {from: Мекенжайы}"),
    ("Adresse", "1 rue Modèle", "address: {from: Adresse}"),
    ("Широта", "51,25", "latitude: {from: Широта, number: {decimal: \",\"}}"),
    ("lat", "51.25", "latitude: {from: lat}"),
    ("Бойлық", "71.5", "longitude: {from: Бойлық}"), ("longitude", "71.5", "longitude: {from: longitude}"),
    ("Дата открытия", "24.11.1980", "opened: {from: Дата открытия, date: dd.MM.yyyy}"),
    ("Date d'ouverture", "24/11/1980", "opened: {from: \"Date d'ouverture\", date: dd/MM/yyyy}"),
    ("Ашылған жылы", "1980", "opened: {from: Ашылған жылы}  # guess: years"),
    ("Date opened", "29549", "opened: {from: Date opened, date: excel-1900}  # guess: a spreadsheet's numbers of days"),
    ("Population", "1,133", "population: {from: Population, number: {decimal: \".\", group: \",\"}}"),
    ("Содержится", "1 133", "population: {from: Содержится, number: {decimal: \",\"}}"),
    ("Город", "Примерск", "locality: {from: Город}"), ("commune", "Valfictif", "locality: {from: commune}"),
  ])
  func `a column of a place is recognised`(header: String, value: String, line: String) throws {
    let draft = try #require(try DraftTrial.draft("Код\t\(header)\nA-1\t\(value)\nA-2\t\(value)\n"))
    #expect(draft.text.contains("    \(line)\n"), "\(draft.text)")
  }

  @Test(arguments: [
    ("Date of visit", "2026-03-05", "{from: Date of visit}"),
    ("Дата визита", "5 марта 2026", "{from: Дата визита, date: d MMMM yyyy, languages: [ru]}"),
    ("Сапар күні", "5 наурыз 2026", "{from: Сапар күні, date: d MMMM yyyy, languages: [kk]}"),
    ("Date de la visite", "5 août 2026", "{from: Date de la visite, date: d MMMM yyyy, languages: [fr]}"),
    (
      "Inspected on", "25.03.26",
      "{from: Inspected on, date: dd.MM.yy, pivot: 50}  # guess: years under 50 are 20xx, the others 19xx"
    ),
    ("visit_date", "2026-03-05T10:30:00", "{from: visit_date, date: \"yyyy-MM-dd'T'HH:mm:ss\"}"),
  ])
  func `the day of a visit is recognised, and how it is written`(header: String, value: String, start: String) throws {
    let draft = try #require(try DraftTrial.draft("Place;\(header)\nNorthbank;\(value)\nMillbrook;\(value)\n"))
    #expect(draft.text.contains("    start: \(start)\n"), "\(draft.text)")
    #expect(draft.text.contains("    facility: {key: \"{Place}\"}\n"))
  }

  @Test(
    arguments: [
      ("Torture; Threats", "split: \";\""), ("torture|threats", "split: \"|\""), ("Threats, Torture", "split: \",\""),
      // Not all of it is ours, so nobody can tell.
      ("torture, and then some", nil), ("torture", nil),
    ] as [(String, String?)])
  func `several codes in one cell are told apart`(acts: String, split: String?) throws {
    let rows = (1...4).map { "\($0)\tOne\t2026-01-0\($0)\t\(acts)\n5\($0)\tOne\t2026-01-0\($0)\tthreats\n" }.joined()
    let draft = try #require(try DraftTrial.draft("No\tPlace\tIncident date\tViolations\n\(rows)"))
    #expect(draft.text.contains("    acts:\n"), "\(draft.text)")
    #expect(split.map { draft.text.contains("      \($0)\n") } ?? !draft.text.contains("split:"), "\(draft.text)")
    #expect(try DraftTrial.problems(draft).filter { $0.contains("acts") || $0.contains("split") } == [])
  }

  @Test func `days that may be read in two ways are not decided`() throws {
    let draft = try #require(try DraftTrial.draft("Place,Visit date\nOne,05/03/2026\nTwo,06/04/2026\n"))
    #expect(draft.text.contains("# date: [dd/MM/yyyy]\n      # date: [MM/dd/yyyy]\n"))
    #expect(draft.missing.contains("visit needs start, and its form is ambiguous"))
    let plain = try #require(try DraftTrial.draft("Place,Visit date\nOne,05/03/2026\nTwo,26/04/2026\n"))
    #expect(plain.text.contains("start: {from: Visit date, date: dd/MM/yyyy}"))
  }

  @Test(arguments: [
    ("Телефон", "+7 700 000 00 01", "may hold a contact"), ("E-mail", "a@example.org", "may hold a contact"),
    ("ФИО", "Вымыслов П. И.", "may name a person"), ("Аты-жөні", "Ойдан Шығарылған", "may name a person"),
    ("Prénom", "Jeanne", "may name a person"), ("Victim", "Nobody Real", "may name a person"),
    ("ИИН", "000000000001", "may name a person"), ("Date of birth", "1980-01-01", "may tell when a person was born"),
    ("Обстоятельства", "Рассказ о том, чего не было", "may tell what happened to a person"),
    ("Récit", "Une histoire inventée", "may tell what happened to a person"),
    ("Other", "b@example.org", "may hold a contact"),
  ])
  func `what may be about a person is neither mapped nor shown`(header: String, value: String, reason: String) throws {
    let rows = (1...9).map { "A-\($0)\tNorthbank\t\(value)\n" }.joined()
    let draft = try #require(try DraftTrial.draft("Code\tPlace\t\(header)\n\(rows)"))
    #expect(draft.text.contains("\(reason): not mapped, and no value is shown"), "\(draft.text)")
    #expect(!draft.text.contains(value) && !draft.text.contains("from: \(header)"))
  }

  @Test func `names in a column called no more than that may be persons'`() throws {
    let rows = ["Inventa Made", "Facta None", "Ficta Nulla", "Vana Umbra"].map { "\($0),torture\n" }.joined()
    let draft = try #require(try DraftTrial.draft("Name,Violation\n\(rows)"))
    #expect(!draft.text.contains("name: {from: Name}") && !draft.text.contains("Inventa"))
  }

  @Test func `names in several languages are variants of one name`() throws {
    let draft = try #require(
      try DraftTrial.draft("Наименование;Наименование на казахском;Name (English)\nКолония;Колония KK;Colony\n"))
    #expect(draft.text.contains("name: {from: Наименование}\n"), "\(draft.text)")
    #expect(draft.text.contains("name@kk: {from: Наименование на казахском}\n"), "\(draft.text)")
    #expect(draft.text.contains("name@en: {from: Name (English)}\n"), "\(draft.text)")
  }

  @Test func `sentences in a column of codes are not shown`() throws {
    let rows = [
      "Избиение Вымыслова", "Пытка Примеровой", "Избиение Образцова", "Избит Сочинёнов, потом угрозы и ещё много слов",
    ]
    let table = rows.map { "Учреждение;\($0)\n" }.joined()
    let draft = try #require(try DraftTrial.draft("Место;Вид нарушения\n\(table)"))
    for word in ["Вымыслов", "Примеров", "Образцов", "Сочинён"] { #expect(!draft.text.contains(word), "\(draft.text)") }
  }

  @Test func `codes come with their counts, what is certain apart from what is guessed`() throws {
    let rows = [("СИЗО", 3), ("Колония", 2), ("детский дом", 2), ("Сарай", 1)].flatMap { value, count in
      (0..<count).map { "\(value) \($0)|\(value)\n" }
    }
    let draft = try #require(try DraftTrial.draft("Название|Вид\n\(rows.joined())"))
    for line in [
      "СИЗО: remand  # 3 rows; guess", "детский дом: children  # 2 rows\n", "Колония: prison  # 2 rows; guess",
      "# Сарай: ?  # 1 row; no code of ours is near",
    ] {
      #expect(draft.text.contains("        \(line)"), "\(draft.text)")
    }
    #expect(draft.missing == ["type: 1 value has no code yet"])
  }
}
