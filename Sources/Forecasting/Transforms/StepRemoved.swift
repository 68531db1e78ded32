import Statistics
import TimeSeries

/// A step of the level that nothing else in a series is like.
///
/// The values on one side are all apart from those on the other, by more than five times the range of
/// either. So clear a step is a change of unit, definition or scope; without telling it from the rest
/// a year of twelve values has it in its season.
struct LevelStep: Equatable {
  /// The index of the first value after it.
  let index: Int

  /// By how much the median of the values moves.
  let height: Double

  /// Looks for the step in a series; nil if there is none.
  ///
  /// - Parameters:
  ///   - series: The observations.
  ///   - period: The seasonal period, which each side has to hold once, of four values at least.
  init?(in series: TimeSeries, period: Int) {
    let known = series.values.indices.filter { series.values[$0].isFinite }
    let values = known.map { series.values[$0] }
    let least = max(4, period)
    guard values.count >= 2 * least else { return nil }
    let steps = zip(values, values.dropFirst()).map { abs($1 - $0) }
    guard let greatest = steps.indices.max(by: { steps[$0] < steps[$1] }) else { return nil }
    let (before, after) = (values[...greatest], values[(greatest + 1)...])
    guard before.count >= least, after.count >= least,
      let (low, high) = before.range, let (otherLow, otherHigh) = after.range
    else { return nil }
    let gap = max(otherLow - high, low - otherHigh)
    guard gap > 5 * max(high - low, otherHigh - otherLow) else { return nil }
    index = known[greatest + 1]
    height = Array(after).median - Array(before).median
  }
}

extension ArraySlice<Double> {
  /// The least and the greatest value.
  fileprivate var range: (Double, Double)? {
    guard let low = self.min(), let high = self.max() else { return nil }
    return (low, high)
  }
}

extension TimeSeries {
  /// Whether the values are on a line that is not level, without error, three at least.
  var isStraightLine: Bool {
    guard count >= 3, values.allSatisfy(\.isFinite), values[1] != values[0] else { return false }
    let size = values.reduce(0) { Swift.max($0, abs($1)) }
    let slope = (values[count - 1] - values[0]) / Double(count - 1)
    return values.enumerated().allSatisfy { index, value in
      abs(value - values[0] - slope * Double(index)) <= 1e-12 * size
    }
  }
}

/// A method that is shown a series as if it had always been at the level after its ``LevelStep``.
struct StepRemoved: WrappingForecaster {
  /// The method.
  let method: any Forecaster

  /// The seasonal period.
  let period: Int

  /// The name by which users ask for the method.
  var name: String { method.name }

  /// Fits the method to the series at its last level.
  func fit(
    _ series: TimeSeries, innerLike kept: (any FittedForecaster)?
  ) throws(FitError) -> Fitted {
    guard let step = LevelStep(in: series, period: period) else {
      let model = try method.fit(series, like: kept)
      return Fitted(model: model, fittedValues: model.fittedValues)
    }
    func moved(_ values: [Double], by height: Double) -> [Double] {
      values.enumerated().map { $0 < step.index ? $1 + height : $1 }
    }
    let model = try method.fit(
      series.with(moved(series.values, by: step.height)), like: kept)
    return Fitted(model: model, fittedValues: moved(model.fittedValues, by: -step.height))
  }

  /// A method fitted to a series at its last level.
  struct Fitted: WrappingModel {
    /// The method, fitted.
    let model: any FittedForecaster

    /// The predictions, before the step at the level there.
    let fittedValues: [Double]

    /// The method's paths.
    var paths: InnovationPaths? { model.paths }

    /// Predicts as the method does.
    func forecast(horizon: Int) -> Forecast { model.forecast(horizon: horizon) }

    /// Predicts as the method does on given days.
    func forecast(on days: [Day]) -> Forecast { model.forecast(on: days) }
  }
}
