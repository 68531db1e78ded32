import Tabular
import Testing
import TimeSeries

struct WrittenDateTests {
  @Test(arguments: [
    "13-May-25", "13-May-2025", "May 13, 2025", "May 13 2025", "13 May 2025", "MAY 13, 2025",
    "may 13th, 2025", "2025/05/13", "2025.5.13", "2025-5-13", "13 may, 25",
  ])
  func `a date is read as people write it`(text: String) throws {
    #expect(Day(written: text) == Day("2025-05-13"))
  }

  @Test(arguments: [
    ("1-Sep-68", "2068-09-01"), ("1-Sept-69", "1969-09-01"), ("3rd Mar 00", "2000-03-03"),
    ("Feb 29, 2024", "2024-02-29"),
  ])
  func `a year of two digits is from 1969 to 2068`(text: String, day: String) {
    #expect(Day(written: text)?.description == day)
  }

  @Test(arguments: [
    "05/13/2025", "13/05/2025", "13.05.2025", "05-06-25", "Ma 13, 2025", "May 32, 2025",
    "Feb 29, 2023", "May 13", "13 May 2025 10:00", "May 13, 202", "May 13rdx, 2025", "", "May",
  ])
  func `a date that is ambiguous or not of the calendar is refused`(text: String) {
    #expect(Day(written: text) == nil)
  }

  @Test func `a month is known by its first three letters or more`() {
    #expect(Month.named("Jul") == 7)
    #expect(Month.named("jul") == 7)
    #expect(Month.named("Ju") == nil)
    #expect(Month.named("Sept") == 9)
    #expect(Month.named("Mayo") == nil)
  }
}
