import Foundation
import TestSupport
import Testing

/// Hours and days across the changes of clocks, by the system's tz database.
///
/// Toronto put clocks forward on 2024-03-10 and back on 2024-11-03, both at 02:00.
struct TimeZoneTests {
  private func times(_ rows: [String], _ arguments: String...) throws -> (
    times: [String], run: Drawline.Run
  ) {
    let csv = "t,v\n" + rows.enumerated().map { "\($0.element),\($0.offset + 1)\n" }.joined()
    let run = try Drawline.run(
      [
        "series", "forecast", "-", "--time", "t", "--value", "v", "--model", "naive", "--horizon",
        "2", "--verbose", "--format", "csv",
      ] + arguments, input: Array(csv.utf8))
    return (
      run.stdout.split(separator: "\n").dropFirst().map { String($0.split(separator: ",")[1]) }, run
    )
  }

  @Test func `the hour that autumn has twice is two hours`() throws {
    let rows = ["00:00", "01:00", "01:00", "02:00", "03:00"].map { "2024-11-03 \($0)" }
    let told = try times(rows)
    #expect(told.run.status == 65 && told.run.stderr.contains("two rows are of 2024-11-03 01:00"))
    let placed = try times(rows, "--time-zone", "America/Toronto")
    #expect(placed.times == ["2024-11-03 04:00", "2024-11-03 05:00"])
    #expect(placed.run.stderr.contains("frequency hours") && !placed.run.stderr.contains("missing"))
  }

  @Test func `the hour that spring leaves out is not missing`() throws {
    let rows = ["00:00", "01:00", "03:00", "04:00"].map { "2024-03-10 \($0)" }
    #expect(try times(rows).run.stderr.contains("1 missing: 2024-03-10 02:00"))
    let placed = try times(rows, "--time-zone", "America/Toronto")
    #expect(!placed.run.stderr.contains("missing"))
    // A forecast beyond a change is on the clock after it.
    let before = try times(
      ["2024-03-10 00:00", "2024-03-10 01:00"], "--time-zone", "America/Toronto")
    #expect(before.times == ["2024-03-10 03:00", "2024-03-10 04:00"])
  }

  @Test func `offsets are those of the time that is written`() throws {
    let placed = try times(
      ["2024-11-03T00:00:00-04:00", "2024-11-03T01:00:00-04:00"], "--time-zone", "America/Toronto")
    #expect(placed.times == ["2024-11-03T01:00:00-05:00", "2024-11-03T02:00:00-05:00"])
  }

  @Test func `days that begin at local midnight are days`() throws {
    let rows = [
      "2024-03-08T05:00:00Z", "2024-03-09T05:00:00Z", "2024-03-10T05:00:00Z",
      "2024-03-11T04:00:00Z", "2024-03-12T04:00:00Z", "2024-03-13T04:00:00Z",
    ]
    let placed = try times(rows, "--time-zone", "America/Toronto")
    #expect(placed.times == ["2024-03-14T04:00:00Z", "2024-03-15T04:00:00Z"])
    #expect(placed.run.stderr.contains("frequency days"))
  }

  @Test func `a zone that there is not is told`() throws {
    let run = try times(["2024-03-10"], "--time-zone", "America/Torono").run
    #expect(run.status == 64 && run.stderr.contains("no time zone that this system knows"))
    #expect(try times(["2024-03-10"], "--time-zone", "../etc/passwd").run.status == 64)
  }
}
