import RealModule
import Statistics
public import TimeSeries

/// A method whose intervals are as wide as its errors on other series were.
///
///     u = exp(a + b log h + c log k) s¹⁻ʷ dʷ
///
/// u is half the width of the interval of 95 %, s half of the method's own, d the mean absolute step
/// of the series, over a cycle if it has one, h the horizon, and k the number of cycles, or of
/// observations without one. A model that is fitted to a short series and then taken for true knows
/// less than it says: it leaves out that its parameters are estimates, that another might be true,
/// and that things change. Beside its own errors the steps of the series are a measure that no
/// fitting makes smaller.
///
/// Of a positive series the interval is one of the logarithm or, with a cycle, of the root, so that
/// it reaches farther up than down as errors do; without a cycle half of it is at most 1.5 there. The
/// point stays the method's, and is the median.
///
/// The constants, see ``LearntSpread``, were learnt for each method of the catalogue, and for no, short
/// (4 to 11) and long cycles, from the training parts of the competitions M1, M3 and Tourism by the script
/// `Benchmarks/Competitions/calibrate.py`: those of the least interval score (Gneiting & Raftery
/// 2007, *Strictly proper scoring rules, prediction, and estimation*, Journal of the American
/// Statistical Association 102(477), equation 43), widened until 95 % hold. ``ForecastMethod/calibrated(period:)``
/// gives each method its own; any other has what they have in common. k counts as no less than 8 observations, 2.5 short or 2
/// long cycles and as no more than 60 observations or 30 cycles, since shorter and longer series were
/// not learnt from.
public struct Calibrated: WrappingForecaster {
  /// The method.
  public let method: any Forecaster

  /// The number of observations in a cycle, one for none.
  public let period: Int

  /// The name by which users ask for the method.
  public var name: String { method.name }

  /// The spread of the method's errors on other series.
  public let spread: LearntSpread

  /// Creates the method.
  ///
  /// - Parameters:
  ///   - method: The method that gives the points.
  ///   - period: The number of observations in a cycle, one for none.
  ///   - spread: The spread of its errors on other series; by default that of all methods.
  public init(_ method: any Forecaster, period: Int = 1, spread: LearntSpread = .common) {
    precondition(period >= 1, "a period of \(period)")
    self.method = method
    self.period = period
    self.spread = spread
  }

  /// Fits the method, and measures the series' steps.
  ///
  /// - Parameters:
  ///   - series: What the method can be fitted to.
  ///   - kept: A fitted model of the method whose parameters are kept; nil to learn them.
  /// - Returns: The fitted method.
  /// - Throws: ``FitError`` as the method does.
  public func fit(
    _ series: TimeSeries, innerLike kept: (any FittedForecaster)?
  ) throws(FitError) -> Fitted {
    let observed = series.values.filter { !$0.isNaN }
    let step = StepScale.untilEach(of: series.values, period: period).last?.absolute
    let model = try method.fit(series, like: kept)
    let shortest = period < 4 ? 8 : period < 12 ? 2.5 : 2
    let length = Double(observed.count) / (period < 4 ? 1 : Double(period))
    return Fitted(
      model: model, constants: spread.constants(period: period),
      transform: BoxCox(lambda: period < 4 ? 0 : 0.5),
      step: step ?? 0, length: min(max(length, shortest), period < 4 ? 60 : 30),
      observationCount: observed.count, isPositive: observed.allSatisfy { $0 > 0 })
  }

  /// A method with calibrated intervals, fitted.
  public struct Fitted: WrappingModel {
    /// The method, fitted.
    public let model: any FittedForecaster

    let constants: LearntSpread.Constants
    let transform: BoxCox

    /// The mean absolute step d.
    let step: Double

    /// The number of cycles or observations k.
    let length: Double

    let observationCount: Int
    let isPositive: Bool

    /// Predicts the method's points, with calibrated intervals.
    public func forecast(horizon: Int) -> Forecast { calibrated(model.forecast(horizon: horizon)) }

    /// Predicts the method's points on given days, with calibrated intervals.
    public func forecast(on days: [Day]) -> Forecast { calibrated(model.forecast(on: days)) }

    private func calibrated(_ forecast: Forecast) -> Forecast {
      Forecast(
        distributions: forecast.distributions.enumerated().map {
          distribution(of: $1, horizon: $0 + 1)
        })
    }

    /// What is said of a step; where the spread is zero or unknown, what the method says.
    private func distribution(
      of own: PredictiveDistribution, horizon: Int
    ) -> PredictiveDistribution {
      let interval = own.interval(level: 0.95)
      let width = (interval.upperBound - interval.lowerBound) / 2
      let half = constants.half(of: width, step: step, horizon: horizon, length: length)
      guard width > 0, step > 0, half.isFinite else { return own }
      let freedom = min(constants.degreesOfFreedom, max(1, Double(observationCount - 2)))
      let quantile = StudentQuantiles.quantile(0.975, degreesOfFreedom: freedom)
      let (point, lambda) = (own.mean, transform.lambda)
      let reach = half * .pow(point, lambda - 1)
      let location = transform.transform(point)
      guard isPositive, point > 0, reach.isFinite, location.isFinite else {
        return .studentT(location: point, scale: half / quantile, degreesOfFreedom: freedom)
      }
      let bounded = lambda == 0 ? 1.5 * .tanh(reach / 1.5) : reach
      return .boxCox(
        BoxCoxDistribution(
          median: point,
          transformed: .studentT(
            location: location, scale: bounded / quantile, degreesOfFreedom: freedom),
          transform: transform))
    }
  }
}
