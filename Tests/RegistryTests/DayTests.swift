import Registry
import Testing

@Suite struct DayTests {
  @Test(arguments: [
    (1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 2, 29, 11_016), (2019, 3, 5, 17_960), (0, 1, 1, -719_528),
    (9999, 12, 31, 2_932_896),
  ])
  func `counts days from 1970`(year: Int, month: Int, day: Int, number: Int32) throws {
    let made = try #require(Day(year: year, month: month, day: day))
    #expect(made.number == number)
    #expect(made.components == (year, month, day))
  }

  @Test func `every day of four centuries comes back`() throws {
    var day = try #require(Day(year: 1899, month: 12, day: 31))
    for _ in 0..<146_097 {
      let next = day.adding(days: 1)
      let (year, month, date) = next.components
      #expect(Day(year: year, month: month, day: date) == next)
      day = next
    }
  }

  @Test(arguments: [
    (2019, 2, 29), (2019, 13, 1), (2019, 0, 1), (2019, 4, 31), (1900, 2, 29), (-1, 1, 1), (10_000, 1, 1),
  ])
  func `refuses what is no day`(year: Int, month: Int, day: Int) {
    #expect(Day(year: year, month: month, day: day) == nil)
  }

  @Test(arguments: [
    ("2020-01-31", 1, "2020-02-29"), ("2019-01-31", 1, "2019-02-28"), ("2019-12-15", 1, "2020-01-15"),
    ("2016-02-29", 12, "2017-02-28"), ("2019-03-05", 0, "2019-03-05"), ("9999-06-01", 9, "9999-12-31"),
    ("2019-03-05", 2_147_483_647, "9999-12-31"),
  ])
  func `adds calendar months, clamped to the month's end`(start: String, months: Int, end: String) throws {
    #expect(try PartialDay(start).earliest.adding(months: months).description == end)
  }
}

@Suite struct PartialDayTests {
  @Test(arguments: [
    ("2019", "2019-01-01", "2019-12-31"), ("2019-03", "2019-03-01", "2019-03-31"),
    ("2020-02", "2020-02-01", "2020-02-29"),
    ("2019-03-05", "2019-03-05", "2019-03-05"), ("2019-03-01/2019-03-05", "2019-03-01", "2019-03-05"),
    ("2019/2020-06", "2019-01-01", "2020-06-30"), ("2019-03-15/2019-03", "2019-03-15", "2019-03-31"),
    ("0000", "0000-01-01", "0000-12-31"),
  ])
  func `has an earliest and a latest day`(text: String, earliest: String, latest: String) throws {
    let day = try PartialDay(text)
    #expect(day.earliest.description == earliest)
    #expect(day.latest.description == latest)
  }

  @Test(arguments: [
    ("", PartialDayProblem.notADay), ("19", .notADay), ("2019-3-5", .notADay), ("05.03.2019", .notADay),
    ("2019-03-05T10:00", .notADay), ("2019-13", .noSuchMonth), ("2019-00-01", .noSuchMonth), ("2019-02-30", .noSuchDay),
    ("2020/2019", .reversed), ("2019/2020/2021", .notADay), ("2019/", .notADay), ("/2019", .notADay),
    ("٢٠١٩", .notADay),
    ("2019-W10", .notADay), ("../2019", .notADay),
  ])
  func `says why a text is no day`(text: String, problem: PartialDayProblem) {
    #expect(throws: problem) { try PartialDay(text) }
  }
}
