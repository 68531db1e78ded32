import RealModule
import Statistics
import TimeSeries

extension SeasonalAutoregression {
  /// The regressions, fitted.
  public struct Fitted: FittedForecaster {
    /// The regressions, by scale.
    let groups: [ScaledEquations]

    /// The series, its gaps bridged.
    let values: [Double]

    /// The series, NaN where nothing was observed.
    let observed: [Double]

    let inSample: InSample

    /// Keeps the regressions, and predicts each value from those before it.
    init(
      _ series: TimeSeries, _ values: [Double], groups: [ScaledEquations]
    ) throws(FitError) {
      self.groups = groups
      self.values = values
      observed = series.values
      let first = groups.longestLag
      let predictions = groups.forecasts(
        of: values, from: first, count: values.count - first, horizon: 1)
      guard predictions.allSatisfy(\.isFinite) else { throw .overflow }
      inSample = try InSample(
        of: series, fittedValues: [Double](repeating: .nan, count: first) + predictions,
        estimated: Int(groups.effectiveParameterCount.rounded()))
    }

    /// For each lag the mean of its coefficients in the regressions, zero where it is none of theirs.
    public var parameters: [Parameter] {
      var sums: [Int: Double] = [:]
      for equation in groups.flatMap(\.equations) {
        for (lag, coefficient) in zip(equation.lags, equation.coefficients) {
          sums[lag, default: 0] += coefficient / Double(groups.equationCount)
        }
      }
      return sums.sorted { $0.key < $1.key }.map { Parameter(name: "lag\($0)", estimate: $1) }
    }

    /// The mean of the regressions' predictions, NaN before the longest lag.
    public var fittedValues: [Double] { inSample.fittedValues }

    /// The observations less those predictions.
    public var residuals: [Double] { inSample.residuals }

    /// The root of the mean squared error, allowing for the parameters that the penalty leaves free.
    public var sigma: Double? { inSample.sigma }

    /// Runs the regressions on, and takes the spread from errors of past forecasts.
    public func forecast(horizon: Int) -> Forecast {
      precondition(horizon >= 1, "a horizon of \(horizon)")
      let points = groups.forecasts(of: values, from: values.count, count: 1, horizon: horizon)
      // Of a series too short for errors at that horizon, those that there are grow on.
      let known = min(horizon, max(1, (values.count - groups.longestLag) / 2))
      let errors =
        PastErrors(of: groups, on: values, observed: observed, horizon: horizon)
        ?? PastErrors(of: groups, on: values, observed: observed, horizon: known)
      return Forecast(
        distributions: points.enumerated().map { step, point in
          guard let errors else {
            return inSample.prediction(of: point, growth: Double(step + 1))
          }
          return errors.distribution(about: point, step: step)
        })
    }

    /// The predictions, run on with errors of the size of the past ones.
    public var paths: InnovationPaths? {
      let isLogarithmic = groups.contains(where: \.scale.isLogarithmic)
      let pairs = zip(observed, fittedValues)
      let innovations =
        isLogarithmic
        ? pairs.map { $0 > 0 && $1 > 0 ? Double.log($0 / $1) : .nan } : residuals
      let known = innovations.filter { !$0.isNaN }
      guard inSample.degreesOfFreedom > 0, !known.isEmpty else { return nil }
      let squares = known.reduce(0) { $0 + $1 * $1 }
      let deviation = (squares / Double(inSample.degreesOfFreedom)).squareRoot()
      let (groups, past) = (groups, Array(values.suffix(groups.longestLag)))
      return InnovationPaths(
        innovations: innovations, deviation: deviation,
        degreesOfFreedom: inSample.degreesOfFreedom
      ) { _ in
        { errors in
          groups.path(after: past, errors: errors, isLogarithmic: isLogarithmic)
        }
      }
    }
  }
}

extension PastErrors {
  /// The distribution of a step about its point; beyond the known steps the width grows as a
  /// random walk's.
  func distribution(about point: Double, step: Int) -> PredictiveDistribution {
    let known = min(step, scales.count - 1)
    let scale = scales[known] * (Double(step + 1) / Double(known + 1)).squareRoot()
    guard isLogarithmic, point > 0 else {
      return .studentT(location: point, scale: scale, degreesOfFreedom: degreesOfFreedom)
    }
    return .boxCox(
      BoxCoxDistribution(
        median: point,
        transformed: .studentT(
          location: .log(point), scale: scale, degreesOfFreedom: degreesOfFreedom),
        transform: BoxCox(lambda: 0)))
  }
}

extension [ScaledEquations] {
  /// The values after some, each the mean of the regressions' predictions with an error.
  fileprivate func path(after past: [Double], errors: [Double], isLogarithmic: Bool) -> [Double] {
    var histories = map { $0.scale.scaled(past) }
    // A mean that is not positive has no logarithm to go on from.
    let floor = (past.min() ?? 1) / 10
    return errors.map { error in
      var mean = 0.0
      for (group, history) in zip(self, histories) {
        for equation in group.equations {
          let sum = zip(equation.lags, equation.coefficients).reduce(equation.intercept) {
            $0 + $1.1 * history[history.count - $1.0]
          }
          mean += group.scale.value(sum) / Double(equationCount)
        }
      }
      let value = isLogarithmic ? Swift.max(mean, floor) * .exp(error) : mean + error
      for index in indices { histories[index].append(self[index].scale.scaled(value)) }
      return value
    }
  }
}
