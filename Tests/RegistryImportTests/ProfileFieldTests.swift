import Registry
import RegistryImport
import Testing

/// What FIELD of the profile language gives, construct by construct.
@Suite struct ProfileFieldTests {
  /// One cell, an expression for one field, and what comes out; nil: nothing.
  private func check(
    _ cell: String, _ field: String, _ expression: String, _ value: String?, _ code: NoticeCode?
  ) throws {
    let trial = try ProfileTrial.fields("\(field): \(expression)", of: "Name,A\nOne,\"\(cell)\"\n")
    #expect(trial.value(field) == value, "\(trial.notices)")
    #expect(trial.codes == (code.map { [$0] } ?? []))
  }

  @Test(
    "a day is read in the form that the partner writes",
    arguments: [
      ("05.03.2019", "date: dd.MM.yyyy", "2019-03-05"), ("5.3.2019", "date: d.M.yyyy", "2019-03-05"),
      ("2019", "date: [yyyy-MM-dd, yyyy-MM, yyyy]", "2019"),
      ("2019-03", "date: [yyyy-MM-dd, yyyy-MM, yyyy]", "2019-03"),
      ("03.2019", "date: MM.yyyy", "2019-03"), ("5 марта 2019", "date: d MMMM yyyy, languages: [ru]", "2019-03-05"),
      ("вторник, 5 марта 2019 г.", "date: \"EEEE, d MMMM yyyy 'г.'\", languages: [ru]", "2019-03-05"),
      ("5 наурыз 2019", "date: d MMMM yyyy, languages: [ru, kk]", "2019-03-05"),
      ("2019 жылғы 5 наурыз", "date: \"yyyy 'жылғы' d MMMM\", languages: [kk]", "2019-03-05"),
      ("mardi 5 août 2025", "date: EEEE d MMMM yyyy, languages: [fr]", "2025-08-05"),
      ("1er mars 2019", "date: d MMMM yyyy, languages: [fr]", "2019-03-01"),
      ("8th June 2023", "date: d MMMM yyyy", "2023-06-08"), ("Tue 5 Mar 2019", "date: EEE d MMM yyyy", "2019-03-05"),
      ("Feb 1, 2018 11:35:19 AM", "date: \"MMM d, yyyy h:mm:ss a\"", "2018-02-01"),
      ("2018-02-01T11:35:19.178Z", "date: \"yyyy-MM-dd'T'HH:mm:ss.SSSX\"", "2018-02-01"),
      ("2018-02-01T23:35:19+06:00", "date: \"yyyy-MM-dd'T'HH:mm:ssXXX\"", "2018-02-01"),
      ("43529", "date: excel-1900", "2019-03-05"), ("43529.75", "date: excel-1900", "2019-03-05"),
      ("1", "date: excel-1900", "1900-01-01"), ("59", "date: excel-1900", "1900-02-28"),
      ("61", "date: excel-1900", "1900-03-01"), ("0", "date: excel-1904", "1904-01-01"),
      ("42067", "date: excel-1904", "2019-03-05"), ("05.03.19", "date: dd.MM.yy, pivot: 50", "2019-03-05"),
      ("05.03.50", "date: dd.MM.yy, pivot: 50", "1950-03-05"), ("05.03.49", "date: dd.MM.yy, pivot: 50", "2049-03-05"),
    ])
  func days(cell: String, form: String, day: String) throws {
    try check(cell, "opened", "{from: A, \(form)}", day, nil)
  }

  @Test(
    "what is no such day is an error",
    arguments: [
      ("31.02.2019", "dd.MM.yyyy"), ("2019-03-05", "dd.MM.yyyy"), ("60", "excel-1900"), ("0", "excel-1900"),
      ("2958466", "excel-1900"), ("2958465", "excel-1904"), ("12,5", "excel-1900"), ("5 mars 2019", "d MMMM yyyy"),
      ("5.3.19", "d.M.yyyy"),
    ])
  func noDays(cell: String, form: String) throws {
    try check(cell, "opened", "{from: A, date: \(form)}", nil, .unreadableDate)
  }

