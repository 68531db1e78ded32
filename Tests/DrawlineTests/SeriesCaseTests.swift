import Foundation
import TestSupport
import Testing

/// Series on which the program was wrong once; see `Reference/Series/README.md`.
///
/// Times to come are those of the calendar, as `pandas.date_range` gives them with the frequency that
/// is named. Means are those of the signal that a series was made from, or of R where that is said.
struct SeriesCaseTests {
  private var folder: String {
    URL(filePath: #filePath).deletingLastPathComponent()
      .appending(components: "Reference", "Series").path
  }

  private func run(_ arguments: [String]) throws -> Drawline.Run {
    try Drawline.run(arguments, folder: folder)
  }

  /// The times and the means of a forecast.
  private func forecast(
    _ name: String, _ horizon: Int, _ arguments: [String] = []
  ) throws -> (times: [String], means: [Double], run: Drawline.Run) {
    let run = try run(
      [
        "series", "forecast", "\(name).csv", "--time", "t", "--value", "v", "--format", "csv",
        "--horizon", "\(horizon)",
      ] + arguments)
    let rows = run.stdout.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
    return (rows.map { String($0[1]) }, rows.compactMap { Double($0[3]) }, run)
  }

  @Test(arguments: [
    // freq="B"
    (
      "business-days",
      ["2023-07-31", "2023-08-01", "2023-08-02", "2023-08-03", "2023-08-04", "2023-08-07"]
    ),
    // freq="WOM-1FRI"
    ("first-friday", ["2022-01-07", "2022-02-04", "2022-03-04", "2022-04-01"]),
    // freq="2QE"
    ("half-year-end", ["2020-12-31", "2021-06-30", "2021-12-31"]),
    // freq="ME"
    ("month-end-april", ["2024-05-31", "2024-06-30", "2024-07-31", "2024-08-31"]),
    ("month-end-february", ["2024-03-31", "2024-04-30", "2024-05-31", "2024-06-30"]),
    // freq="QE"
    ("quarter-end-june", ["2023-09-30", "2023-12-31", "2024-03-31", "2024-06-30"]),
    // freq="MS"
    ("monthly-one-row-missing", ["2023-01-01", "2023-02-01", "2023-03-01", "2023-04-01"]),
    // freq="QS"
    ("quarterly-one-row-missing", ["2025-01-01", "2025-04-01", "2025-07-01", "2025-10-01"]),
    // freq="YS"
    ("yearly-one-row-missing", ["2021-01-01", "2022-01-01", "2023-01-01", "2024-01-01"]),
    ("one-month", ["2018-02", "2018-03", "2018-04"]),
    ("yyyymm-integers", ["202201", "202202"]),
    ("yyyymmdd-integers", ["20220101", "20220201"]),
    ("time-q1", ["2023Q1", "2023Q2"]),
    ("time-q3", ["2023 Q1", "2023 Q2"]),
    ("time-mon1", ["Jan-22", "Feb-22"]),
    ("time-mon2", ["Jan 2022", "Feb 2022"]),
    ("time-mon4", ["01/2022", "02/2022"]),
    ("time-mon5", ["2022/01", "2022/02"]),
    ("time-mon6", ["2022m01", "2022m02"]),
    ("time-lead0", ["2020-5", "2020-6"]),
    ("time-day10", ["2021-W17", "2021-W18"]),
    ("time-day11", ["2021-W17-1", "2021-W18-1"]),
    ("time-hour_iso", ["2024-03-22T00:00:00", "2024-03-22T01:00:00"]),
    ("time-hour_sp", ["2024-03-22 00:00", "2024-03-22 01:00"]),
    ("time-hour_z", ["2024-03-22T00:00:00Z", "2024-03-22T01:00:00Z"]),
    ("time-midnight", ["2024-03-31 00:00:00", "2024-04-01 00:00:00"]),
  ])
  func `the times to come are the calendar's, in the form of the file`(
    name: String, times: [String]
  ) throws {
    #expect(try forecast(name, times.count, ["--model", "naive"]).times == times)
  }

  @Test func `times that may be day first or month first are asked about`() throws {
    let open = try forecast("time-day1", 1)
    #expect(open.run.status == 65 && open.run.stderr.contains("--time-format"))
    #expect(try forecast("time-day1", 1, ["--time-format", "%d/%m/%Y"]).run.status == 0)
  }

  @Test(arguments: [
    // 100 + 0.2 i + 30 sin(2 π i / 12)
    ("monthly-one-row-missing", [112, 127.2, 138.4], 1.5),
    ("na-cells", [112, 127.2, 138.4], 1.5),
    // The days of the week
    ("daily-one-row-missing", [100, 102, 104, 106, 108, 130, 125], 1.5),
    ("business-days", [100, 102, 104, 106, 108], 1.5),
    // R: ets 107.66 118.45 108.20 98.66, auto.arima 107.47 118.46 108.78 98.22
    ("quarterly-one-row-missing", [107.5, 118.4, 108.5, 98.4], 1),
    // The line itself
    ("straight-line", [25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36], 1e-9),
    // The level of the last two years; R's auto.arima: 100.08
    ("level-step-on-year", [100, 100, 100], 0.5),
    // 113.98 116.16 118.69 121.53; R's stlf is 1.0 off on average
    ("weekly-52-auto", [113.98, 116.16, 118.69, 121.53], 1.5),
  ])
  func `the forecast of auto is near the signal`(
    name: String, signal: [Double], tolerance: Double
  ) throws {
    let means = try forecast(
      name, signal.count, name.hasPrefix("weekly") ? ["--period", "52"] : []
    )
    .means
    for (mean, value) in zip(means, signal) { #expect(abs(mean - value) <= tolerance, "\(means)") }
    #expect(means.count == signal.count)
  }

  @Test func `an absent row, an empty cell and NA are the same`() throws {
    let absent = try forecast("monthly-one-row-missing", 12).means
    #expect(try forecast("also-ms_blank", 12).means == absent)
    #expect(try forecast("na-cells", 12).means == absent)
  }

  @Test func `a week of hours is learnt`() throws {
    // 1000 + 200 sin(2 π h / 24), less 120 at weekends; R's stlf is 3.1 off, seasonal-naive 9.2.
    let means = try forecast("long-season-auto", 168, ["--period", "168"]).means
    let errors = means.enumerated().map { hour, mean in
      let signal =
        1000 + 200 * sin(2 * .pi * Double(hour) / 24) - (hour / 24 % 7 >= 5 ? 120 : 0)
      return abs(mean - signal)
    }
    #expect(errors.reduce(0, +) / 168 < 9.2)
  }

  @Test(arguments: [
    // By hand, as pandas.read_csv(sep=";", decimal=",", thousands=".") reads them
    ("decimal-comma-thousands", 1003.0), ("thousands-dots-mixed", 998_000),
    ("quoted-thousands", 1002.25), ("tables-of-r", 100_000),
  ])
  func `numbers are read by the marks of their column`(name: String, last: Double) throws {
    #expect(try forecast(name, 1, ["--model", "naive"]).means == [last])
  }

  @Test func `what the program writes it reads`() throws {
    let written = try forecast("also-small", 3).run.stdout
    #expect(written.contains("e-"))
    let run = try Drawline.run(
      "chart", "line", "-", "--x", "time", "--y", "mean", input: Array(written.utf8))
    #expect(run.status == 0, "\(run.stderr)")
    #expect(try forecast("scientific-notation", 1).run.status == 0)
  }

  @Test func `two columns of one name, and two rows of one time, are refused`() throws {
    let header = try forecast("duplicate-header", 1).run
    #expect(header.status == 65 && header.stderr.contains("names columns 2 and 3"))
    let rows = try forecast("duplicate-rows-step", 3).run
    #expect(rows.status == 65 && rows.stderr.contains("on lines 3 and 4"))
    let first = try forecast("duplicate-rows-step", 3, ["--duplicates", "first"])
    #expect(first.times == ["2020-05", "2020-06", "2020-07"])
  }

  @Test func `the mean of two values is between them`() throws {
    // R: auto.arima(ts(c(5, 6), frequency = 12)) is ARIMA(0,0,0) with mean 5.5.
    #expect(try forecast("arima-two-values", 2, ["--model", "arima"]).means == [5.5, 5.5])
  }

  @Test(arguments: [("level-shifts-invented", "2020-01"), ("also-step20", "2019-09")])
  func `a series with one step has one change of level`(name: String, time: String) throws {
    let run = try run(
      ["series", "describe", "\(name).csv", "--time", "t", "--value", "v", "--format", "csv"])
    let row = try #require(run.stdout.split(separator: "\n").last)
    let cells = row.split(separator: ",", omittingEmptySubsequences: false)
    #expect(cells[cells.count - 2] == time)
  }

  @Test func `an axis of ratios has no place for what is not above zero, which is told`() throws {
    let chart = ["chart", "line", "log-axis-negative.csv", "--x", "t", "--y", "v", "--log"]
    let refused = try run(chart)
    #expect(refused.status == 64 && refused.stderr.contains("no value of v is above zero"))
    let told = try Drawline.run(
      "chart", "line", "-", "--x", "t", "--y", "v", "--log", input: Array("t,v\n1,0\n2,5\n".utf8))
    #expect(told.status == 0 && told.stderr.contains("1 of 2 values of v"))
  }

  @Test(arguments: [
    // R: coef(summary(lm(y ~ 0 + g)))
    (
      "factor-without-intercept", ["g", "--no-intercept"],
      [("g=a", 4.35845, 0.3576075), ("g=b", 7.05525, 0.3576075), ("g=c", 3.30385, 0.3576075)]
    ),
    // R: lm(y ~ 0 + x)
    (
      "nointercept-one-term", ["x", "--no-intercept"],
      [("x", 2.831265029418, 0.198377464736)]
    ),
    // R, x matched on year - 1
    ("lag-across-gap", ["lag(x,1)"], [("lag(x, 1)", 0.7909235, 0.01885529)]),
  ])
  func `regressions are those of R`(
    name: String, terms: [String], expected: [(String, Double, Double)]
  ) throws {
    let run = try run(
      ["series", "fit", "\(name).csv", "--time", "t", "--value", "y", "--format", "csv", "--terms"]
        + terms)
    for (term, estimate, error) in expected {
      let row = try #require(
        run.stdout.split(separator: "\n").first {
          $0.replacing("\"", with: "").hasPrefix("\(term),")
        }, "\(run.stdout)\(run.stderr)")
      let cells = row.replacing("\"\(term)\"", with: "").split(
        separator: ",", omittingEmptySubsequences: false
      ).compactMap { Double($0) }
      #expect(abs(cells[0] / estimate - 1) < 1e-5, "\(row)")
      #expect(abs(cells[1] / error - 1) < 1e-5, "\(row)")
    }
  }

  @Test func `each level has its slope, and a minimum that is not the only one is told`() throws {
    let slopes = try run(
      ["series", "fit", "interaction-alone.csv", "--time", "t", "--value", "y", "--terms", "g:x"])
    for term in ["g=a:x", "g=b:x", "g=c:x"] { #expect(slopes.stdout.contains(term)) }
    let quantile = try run(
      [
        "series", "fit", "quantile-not-unique.csv", "--time", "t", "--value", "y", "--terms",
        "x + g", "--quantile", "0.5",
      ])
    #expect(quantile.stdout.contains("not unique"))
  }
}
