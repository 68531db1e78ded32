import Testing
import TimeSeries

struct InstantTests {
  /// Seconds from GNU date: `date -u -d 2024-05-07T21:27:04Z +%s`.
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("2024-05-07T21:27:04Z", 1_715_117_224),
    ("1969-12-31T23:59:59Z", -1), ("2000-02-29T12:00:00Z", 951_825_600),
  ])
  func `an instant has the seconds that GNU date gives`(text: String, seconds: Int64) throws {
    let instant = try #require(Instant(text))
    #expect(instant.secondsSince1970 == seconds)
    #expect(instant.description == text)
    #expect(instant.day.description == String(text.prefix(10)))
  }

  @Test(arguments: [
    "2024-05-07T24:00:00Z", "2024-05-07T12:60:00Z", "2024-05-07T12:00:60Z", "2024-05-07T12:00:00",
    "2024-05-07 12:00:00Z", "2024-02-30T12:00:00Z", "2024-05-07T1:00:00Z", "2024-05-07", "",
  ])
  func `what is no instant is refused`(text: String) {
    #expect(Instant(text) == nil)
  }

  @Test func `the last second of a day is in that day, before 1970 too`() {
    #expect(Instant(secondsSince1970: -1).day == Day(number: -1))
    #expect(Instant(secondsSince1970: -86_400).day == Day(number: -1))
    #expect(Instant(secondsSince1970: -86_401).secondOfDay == 86_399)
    #expect(Instant(secondsSince1970: 86_399).day == Day(number: 0))
  }
}