  @Test(
    "a range gives its first and its last day",
    arguments: [
      ("8 and 9 June 2023", "2023-06-08", "2023-06-09"), ("11 & 12 December 2023", "2023-12-11", "2023-12-12"),
      ("28 June 2022 and 1 July 2022", "2022-06-28", "2022-07-01"),
      ("8, 9 and 12 June 2023", "2023-06-08", "2023-06-12"),
      ("30 May - 2 June 2023", "2023-05-30", "2023-06-02"), ("8-9 June 2023", "2023-06-08", "2023-06-09"),
      ("from 8 to 9 June 2023", "2023-06-08", "2023-06-09"), ("8 June 2023:9 June 2023", "2023-06-08", "2023-06-09"),
      ("8 June 2023~9 June 2023", "2023-06-08", "2023-06-09"), ("8 June 2023", "2023-06-08", nil),
      ("8 June 2023:", "2023-06-08", nil), (":9 June 2023", nil, "2023-06-09"),
    ] as [(String, String?, String?)])
  func ranges(cell: String, first: String?, last: String?) throws {
    let trial = try ProfileTrial.fields(
      "opened: {from: A, date: d MMMM yyyy, range: first}, closed: {from: A, date: d MMMM yyyy, range: last}",
      of: "Name,A\nOne,\"\(cell)\"\n")
    #expect(trial.value("opened") == first)
    #expect(trial.value("closed") == last)
    #expect(trial.notices.isEmpty)
  }

  @Test func `both parts of a range make an interval`() throws {
    try check("8 and 9 June 2023", "opened", "{from: A, date: d MMMM yyyy, range: both}", "2023-06-08/2023-06-09", nil)
    try check("8 June 2023", "opened", "{from: A, date: d MMMM yyyy, range: both}", "2023-06-08", nil)
    try check("8 June 2023:", "opened", "{from: A, date: d MMMM yyyy, range: both}", nil, .unreadableDate)
    try check("9 and 8 June 2023", "opened", "{from: A, date: d MMMM yyyy, range: first}", nil, .unreadableDate)
  }

  @Test(
    "a number is read as the partner writes it",
    arguments: [
      ("43,5", "latitude", "number: {decimal: \",\"}", "43.5"), ("1 234", "capacity", "number: {}", "1234"),
      ("1\u{a0}234", "capacity", "number: {}", "1234"),
      ("1.234", "capacity", "number: {decimal: \",\", group: \".\"}", "1234"),
      ("1,234", "capacity", "number: {group: \",\"}", "1234"), ("12.0", "capacity", "number: {}", "12"),
      ("1'234'567", "capacity", "number: {}", "1234567"), ("1,23,456", "capacity", "number: {group: \",\"}", "123456"),
      ("-0,5", "latitude", "number: {decimal: \",\"}", "-0.5"), ("12,", "capacity", "number: {decimal: \",\"}", "12"),
      ("45 чел.", "capacity", "unit: чел.", "45"), ("45", "capacity", "unit: [чел., persons]", "45"),
      ("2 years", "visit_interval_months", "unit: {year: 12, years: 12, months: 1}", "24"),
      ("18 months", "visit_interval_months", "unit: {year: 12, years: 12, months: 1}", "18"),
      ("1,5 тыс.", "capacity", "number: {decimal: \",\"}, unit: {тыс.: 1000}", "1500"),
    ])
  func numbers(cell: String, field: String, form: String, value: String) throws {
    try check(cell, field, "{from: A, \(form)}", value, nil)
  }

  @Test(
    "what is no such number is an error",
    arguments: [
      ("1.234", "capacity", "number: {decimal: \",\"}"), ("1,2,3", "latitude", "number: {decimal: \",\"}"),
      ("many", "capacity", "number: {}"), ("12.5", "capacity", "number: {}"),
      ("3 weeks", "capacity", "unit: {year: 12}"),
      ("12", "visit_interval_months", "unit: {year: 12}"), ("9223372036854775807 k", "capacity", "unit: {k: 1000}"),
      ("-5", "capacity", "number: {}"), ("1.25", "capacity", "number: {decimal: \",\", group: \".\"}"),
      ("1..234", "capacity", "number: {decimal: \",\", group: \".\"}"), ("10 20", "capacity", "number: {}"),
      ("1234 567", "capacity", "number: {}"), ("1 234'567", "capacity", "number: {}"),
    ])
  func noNumbers(cell: String, field: String, form: String) throws {
    try check(cell, field, "{from: A, \(form)}", nil, .invalidValue)
  }

