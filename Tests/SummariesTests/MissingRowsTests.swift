import Forecasting
import Series
import Summaries
import Tabular
import TestSupport
import Testing
import TimeSeries

/// Series of any frequency, start and length with up to 5 % of their rows removed.
///
/// The frequency is found, the forecasts' times continue it, and their means are no farther from those
/// of the full series than the noise's range, 2: the season and trend of the series are known, so that
/// a frequency or a season that was lost would move them by ten times as much.
struct MissingRowsTests {
  private static let frequencies: [Frequency] = [
    .seconds(3600), .days(1), .businessDays, .weeks(1, on: nil), .weeks(2, on: nil),
    .months(1, on: .end), .months(1, on: .day(1)), .months(1, on: .day(15)),
    .months(1, on: .weekday(.friday, 1)), .months(3, on: .end), .months(3, on: .day(1)),
    .months(6, on: .end), .months(12, on: .day(1)),
  ]

  private func series(_ times: [Instant], _ values: [Double]) throws -> LabelledSeries {
    let pattern = try #require(TimePattern.all("%Y-%m-%d %H:%M").first)
    let rows = zip(times, values).map { "\(pattern.text(of: $0)),\($1)\n" }.joined()
    let bytes = Array(("t,v\n" + rows).utf8)
    let file = LongFile(file: "t.csv", layout: .init(time: "t", value: "v")) {
      var rest = bytes[...]
      return { buffer in
        let part = rest.prefix(buffer.count)
        buffer.copyBytes(from: part)
        rest = rest.dropFirst(part.count)
        return part.count
      }
    }
    var all: [LabelledSeries] = []
    try file.forEachSeries { all.append($0) }
    return try #require(all.first)
  }

  private func forecast(
    _ series: LabelledSeries
  ) throws -> (times: [String], means: [Double], timed: TimedSeries) {
    let forecasts = SeriesForecasts(
      of: "v", horizon: 4, model: "any", periods: nil, levels: []
    ) { (($0[0] < 24 ? .structural : .auto) as ForecastMethod).forecaster(periods: $0) }
    let result = try #require(try forecasts.results(of: [series]).first?.get())
    return (
      result.rows.compactMap { if case .text(let time) = $0[1] { time } else { nil } },
      result.rows.compactMap { if case .number(let mean, _) = $0[3] { mean } else { nil } },
      result.timed
    )
  }

  @Test(arguments: MissingRowsTests.frequencies)
  func `absent rows change neither the frequency nor the times to come, and the means by little`(
    frequency: Frequency
  ) throws {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<2 {
      let start = Day(number: Int32.random(in: 10_000..<18_000, using: &generator))
      var day = start
      if case .months(_, let anchor?) = frequency { day = anchor.day(in: start.month) }
      while frequency == .businessDays, day.weekday.rawValue > 5 { day = day.advanced(by: 1) }
      let grid = TimeGrid(
        frequency, through: Instant(secondsSince1970: Int64(day.number) * 86_400))
      let period = frequency.wholePeriods(observations: 0)[0]
      let count = max(40, 4 * period) + Int.random(in: 0..<40, using: &generator)
      let times = (0..<count).map { grid.time(at: $0) }
      let values = (0..<count).map { index in
        100 + 0.2 * Double(index) + (period > 1 ? 30 * Double(index % period) / Double(period) : 0)
          + Double.random(in: -1...1, using: &generator)
      }
      // The last rows stay: what is to come is forecast from them.
      var kept = Array(0..<count)
      for _ in 0..<count / 20 {
        kept.remove(at: Int.random(in: 1..<kept.count - 6, using: &generator))
      }
      let full = try forecast(series(times, values))
      let part = try forecast(series(kept.map { times[$0] }, kept.map { values[$0] }))
      #expect(part.timed.frequency == grid.frequency)
      #expect(part.timed.absent.count == count - kept.count)
      #expect(part.times == full.times)
      for (mean, other) in zip(part.means, full.means) {
        #expect(abs(mean - other) <= 2, "\(frequency) \(part.means) \(full.means)")
      }
    }
  }
}
