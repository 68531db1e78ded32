public import TimeSeries

/// The structural model that suits a series: a level that wanders, with or without a damped slope,
/// and a season where there is a cycle.
///
/// Both candidates start from one unknown level (and the season's waves), so that their diffuse
/// likelihoods are of the same observations and may be compared; a linear slope that starts from
/// anywhere would not allow it. Of a series without a season forecasts are averages over both, each
/// counting by its likelihood averaged over variances and rates; otherwise the one with the
/// least AICc is kept. A season needs two cycles of observations and as many again as it has
/// coefficients.
public struct AutoStructural: Forecaster {
  /// The number of observations in a cycle, one without a season.
  public let period: Int

  /// The name by which users ask for the method.
  public var name: String { "structural" }

  /// Creates the method.
  public init(period: Int = 1) {
    precondition(period >= 1, "a period of \(period)")
    self.period = period
  }

  /// Fits both candidates.
  ///
  /// - Parameter series: At least three observations, on two days or more.
  /// - Returns: The likelier candidate, its forecasts averages where they can be.
  /// - Throws: ``FitError`` if even the level alone cannot be fitted.
  public func fit(_ series: TimeSeries) throws(FitError) -> Structural.Fitted {
    let observed = series.values.count { $0.isFinite }
    let cycle: Structural.Cycle? =
      period > 1 && observed >= 2 * period + 3 ? .observations(period) : nil
    let level = try Structural(trend: .level, cycle: cycle).fit(series)
    guard let damped = try? Structural(trend: .damped, cycle: cycle).fit(series),
      let first = level.likelihood, let second = damped.likelihood
    else { return level }
    if let evidence = level.evidence, let other = damped.evidence {
      return other > evidence ? damped.averaged(with: level) : level.averaged(with: damped)
    }
    return second.aicc < first.aicc ? damped : level
  }

  /// Filters a series with the models that another series chose, and what was found for them.
  public func fit(
    _ series: TimeSeries, keeping fitted: Structural.Fitted
  ) throws(FitError) -> Structural.Fitted {
    let model = try fitted.method.fit(series, keeping: fitted)
    guard let companion = fitted.companions.first else { return model }
    return model.averaged(with: try companion.method.fit(series, keeping: companion))
  }
}
