import Forecasting
import Statistics
import Testing
import TimeSeries

struct SelectionTests {
  let selection = Selection(candidates: [Mean(), Drift(), MovingAverage(window: 3)])

  /// Independent values about ten, of which the mean is the best forecast.
  let returning: [Double] = {
    var generator = SeededGenerator(seed: 7)
    return (0..<40).map { _ in 10 + generator.normal() }
  }()

  @Test func `the last value is kept until another is better on record`() {
    let chosen = selection.choices(in: selection.record(on: TimeSeries(returning)))
    #expect(chosen.choices[0] == nil)
    #expect(chosen.choices[1...6].allSatisfy { $0 == 0 })
    #expect(chosen.name(at: 40) == "mean")
  }

  @Test func `a line is forecast by its drift`() throws {
    let line = TimeSeries((0..<20).map { 3 * Double($0) })
    let fitted = try selection.fit(line)
    #expect(fitted.chosenName == "drift")
    #expect(fitted.forecast(horizon: 2).means == [60, 63])
  }

  @Test(arguments: [5, 12, 30])
  func `a choice does not know what comes after it`(changed: Int) {
    var other = returning
    other[changed] += 50
    let first = selection.choices(in: selection.record(on: TimeSeries(returning)))
    let second = selection.choices(in: selection.record(on: TimeSeries(other)))
    #expect(first.choices.prefix(changed + 1) == second.choices.prefix(changed + 1))
    #expect(first.points.prefix(changed + 1) == second.points.prefix(changed + 1))
  }

  @Test func `the fit and the record say the same`() throws {
    let series = TimeSeries(returning)
    let chosen = selection.choices(in: selection.record(on: series))
    let calibrated = PooledCalibration(of: [chosen])
    for count in [10, 25, 40] {
      let fitted = try selection.fit(series.prefix(count))
      #expect(
        fitted.forecast(horizon: 1).distributions[0]
          == calibrated.distribution(ofSeries: 0, at: count))
    }
  }

  @Test func `one observation is answered, with an unknown spread or that of others`() throws {
    let one = TimeSeries([12])
    let alone = try selection.fit(one).forecast(horizon: 2)
    #expect(alone.distributions == [.unknownSpread(location: 12), .unknownSpread(location: 12)])

    let pool = ErrorPool(scaledErrors: [0.5, -1, 2, 1, -0.3], typicalError: 4)
    let helped = try Selection(candidates: [Mean()], pool: pool).fit(one).forecast(horizon: 1)
    #expect(helped.means == [12])
    let interval = helped.intervals(level: 0.8)[0]
    #expect(interval.lowerBound > 0 && interval.upperBound < 24)
  }

  @Test func `errors of another series count from the day that they came about`() throws {
    let days = (0..<12).map { Day(number: 10 * Int32($0)) }
    let calm = try TimeSeries(days: days, values: (0..<12).map { Double($0 % 2) })
    let late = try TimeSeries(
      days: [Day(number: 55), Day(number: 56), Day(number: 200)], values: [5, 6, 5])
    let chosen = [calm, late].map { selection.choices(in: selection.record(on: $0)) }
    let pooled = PooledCalibration(of: chosen)
    let before = PooledCalibration(
      of: [calm.prefix(6), late].map { selection.choices(in: selection.record(on: $0)) })
    #expect(
      pooled.distribution(ofSeries: 1, at: 1) == before.distribution(ofSeries: 1, at: 1))
    #expect(
      pooled.distribution(ofSeries: 1, at: 3) != before.distribution(ofSeries: 1, at: 3))
  }

  /// Independent normal steps: what 80 % says is what happens, within the chance of 400 forecasts.
  @Test func `four fifths of a random walk fall into their interval`() {
    var generator = SeededGenerator(seed: 20_260_318)
    var (hits, count) = (0.0, 0.0)
    for _ in 0..<10 {
      var value = 0.0
      let values = (0..<45).map { _ in
        value += generator.normal()
        return value
      }
      let chosen = selection.choices(in: selection.record(on: TimeSeries(values)))
      let outcomes = PooledCalibration(of: [chosen]).outcomes(ofSeries: 0, minimumHistory: 5)
      hits += (outcomes.coverage(level: 0.8) ?? 0) * Double(outcomes.count)
      count += Double(outcomes.count)
    }
    #expect((0.74...0.86).contains(hits / count))
  }
}
