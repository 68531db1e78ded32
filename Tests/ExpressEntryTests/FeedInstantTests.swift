import ExpressEntry
import Testing
import TimeSeries

struct FeedInstantTests {
  let latest: Day

  init() throws {
    latest = try #require(Day("2026-12-31"))
  }

  /// Every shape that the feed has had, each with a round that has it.
  @Test(arguments: [
    ("March 31, 2026 at 10:53:56 UTC", "2026-03-31T10:53:56Z"),  // 407
    (" July 13, 2016 at 13:56:45 UTC", "2016-07-13T13:56:45Z"),  // 38
    ("July 04, 2023 at 19:36:18 UTC ", "2023-07-04T19:36:18Z"),  // 262
    ("January 9, 2019 at 7:35:09 UTC", "2019-01-09T07:35:09Z"),  // 114
    ("October 18, 2025 at  7:18:52 UTC", "2025-10-18T07:18:52Z"),  // 386
    ("February 18 2021 at 05:05:15 UTC", "2021-02-18T05:05:15Z"),  // 215
    ("April 22, 2023 19:46:58 UTC", "2023-04-22T19:46:58Z"),  // 247
    ("May 19,2022 06:48:41 UTC", "2022-05-19T06:48:41Z"),  // 244
    ("March 02. 2024 at 01:58:34 UTC", "2024-03-02T01:58:34Z"),  // 322
    ("December 12, 2022, at 10:48:12 UTC", "2022-12-12T10:48:12Z"),  // 242
    ("May 31, 2024 at12:48:30 UTC", "2024-05-31T12:48:30Z"),  // 297
    ("January 23, 2025 at 2025-01-23 15:30:04 UTC", "2025-01-23T15:30:04Z"),  // 333
    ("September 30, 2023 at 04:22:17 AM UTC", "2023-09-30T04:22:17Z"),  // 270
    ("July 3rd 2026 at 12:00:00 UTC", "2026-07-03T12:00:00Z"),
    ("May 1, 2023 at 12:00:01 AM UTC", "2023-05-01T00:00:01Z"),
    ("May 1, 2023 at 12:00:01 PM UTC", "2023-05-01T12:00:01Z"),
    ("May 1, 2023 at 1:00:01 pm UTC", "2023-05-01T13:00:01Z"),
    ("May\u{A0}1,\u{A0}2023 at 13:00:01\u{A0}UTC", "2023-05-01T13:00:01Z"),
  ])
  func `each shape is read without a remark`(text: String, expected: String) throws {
    let read = try #require(FeedInstant(text, notAfter: latest))
    #expect(read.instant.description == expected)
    #expect(read.quirks.isEmpty)
  }

  @Test(arguments: [
    ("March 27, 2015 at 23:59:47", "2015-03-27T23:59:47Z", "no time zone is given"),  // 6
    ("June 22, 2021 at 20:19:59 PM UTC", "2021-06-22T20:19:59Z", "PM stands behind a time"),  // 210
    ("October 25, 2023 at 15:48:39 AM UTC", "2023-10-25T15:48:39Z", "AM stands behind"),  // 270
    ("October 7 at 16:38:21 UTC", "2026-10-07T16:38:21Z", "no year is given"),  // 208
  ])
  func `what is ignored or inferred is told`(text: String, expected: String, quirk: String) throws {
    let read = try #require(FeedInstant(text, notAfter: latest))
    #expect(read.instant.description == expected)
    #expect(read.quirks.count == 1)
    #expect(read.quirks.first?.hasPrefix(quirk) == true)
  }

  @Test(arguments: [
    ("2021-10-27", "2021-10-07T16:38:21Z"), ("2021-10-07", "2021-10-07T16:38:21Z"),
    ("2021-10-06", "2020-10-07T16:38:21Z"), ("2022-01-01", "2021-10-07T16:38:21Z"),
  ])
  func `a missing year is that of the latest such date not after the round`(
    round: String, expected: String
  ) throws {
    let day = try #require(Day(round))
    #expect(
      FeedInstant("October 7 at 16:38:21 UTC", notAfter: day)?.instant.description == expected)
  }

  @Test(arguments: [
    "", "TBD", "March 31, 2026", "10:53:56 UTC", "March 32, 2026 at 10:53:56 UTC",
    "February 29, 2023 at 10:53:56 UTC", "March 31, 2026 at 24:00:00 UTC",
    "March 31, 2026 at 10:53 UTC", "March 31, 2026 at 10:53:60 UTC",
    "March 31, 2026 at 10:+5:56 UTC", "March 31, 2026 at 10:53:56 EST",
    "Mars 31, 2026 at 10:53:56 UTC", "March 31, 26 at 10:53:56 UTC",
    "January 23, 2025 at 2025-01-24 15:30:04 UTC", "31 March 2026 at 10:53:56 UTC",
    "March 31, 2026 at ½:53:56 UTC", "March 31, 2026 at 110:53:56 UTC",
  ])
  func `what no rule covers is refused, never guessed`(text: String) {
    #expect(FeedInstant(text, notAfter: latest) == nil)
  }
}
