import RealModule
import Statistics
public import TimeSeries

/// A level that wanders in continuous time, seen through noise on the days of the observations.
///
///     yᵢ = μ(tᵢ) + εᵢ,    μ(t + d) − μ(t) ~ N(0, ση² d),    εᵢ ~ N(0, σε²)
///
/// After a gap of 140 days the level may have moved farther than after one of 3, so the filter
/// trusts an observation after a long gap more, and a forecast far ahead is wider. The level starts
/// diffuse, at the first observation. Harvey (1989), *Forecasting, Structural Time Series Models
/// and the Kalman Filter*, §9.2; Durbin & Koopman (2012), *Time Series Analysis by State Space
/// Methods*, chapter 2 and §7.2.
///
/// The variances are given by their likeliest values, but a forecast is an average over all ratios of
/// the two, each counting by its likelihood: few observations do not tell the ratio, and a forecast
/// from the likeliest alone claims too much. Durbin & Koopman (2012), §13.2.
///
/// With equal gaps this is R's `StructTS(type = "level")`, and ARIMA(0,1,1) with θ from −1 to 0. A
/// missing value is a longer gap.
public struct LocalLevel: Forecaster {
  /// The name by which users ask for the method.
  public var name: String { "local-level" }

  /// Creates the method.
  public init() {}

  /// Estimates the two variances by maximum likelihood.
  ///
  /// Their sum, over a typical gap, is found in closed form, and only the level's share in it is
  /// searched for, in `0...1`.
  ///
  /// - Parameter series: At least three observations, on two days or more.
  /// - Returns: The fitted model. A constant series is forecast as certain.
  /// - Throws: ``FitError`` if the series is too short or the values are not finite.
  public func fit(_ series: TimeSeries) throws(FitError) -> Fitted {
    try fit(series, keeping: nil)
  }

  /// Filters a series with the level's share in the variance that was found in another.
  public func fit(_ series: TimeSeries, keeping fitted: Fitted) throws(FitError) -> Fitted {
    try fit(series, keeping: .some(fitted))
  }

  private func fit(_ series: TimeSeries, keeping fitted: Fitted?) throws(FitError) -> Fitted {
    let observed = try series.observed(atLeast: 3)
    let days = zip(series.days, series.values).filter { !$1.isNaN }.map(\.0)
    let gaps = zip(days, days.dropFirst()).map { Double($0.distance(to: $1)) }
    guard let typicalGap = fitted?.typicalGap ?? gaps.filter({ $0 > 0 }).typical else {
      throw .noVariation
    }

    let origin = observed[0]
    let path = LevelFilter(
      values: observed.map { $0 - origin }, gaps: gaps.map { $0 / typicalGap })
    let share =
      fitted?.levelShare ?? minimum(in: 0...1) { path.run(levelShare: $0).deviance }.position
    let end = path.run(levelShare: share, keepsInnovations: true)
    guard end.variance.isFinite, (end.level + origin).isFinite else { throw .overflow }

    var predictions = [.nan] + end.predictions.map { $0 + origin }
    predictions.reverse()
    // A missing observation has the prediction of the next one: the level does not drift.
    let fittedValues = series.values.map { value in
      value.isNaN
        ? predictions.last ?? end.level + origin : predictions.popLast() ?? end.level + origin
    }
    return Fitted(
      level: end.level + origin, lastDay: days[days.count - 1], typicalGap: typicalGap,
      levelShare: share, variance: end.variance, logLikelihood: end.logLikelihood,
      parts: parts(of: path, likeliest: (share, end), origin: origin),
      innovations: end.innovations,
      inSample: try InSample(of: series, fittedValues: fittedValues, estimated: 1))
  }

  /// What each ratio of the variances says at the end; the likeliest alone where there are no errors
  /// or so many observations that they tell it.
  private func parts(
    of path: LevelFilter, likeliest: (share: Double, end: LevelFilter.End), origin: Double
  ) -> [Fitted.Part] {
    func part(_ share: Double, _ end: LevelFilter.End, weight: Double) -> Fitted.Part {
      Fitted.Part(
        weight: weight, level: end.level + origin, uncertainty: end.uncertainty,
        levelShare: share, variance: end.variance)
    }
    guard likeliest.end.deviance.isFinite, path.values.count <= StructuralAverage.largestCount
    else { return [part(likeliest.share, likeliest.end, weight: 1)] }
    let ends = StructuralAverage.angles.map { angle in
      let share = Double.sin(angle) * .sin(angle)
      return (share: share, end: path.run(levelShare: share))
    }
    let least = ends.map(\.end.deviance).min() ?? 0
    return ends.map { part($0.share, $0.end, weight: .exp((least - $0.end.deviance) / 2)) }
      .filter { $0.weight > 1e-4 }
  }