  @Test(
    "words become codes",
    arguments: [
      ("Colony", "{from: A, codes: {colony: prison}}", "prison"), ("PRISON", "{from: A}", "prison"),
      ("Police  Station 3", "{from: A, cases: [{contains: police station, then: police-station}]}", "police-station"),
      ("x", "{from: A, codes: {colony: prison}, else: other}", "other"),
      ("IVS-3", "{from: A, cases: [{matches: '^IVS', then: police-cells}], else: other}", "police-cells"),
      ("n/a", "{first: [{from: A, missing: [n/a]}, unofficial]}", "unofficial"),
    ])
  func codes(cell: String, expression: String, code: String) throws {
    let trial = try ProfileTrial(
      """
      name: P
      publisher: P
      scheme: p
      sources: [{name: t, format: csv}]
      make:
      - facility: {rows: t, key: "{Name}", name: {from: Name}, type: \(expression)}
      """, "Name,A\nOne,\(cell)\n")
    #expect(trial.value("type") == code, "\(trial.notices)")
  }

  @Test(
    "texts are taken, joined, split and chosen",
    arguments: [
      ("other_names", "{from: A, split: \" / \"}", "a / b", "a|b"), ("other_names", "{from: [A, Name]}", "a", "a|One"),
      ("locality", "{from: A, split: \";\", take: first}", "a; b", "a"),
      ("locality", "{from: A, split: \";\", take: last}", "a; b", "b"),
      ("address", "{join: [Name, A], with: \", \"}", "a", "One, a"),
      ("address", "{join: [A, Name], missing: [none]}", "None", "One"),
      ("locality", "{template: \"{A} ({Name})\"}", "a", "a (One)"),
      ("locality", "{template: \"{A} ({Name})\"}", "", nil),
      ("locality", "{first: [{from: A}, {from: Name}]}", "", "One"),
      ("locality", "{first: [{from: A}, {from: Name}], codes: {one: Uno, a: b}}", "a", "b"),
      ("locality", "{from: A, missing: [NA, \"-999\"]}", "-999", nil), ("locality", "constant", "a", "constant"),
      ("other_names", "[x, y]", "a", "x|y"),
    ] as [(String, String, String, String?)])
  func texts(field: String, expression: String, cell: String, value: String?) throws {
    try check(cell, field, expression, value, nil)
  }

  @Test func `what cannot be read is replaced with a warning`() throws {
    try check("?", "capacity", "{from: A, or: empty}", nil, .valueReplaced)
    try check("?", "capacity", "{from: A, or: \"7\"}", "7", .valueReplaced)
    try check("?", "capacity", "{from: A, else: \"7\"}", "7", nil)
    try check("?", "capacity", "{first: [{from: A, or: empty}, \"7\"]}", "7", nil)
  }

  @Test(
    "flags become codes",
    arguments: [
      ("1,0,", "torture", nil), ("1,TRUE,0", "torture|threats", nil), (",,", nil, nil),
      ("да,нет,x", "torture|denial-of-counsel", nil),
      ("1,2,0", nil, NoticeCode.invalidValue),
    ] as [(String, String?, NoticeCode?)])
  func flags(cells: String, acts: String?, code: NoticeCode?) throws {
    let trial = try ProfileTrial(
      """
      name: P
      publisher: P
      scheme: p
      sources: [{name: t, format: csv}]
      make:
      - allegation:
          rows: t
          key: "{No}"
          acts: {first: [{flags: {what/torture: torture, what/threats: threats, what/lawyer: denial-of-counsel}}, other]}
      """, "No,what/torture,what/threats,what/lawyer\n1,\(cells)\n")
    #expect(trial.value("acts") == (code == nil ? acts ?? "other" : nil))
    #expect(trial.codes == (code.map { [$0] } ?? []))
  }

  @Test func `two words for one code are one value`() throws {
    let trial = try ProfileTrial(
      """
      name: P
      publisher: P
      scheme: p
      sources: [{name: t, format: csv}]
      make:
      - allegation: {rows: t, key: "{No}", acts: {from: A, split: ";", codes: {beaten: ill-treatment, hit: ill-treatment}}}
      """, "No,A\n1,beaten;torture;hit\n")
    #expect(trial.value("acts") == "ill-treatment|torture")
  }
}
