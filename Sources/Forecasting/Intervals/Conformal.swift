import RealModule
import Statistics
public import TimeSeries

/// A method whose intervals are as wide as its own past forecasts of the series were wrong.
///
/// The method is fitted to each beginning of the series, and its forecasts are compared with what
/// came. The error of each, divided by the half-width of the method's own interval of 95 %, is a
/// score. If the score to come is exchangeable with the n past ones, it is below the ⌈(n + 1) p⌉-th
/// least of their sizes with a probability of at least p, whatever the method and the distribution:
/// Vovk, Gammerman & Shafer (2005), *Algorithmic Learning in a Random World*; Lei, G'Sell, Rinaldo,
/// Tibshirani & Wasserman (2018), *Distribution-free predictive inference for regression*, Journal
/// of the American Statistical Association 113(523), §5.2 on the division. Scores are kept for each
/// horizon apart, as in Stankevičiūtė, Alaa & van der Schaar (2021), *Conformal time-series
/// forecasting*, NeurIPS 34. Sizes count, not signs, as with few scores their asymmetry is mostly
/// chance; lines join the quantiles.
///
/// Where a horizon has fewer than ``leastScores`` scores, those of the horizons next to it, which the
/// division makes comparable, are taken in until there are as many; a horizon beyond any that was
/// scored has those of the last. Beyond the largest score, which 95 % is with fewer than nineteen, the
/// quantiles go on as those of Student's t, see ``EmpiricalDistribution``. A series with fewer than
/// ``leastScores`` scores in all is too short. The errors of overlapping forecasts are not exchangeable
/// but only close to it while the series stays what it was.
public struct Conformal: WrappingForecaster {
  /// The method.
  public let method: any Forecaster

  /// The largest horizon that is scored.
  public let horizon: Int

  /// The number of values before the first origin; nil for half of the series, and no less than ten
  /// or three cycles if as many are left.
  public let minimumHistory: Int?

  /// The most origins, the last ones that there are.
  public let originLimit: Int

  /// The number of observations in a cycle, one for none.
  public let period: Int

  /// The least number of scores for a horizon, at which the largest covers nine tenths.
  public static let leastScores = 9

  /// The name by which users ask for the method.
  public var name: String { method.name }

  /// Creates the method.
  ///
  /// - Parameters:
  ///   - method: What gives the points, and its own widths.
  ///   - horizon: The largest horizon that is scored.
  ///   - period: The number of observations in a cycle, one for none.
  ///   - minimumHistory: The number of values before the first origin; nil for half of the series.
  ///   - originLimit: The most origins, the last ones that there are.
  public init(
    _ method: any Forecaster, horizon: Int, period: Int = 1, minimumHistory: Int? = nil,
    originLimit: Int = 60
  ) {
    precondition(
      horizon >= 1 && originLimit >= 1 && period >= 1,
      "a horizon of \(horizon), \(originLimit) origins, a period of \(period)")
    self.method = method
    self.horizon = horizon
    self.period = period
    self.minimumHistory = minimumHistory
    self.originLimit = originLimit
  }

  /// Fits the method to the series and its beginnings.
  ///
  /// - Parameters:
  ///   - series: Enough for nine past forecasts at least.
  ///   - kept: A fitted model of the method whose parameters are kept; nil to learn them.
  /// - Returns: The fitted method with its scores.
  /// - Throws: ``FitError`` as the method does, or if there are too few past forecasts.
  public func fit(
    _ series: TimeSeries, innerLike kept: (any FittedForecaster)?
  ) throws(FitError) -> Fitted {
    let model = try method.fit(series, like: kept)
    let half = max(series.count / 2, min(max(10, 3 * period), 2 * series.count / 3))
    let first = max(minimumHistory ?? half, series.count - originLimit - horizon + 1, 1)
    var scores = [[Double]](repeating: [], count: horizon)
    for origin in first..<max(first, series.count) {
      // Always learnt anew: kept parameters may know of the values that are to judge them.
      guard let fitted = try? method.fit(series.prefix(origin)) else { continue }
      let steps = min(horizon, series.count - origin)
      for (step, own) in fitted.forecast(horizon: steps).distributions.enumerated() {
        let interval = own.interval(level: 0.95)
        let half = (interval.upperBound - interval.lowerBound) / 2
        let score = abs(series.values[origin + step] - own.mean) / half
        if score.isFinite, half > 0 { scores[step].append(score) }
      }
    }
    let count = scores.reduce(0) { $0 + $1.count }
    guard count >= Self.leastScores else {
      throw .tooShort(have: series.count, need: series.count + Self.leastScores - count)
    }
    return Fitted(model: model, scores: scores)
  }

  /// A method with conformal intervals, fitted.
  public struct Fitted: WrappingModel {
    /// The method, fitted.
    public let model: any FittedForecaster

    /// The sizes of the past errors, in half-widths of the method's own intervals, by horizon.
    public let scores: [[Double]]

    /// The method's points, with conformal intervals.
    public func forecast(horizon: Int) -> Forecast { conformal(model.forecast(horizon: horizon)) }

    /// The method's points on given days, with conformal intervals.
    public func forecast(on days: [Day]) -> Forecast { conformal(model.forecast(on: days)) }

    /// The scores that count for a horizon, with those next to it where it has few.
    func scores(atHorizon horizon: Int) -> [Double] {
      let last = scores.lastIndex { !$0.isEmpty } ?? 0
      let place = min(horizon - 1, last)
      var found = scores[place]
      for distance in 1..<max(2, scores.count) where found.count < Conformal.leastScores {
        for other in [place - distance, place + distance] where scores.indices.contains(other) {
          found += scores[other]
        }
      }
      return found
    }

    private func conformal(_ forecast: Forecast) -> Forecast {
      Forecast(
        distributions: forecast.distributions.enumerated().map { step, own in
          let interval = own.interval(level: 0.95)
          let half = (interval.upperBound - interval.lowerBound) / 2
          let sizes = scores(atHorizon: step + 1).map { $0 * half }
          guard half > 0, half.isFinite, !sizes.isEmpty, sizes.allSatisfy(\.isFinite) else {
            return own
          }
          return .empirical(
            EmpiricalDistribution(
              point: own.mean, errors: sizes + sizes.map { -$0 },
              weights: [Double](repeating: 0.5, count: 2 * sizes.count)))
        })
    }
  }
}