  /// A local level, fitted.
  public struct Fitted: InSampleModel {
    /// The level on the day of the last observation, by the likeliest variances.
    public let level: Double

    /// The day of the last observation.
    public let lastDay: Day

    /// The median gap between observations, in days.
    public let typicalGap: Double

    /// The part of ``variance`` that is the level's over a typical gap.
    let levelShare: Double

    /// The variance of the noise and of the level's move over a typical gap together.
    let variance: Double

    let logLikelihood: Double

    /// What a ratio of the variances says at the end, and what it counts.
    struct Part: Sendable {
      let weight: Double
      let level: Double

      /// The variance of the level, as a multiple of ``variance``.
      let uncertainty: Double
      let levelShare: Double
      let variance: Double
    }

    let parts: [Part]

    /// The errors over the roots of their variances, by the likeliest share.
    let innovations: [Double]

    /// The one-step predictions of the series.
    public let inSample: InSample

    /// The variance of the level's move over one day.
    public var levelVariancePerDay: Double { variance * levelShare / typicalGap }

    /// The variance of the noise.
    public var observationVariance: Double { variance * (1 - levelShare) }

    /// The two variances and the last level.
    public var parameters: [Parameter] {
      [
        Parameter(name: "levelVariancePerDay", estimate: levelVariancePerDay),
        Parameter(name: "observationVariance", estimate: observationVariance),
        Parameter(name: "level", estimate: level),
      ]
    }

    /// The diffuse likelihood, which is that of the differences; nil for a series without errors.
    public var likelihood: Likelihood? {
      guard logLikelihood.isFinite else { return nil }
      return Likelihood(
        logLikelihood: logLikelihood, parameterCount: 2,
        observationCount: residuals.count { !$0.isNaN })
    }

    /// Predicts the level after one typical gap, two, and on.
    public func forecast(horizon: Int) -> Forecast {
      Forecast(horizon: horizon) { prediction(gaps: Double($0)) }
    }

    /// Predicts the level on given days, wider the farther they are.
    public func forecast(on days: [Day]) -> Forecast {
      Forecast(
        distributions: days.map { day in
          precondition(day >= lastDay, "a forecast of \(day) from \(lastDay)")
          return prediction(gaps: Double(lastDay.distance(to: day)) / typicalGap)
        })
    }

    /// What is said of an observation after so many typical gaps.
    private func prediction(gaps: Double) -> PredictiveDistribution {
      let errorCount = residuals.count { !$0.isNaN }
      return StudentMixture(
        parts.map { part in
          let growth = part.uncertainty + part.levelShare * gaps + 1 - part.levelShare
          return StudentMixture.Part(
            weight: part.weight, location: part.level,
            scale: (part.variance * growth).squareRoot())
        }, degreesOfFreedom: errorCount
      ).matched
    }
  }
}

extension [Double] {
  /// The median, nil without values.
  fileprivate var typical: Double? { isEmpty ? nil : median }
}

// MARK: - Filter

/// A series as a Kalman filter for a local level runs through it.
private struct LevelFilter {
  /// The values, all observed.
  let values: [Double]

  /// The gap before each value but the first.
  let gaps: [Double]

  /// Where a run ends, in units of the variance that it estimates.
  struct End {
    var level: Double
    var uncertainty: Double
    var predictions: [Double] = []

    /// The errors over the roots of their variances, if they are kept.
    var innovations: [Double] = []

    var variance = 0.0

    /// Twice the negative logarithm of the likelihood, but for a constant.
    var deviance = -Double.infinity

    var logLikelihood = Double.infinity
  }

  /// Runs the filter from the first value on.
  ///
  ///     P⁻ = P + q d,    F = P⁻ + 1 − q,    a ← a + P⁻/F · v,    P ← P⁻ (1 − q) / F
  ///     −2 log L = m [log(2πσ²) + 1] + Σ log F,    σ² = Σ v²/F / m,    m = n − 1
  func run(levelShare: Double, keepsInnovations: Bool = false) -> End {
    let noise = 1 - levelShare
    var end = End(level: values[0], uncertainty: noise)
    var (squares, logarithms, count) = (0.0, 0.0, 0.0)
    for (value, gap) in zip(values.dropFirst(), gaps) {
      let predicted = end.uncertainty + levelShare * gap
      let variance = max(predicted + noise, Double.leastNormalMagnitude)
      let error = value - end.level
      end.predictions.append(end.level)
      end.level += predicted / variance * error
      end.uncertainty = predicted * noise / variance
      if keepsInnovations { end.innovations.append(error / variance.squareRoot()) }
      squares += error * error / variance
      logarithms += .log(variance)
      count += 1
    }
    end.variance = squares / count
    guard squares > 0 else { return end }
    end.deviance = count * (.log(2 * .pi * end.variance) + 1) + logarithms
    end.logLikelihood = -end.deviance / 2
    return end
  }
}
