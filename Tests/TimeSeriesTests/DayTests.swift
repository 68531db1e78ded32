import Testing
import TimeSeries

struct DayTests {
  /// Day numbers from GNU date: `date -u -d 2026-03-18 +%s` divided by 86,400.
  @Test(arguments: [
    ("1970-01-01", 0), ("2000-02-29", 11_016), ("2015-01-31", 16_466), ("2026-03-18", 20_530),
    ("1969-12-31", -1), ("1900-03-01", -25_508), ("0000-01-01", -719_528),
    ("9999-12-31", 2_932_896),
  ])
  func `a date has the day number that GNU date gives`(text: String, number: Int32) throws {
    let day = try #require(Day(text))
    #expect(day.number == number)
    #expect(day.description == text)
  }

  @Test(arguments: [
    "2024-02-30", "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-1-01", "2024-01-00",
    "20240101", "2024-01-01 ", "", "２０２４-01-01",
  ])
  func `a date that the calendar does not have is refused`(text: String) {
    #expect(Day(text) == nil)
  }

  @Test func `every day of eight centuries follows the one before it`() throws {
    var previous = try #require(Day(year: 1599, month: 12, day: 31))
    for year in 1600..<2400 {
      for month in 1...12 {
        for day in 1...(try #require(Month(year: year, month: month)).dayCount) {
          let today = try #require(Day(year: year, month: month, day: day))
          #expect(today.number == previous.number + 1)
          #expect(today.components == (year, month, day))
          previous = today
        }
      }
    }
  }

  @Test func `a leap year has 366 days`() throws {
    #expect(try #require(Day("2024-12-31")).dayOfYear == 366)
    #expect(try #require(Day("2100-12-31")).dayOfYear == 365)
  }

  @Test func `the first Express Entry round was on a Saturday`() throws {
    #expect(try #require(Day("2015-01-31")).weekday == .saturday)
    #expect(Day(number: -4).weekday == .sunday)
  }
}
