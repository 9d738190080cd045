import RegistryImport
import Testing

/// A day of the week beside a date is read, and what contradicts it is said.
@Suite struct WeekdayTests {
  private func opened(_ form: String, _ text: String) throws -> (value: String?, notices: [String]) {
    let trial = try ProfileTrial.fields("opened: {from: Day, \(form)}", of: "Name,Day\nA,\"\(text)\"\nB,\"\(text)\"\n")
    return (trial.value("opened"), trial.notices.map { "\($0.code.rawValue) \($0.message)" })
  }

  @Test(arguments: [
    ("date: EEEE d MMMM yyyy", "Tuesday 3 March 2020", "2020-03-03"),
    ("date: 'E, dd.MM.yyyy', languages: [ru]", "вт, 03.03.2020", "2020-03-03"),
    ("date: EEEE d MMMM yyyy, languages: [kk]", "сейсенбі 3 наурыз 2020", "2020-03-03"),
    ("date: EEEE d MMMM yyyy, languages: [fr]", "mardi 3 mars 2020", "2020-03-03"),
    ("date: EEEE d MMMM yyyy", "Thursday 1 January 1970", "1970-01-01"),
    ("date: EEEE d MMMM yyyy", "Wednesday 31 December 1969", "1969-12-31"),
    ("date: EEEE d MMMM yyyy, range: first", "Monday 8 and Tuesday 9 June 2020", "2020-06-08"),
    ("date: EEEE d MMMM yyyy, range: last", "Monday 8 and Tuesday 9 June 2020", "2020-06-09"),
    // The other of the two days is not what is read.
    ("date: EEEE d MMMM yyyy, range: first", "Monday 8 and Friday 9 June 2020", "2020-06-08"),
    ("date: EEEE MMMM yyyy", "Friday March 2020", "2020-03"),
  ])
  func `one that fits needs no word`(form: String, text: String, day: String) throws {
    let found = try opened(form, text)
    #expect(found.value == day && found.notices == [], "\(found)")
  }

  @Test(arguments: [
    ("date: EEEE d MMMM yyyy", "Monday 3 March 2020", "2020-03-03", "2020-03-03 is a Tuesday"),
    ("date: 'E, dd.MM.yyyy', languages: [ru]", "пн, 03.03.2020", "2020-03-03", "2020-03-03 is a Tuesday"),
    ("date: EEEE d MMMM yyyy, range: last", "Monday 8 and Friday 9 June 2020", "2020-06-09", "2020-06-09 is a Tuesday"),
    ("date: EEEE d MMMM yyyy, range: first", "Sunday 8 and Friday 9 June 2020", "2020-06-08", "2020-06-08 is a Monday"),
    ("date: EEEE d MMMM yyyy, or: empty", "Monday 3 March 2020", "2020-03-03", "2020-03-03 is a Tuesday"),
    ("date: [yyyy, EEEE d MMMM yyyy]", "Monday 3 March 2020", "2020-03-03", "2020-03-03 is a Tuesday"),
  ])
  func `another gets a warning in each row, and the date holds`(
    form: String, text: String, day: String, fact: String
  ) throws {
    let found = try opened(form, text)
    let notice = "contradicting-weekday opened: “\(text)” names another day of the week; \(fact)"
    #expect(found.value == day && found.notices == [notice, notice], "\(found)")
  }

  @Test func `of a column that a sealed field reads nothing is quoted`() throws {
    let trial = try ProfileTrial(
      """
      name: P
      publisher: P
      scheme: p
      sources: [{name: t, format: csv}]
      make:
      - allegation:
          {rows: t, key: "{No}", acts: torture, narrative: {from: S}, incident_date: {from: S, date: EEEE d MMMM yyyy}}
      """, "No,S\n1,Monday 3 March 2020\n")
    #expect(trial.codes.contains(.contradictingWeekday))
    for notice in trial.notices { #expect(!"\(notice)".contains("March") && notice.value == nil) }
  }
}
