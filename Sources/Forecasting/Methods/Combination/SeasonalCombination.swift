public import TimeSeries

/// The trimmed mean of exponential smoothing, Theta, ARIMA and others, with calibrated intervals.
///
/// Without a cycle the members are the dynamic Theta method and the drift, both on the roots of all
/// and on the last values, ``CES`` on all and on the last values, ``AutoARIMA`` on roots, and the
/// Theta method on logarithms. Cycles of less than twelve have ``ETSAverage`` on all and on the last
/// values, the dynamic Theta method, ``CES``, ``AutoARIMA`` as it is and on logarithms and, from
/// twelve cycles on, the dynamic Theta method on the means of cycles. Longer cycles have
/// ``ETSAverage`` on roots of the last eight and five cycles and on the last five, ``CES``,
/// ``AutoARIMA`` as without a cycle and of twelve the airline model on roots, and both ``ETSAverage`` and the dynamic
/// Theta method on the means of cycles. A member that a series does not suit is left out.
///
/// Combining: Bates & Granger (1969), *The combination of forecasts*, Operational Research Quarterly
/// 20(4); trimming: Jose & Winkler (2008), *Simple robust averages of forecasts*, International
/// Journal of Forecasting 24(1). The spread of an observation about the point is learnt from other
/// series, see ``isCalibrated``, since a model that is taken for true knows less than it says.
///
/// Members and spread were chosen by forecasts of held-out ends of the training parts of the
/// competitions M1, M3 and Tourism.
public struct SeasonalCombination: Forecaster {
  /// The number of observations in a cycle, one for none.
  public let period: Int

  /// Whether the spread is the one learnt from other series, or the median of the members'.
  public let isCalibrated: Bool

  /// The name by which users ask for the method.
  public var name: String { "seasonal-combination" }

  /// Creates the method.
  ///
  /// - Parameters:
  ///   - period: The number of observations in a cycle, one for none.
  ///   - isCalibrated: Whether the spread is the one learnt from other series, or the median of the
  ///     members'.
  public init(period: Int = 1, isCalibrated: Bool = true) {
    precondition(period >= 1, "a period of \(period)")
    self.period = period
    self.isCalibrated = isCalibrated
  }

  /// The members for a series.
  ///
  /// Powers of the values are for those that have them, and the seasonal ARIMA search is for cycles
  /// short enough to be worth its time.
  func members(for series: TimeSeries) -> [any Forecaster] {
    let least = series.values.filter { !$0.isNaN }.min() ?? 0
    func log(_ method: any Forecaster) -> any Forecaster {
      least > 0 ? Transformed(method, power: .given(0)) : method
    }
    func root(_ method: any Forecaster) -> any Forecaster {
      least >= 0 ? Transformed(method, power: .given(0.5)) : method
    }
    func adjusted(_ method: any Forecaster) -> any Forecaster {
      SeasonallyAdjusted(method, period: period, shrinks: true)
    }
    func ofCycles(_ method: any Forecaster, atLeast count: Int) -> any Forecaster {
      adjusted(TemporalAggregation(method, block: period, minimumBlockCount: count))
    }
    func recent(_ method: any Forecaster, cycles count: Int) -> any Forecaster {
      LastValues(method, count: period < 4 ? max(8, count * period) : count * period)
    }
    let theta = DynamicTheta(estimation: .shrunken)
    let arima: any Forecaster =
      period <= 12
      ? AutoARIMA(period: period, limits: arimaLimits) : adjusted(AutoARIMA(limits: arimaLimits))
    let average = ETSAverage(period: period)
    /// Box & Jenkins's model of airline passengers, in cycles short enough for it to be quick.
    func airline() -> [any Forecaster] {
      period > 12 ? [] : [ARIMA(ARIMAOrder(0, 1, 1, seasonal: (0, 1, 1), period: period))]
    }
    return switch period {
    case ..<4:
      [
        adjusted(root(theta)), recent(adjusted(theta), cycles: 4),
        adjusted(root(Drift())), recent(adjusted(Drift()), cycles: 4),
        root(arima), CES(period: period), recent(CES(period: period), cycles: 4),
        adjusted(log(Theta())),
      ]
    case 4..<12:
      [
        average, recent(average, cycles: 5), adjusted(theta), CES(period: period),
        log(arima), arima, ofCycles(theta, atLeast: 12),
      ]
    default:
      [
        recent(root(average), cycles: 8), recent(root(average), cycles: 5),
        recent(average, cycles: 5), CES(period: period), root(arima),
        ofCycles(theta, atLeast: 4), ofCycles(ETSAverage(), atLeast: 4),
      ] + airline().map(root)
    }
  }

