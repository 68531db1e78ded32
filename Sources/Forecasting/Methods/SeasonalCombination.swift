public import TimeSeries

/// The mean of exponential smoothing, Theta and complex smoothing, with calibrated intervals.
///
/// The members are ``ETSAverage``, the dynamic Theta method, the Theta method on logarithms, and
/// ``CES``, all with their seasons; beside them the dynamic Theta method on the last values, or from
/// cycles of twelve on exponential smoothing on the last values and complex smoothing on the roots.
/// One that a series does not suit is left out.
/// Combining by the mean: Bates & Granger (1969), *The combination of forecasts*, Operational
/// Research Quarterly 20(4). Intervals are the members' mean widths times a factor that depends on
/// the horizon and the length of the series, see ``IntervalFactor``, since a model that is taken for
/// true knows less than it says.
///
/// Members and factors were chosen by forecasts of the held-out last horizon of the training parts
/// of the competitions M1, M3 and Tourism.
public struct SeasonalCombination: Forecaster {
  /// The number of observations in a cycle, one for none.
  public let period: Int

  /// Whether the intervals are widened by the factor.
  public let isCalibrated: Bool

  /// The name by which users ask for the method.
  public var name: String { "seasonal-combination" }

  /// Creates the method.
  ///
  /// - Parameters:
  ///   - period: The number of observations in a cycle, one for none.
  ///   - isCalibrated: Whether the intervals are widened by the factor.
  public init(period: Int = 1, isCalibrated: Bool = true) {
    precondition(period >= 1, "a period of \(period)")
    self.period = period
    self.isCalibrated = isCalibrated
  }

  /// The members.
  var members: [any Forecaster] {
    let smoothing = ETSAverage(period: period)
    let theta = SeasonallyAdjusted(
      DynamicTheta(estimation: .shrunken), period: period, shrinks: true)
    let logarithmic = SeasonallyAdjusted(Transformed(Theta(), power: .given(0)), period: period)
    let common: [any Forecaster] = [smoothing, theta, CES(period: period), logarithmic]
    // Long cycles change, and their size grows with the level less than in proportion.
    return period < 12
      ? common + [LastValues(theta, count: max(8, 4 * period))]
      : common + [
        LastValues(smoothing, count: 5 * period),
        Transformed(CES(period: period), power: .given(0.5)),
      ]
  }

  /// Fits every member that can be fitted, and the last value if none can.
  ///
  /// - Parameter series: At least one observation.
  /// - Returns: The fitted members, as one.
  /// - Throws: ``FitError`` if nothing was observed or the values are not finite.
  public func fit(_ series: TimeSeries) throws(FitError) -> Fitted {
    let count = try series.observed(atLeast: 1).count
    if count >= 3, let model = try? Combination(of: members, by: .mean).fit(series),
      model.forecast(horizon: 1).means.allSatisfy({ $0.isFinite })
    {
      return Fitted(
        model: model,
        factor: isCalibrated ? IntervalFactor(period: period, observationCount: count) : nil)
    }
    return Fitted(model: try Naive().fit(series), factor: nil)
  }

  /// The members, fitted, as one.
  public struct Fitted: FittedForecaster {
    /// The combination, or the last value where no member could be fitted.
    public let model: any FittedForecaster

    let factor: IntervalFactor?

    /// The parameters of the combination.
    public var parameters: [Parameter] { model.parameters }

    /// The combined predictions.
    public var fittedValues: [Double] { model.fittedValues }

    /// The values less the combined predictions.
    public var residuals: [Double] { model.residuals }

    /// The root of the mean squared error of the combined predictions.
    public var sigma: Double? { model.sigma }

    /// Combines the members' forecasts.
    public func forecast(horizon: Int) -> Forecast { widened(model.forecast(horizon: horizon)) }

    /// Combines the members' forecasts day by day.
    public func forecast(on days: [Day]) -> Forecast { widened(model.forecast(on: days)) }

    private func widened(_ forecast: Forecast) -> Forecast {
      guard let factor else { return forecast }
      return Forecast(
        distributions: forecast.distributions.enumerated().map { step, distribution in
          factor.widened(distribution, horizon: step + 1)
        })
    }
  }
}