  /// The orders of the ARIMA member.
  ///
  /// Longer lags cost a search three times as long, and gained nothing on training parts but where a
  /// year has four values.
  private var arimaLimits: AutoARIMA.Limits {
    var limits = AutoARIMA.Limits()
    if !(4..<12).contains(period) { limits.nonseasonal = 1 }
    return limits
  }

  /// Fits every member that can be fitted, and the last value if none can.
  ///
  /// - Parameter series: At least one observation.
  /// - Returns: The fitted members, as one.
  /// - Throws: ``FitError`` if nothing was observed or the values are not finite.
  public func fit(_ series: TimeSeries) throws(FitError) -> Fitted {
    try fit(series) { try $0.fit(series) }
  }

  /// Fits the members that another series allowed, each with its parameters.
  ///
  /// A member on a power of the values is learnt anew where only one of the series has that power.
  public func fit(_ series: TimeSeries, keeping fitted: Fitted) throws(FitError) -> Fitted {
    guard let kept = fitted.combination else { return try fit(series) }
    return try fit(series) { try $0.fit(series, keeping: kept) }
  }

  private func fit(
    _ series: TimeSeries, by fitting: (Combination) throws -> Combination.Fitted
  ) throws(FitError) -> Fitted {
    let observed = try series.observed(atLeast: 1)
    let combination = Combination(of: members(for: series), by: .trimmedMean)
    if observed.count >= 3, let model = try? fitting(combination),
      model.forecast(horizon: 1).means.allSatisfy({ $0.isFinite })
    {
      let spread = CalibratedSpread(
        period: period, observationCount: observed.count,
        isPositive: observed.allSatisfy { $0 > 0 })
      return Fitted(model: model, combination: model, spread: isCalibrated ? spread : nil)
    }
    return Fitted(model: try Naive().fit(series), combination: nil, spread: nil)
  }

  /// The members, fitted, as one.
  public struct Fitted: FittedForecaster {
    /// The combination, or the last value where no member could be fitted.
    public let model: any FittedForecaster

    let combination: Combination.Fitted?

    let spread: CalibratedSpread?

    /// The parameters of the combination.
    public var parameters: [Parameter] { model.parameters }

    /// The combined predictions.
    public var fittedValues: [Double] { model.fittedValues }

    /// The values less the combined predictions.
    public var residuals: [Double] { model.residuals }

    /// The root of the mean squared error of the combined predictions.
    public var sigma: Double? { model.sigma }

    /// Combines the members' forecasts.
    public func forecast(horizon: Int) -> Forecast {
      calibrated { $0.forecast(horizon: horizon) } ?? model.forecast(horizon: horizon)
    }

    /// Combines the members' forecasts day by day.
    public func forecast(on days: [Day]) -> Forecast {
      calibrated { $0.forecast(on: days) } ?? model.forecast(on: days)
    }

    /// The members' forecasts combined with the calibrated spread, nil if there is none.
    private func calibrated(_ forecast: (any FittedForecaster) -> Forecast) -> Forecast? {
      guard let spread, let combination else { return nil }
      return Forecast(
        distributions: spread.distributions(
          of: combination.steps(of: combination.members.map(forecast))))
    }
  }
}

// MARK: - Paths

extension SeasonalCombination {
  /// The members' models, the members that have some as likely as each other.
  public func likelyModels(of series: TimeSeries) throws(FitError) -> [LikelyModel] {
    // The last value is what the combination is where no member suits the series.
    guard try fit(series).combination != nil else { return try Naive().likelyModels(of: series) }
    return try equallyLikely(members(for: series), on: series, name: name)
  }
}
