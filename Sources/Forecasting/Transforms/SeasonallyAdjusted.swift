public import TimeSeries

/// A method applied to a series without its season, which its forecasts then get back.
///
/// If ``isSeasonal(_:period:level:)`` says so, the season of the classical decomposition is taken
/// out: as a factor, or as an addition where a value or a factor is not positive. The season is taken
/// as known, so the spread is the method's own, by a factor as wide. This is how the Theta methods
/// take seasonal data: Fiorucci, Pellegrini, Louzada, Petropoulos & Koehler (2016), *Models for
/// optimising the theta method and their relationship to state space models*, International Journal
/// of Forecasting 32(4), §4.
public struct SeasonallyAdjusted: WrappingForecaster {
  /// The method.
  public let method: any Forecaster

  /// The number of observations in a cycle, one for none.
  public let period: Int

  /// The level of the test for a season.
  public let level: Double

  /// Whether the season is drawn to none by as much as chance may have put into it.
  public let shrinks: Bool

  /// The name by which users ask for the method.
  public var name: String { method.name }

  /// Creates the method.
  ///
  /// - Parameters:
  ///   - method: What is applied to the series without its season.
  ///   - period: The number of observations in a cycle, one for none.
  ///   - level: The level of the test for a season.
  ///   - shrinks: Whether the season is drawn to none by as much as chance may have put into it.
  public init(
    _ method: any Forecaster, period: Int, level: Double = 0.9, shrinks: Bool = false
  ) {
    precondition(period >= 1 && level > 0 && level < 1, "period \(period), level \(level)")
    self.method = method
    self.period = period
    self.level = level
    self.shrinks = shrinks
  }

  /// Fits the method to what is left without the season.
  ///
  /// - Parameters:
  ///   - series: What the method can be fitted to; a gap is no hindrance to the test.
  ///   - kept: A fitted model of the method whose parameters are kept; nil to learn them.
  /// - Returns: The fitted method.
  /// - Throws: ``FitError`` as the method does.
  public func fit(
    _ series: TimeSeries, innerLike kept: (any FittedForecaster)?
  ) throws(FitError) -> Fitted {
    let season = season(of: series)
    let adjusted = season.adjust(series)
    let model = try method.fit(adjusted, like: kept)
    let fittedValues = model.fittedValues.enumerated().map { season.restore($1, at: $0) }
    return Fitted(
      model: model, season: season, count: series.count,
      inSample: try InSample(of: series, fittedValues: fittedValues, estimated: 0))
  }

  /// The season of a series, none if the test finds none.
  private func season(of series: TimeSeries) -> SeasonalFigure {
    let filled = interpolated(series.values)
    guard filled.allSatisfy({ $0.isFinite }), isSeasonal(filled, period: period, level: level)
    else { return SeasonalFigure(form: .additive, values: [0]) }
    let trend = centeredMovingAverage(of: filled, period: period)
    for form in [Decomposition.Form.multiplicative, .additive] {
      if form == .multiplicative, !filled.allSatisfy({ $0 > 0 }) { continue }
      let figure = ClassicalDecomposition(period: period, form: form)
        .seasonalFigure(of: filled, trend: trend)
      if form == .additive || figure.allSatisfy({ $0 >= 0.01 }) {
        return SeasonalFigure(
          form: form,
          values: shrinks ? drawn(figure, of: filled, trend: trend, form: form) : figure)
      }
    }
    return SeasonalFigure(form: .additive, values: [0])
  }

  /// The season drawn to none, by the estimator of James and Stein.
  ///
  ///     k = 1 − (m − 3) / (m − 1) · V / Σ(sᵢ − s̄)² · (m − 1),    V the variance of an sᵢ
  ///
  /// Miller & Williams (2003), *Shrinkage estimators of time series seasonal factors and their effect
  /// on forecasting accuracy*, International Journal of Forecasting 19(4).
  private func drawn(
    _ figure: [Double], of values: [Double], trend: [Double], form: Decomposition.Form
  ) -> [Double] {
    guard period > 3 else { return figure }
    let neutral = form == .additive ? 0.0 : 1.0
    var (noise, count) = (0.0, 0.0)
    for (index, value) in values.enumerated() where !trend[index].isNaN {
      let part = form == .additive ? value - trend[index] : value / trend[index]
      let distance = part - figure[index % period]
      noise += distance * distance
      count += 1
    }
    let m = Double(period)
    let total = figure.reduce(0) { $0 + ($1 - neutral) * ($1 - neutral) } / (m - 1)
    // Each season is the mean of as many cycles, which cost a degree of freedom each.
    guard count > m, total > 0 else { return figure }
    let variance = noise / (count - m) / (count / m)
    let kept = max(0, 1 - (m - 3) / (m - 1) * variance / total)
    return figure.map { neutral + kept * ($0 - neutral) }
  }

  /// A method fitted to a series without its season.
  public struct Fitted: WrappingModel {
    /// The method, fitted.
    public let model: any FittedForecaster

    let season: SeasonalFigure

    let count: Int

    let inSample: InSample

    /// How the season was taken out, nil if there is none.
    public var form: Decomposition.Form? { season.values.count > 1 ? season.form : nil }

    /// The season of each observation of a cycle, from the first observation on.
    public var seasons: [Double] { season.values.count > 1 ? season.values : [] }

    /// The predictions with their season.
    public var fittedValues: [Double] { inSample.fittedValues }

    /// The values less those predictions.
    public var residuals: [Double] { inSample.residuals }

    /// The root of the mean squared error.
    public var sigma: Double? { inSample.sigma }

    /// None: the method's is that of other values.
    public var likelihood: Likelihood? { nil }

    /// Predicts as the method does, with the season.
    public func forecast(horizon: Int) -> Forecast { seasonal(model.forecast(horizon: horizon)) }

    /// Predicts as the method does on given days, with the season.
    public func forecast(on days: [Day]) -> Forecast { seasonal(model.forecast(on: days)) }

    private func seasonal(_ forecast: Forecast) -> Forecast {
      guard season.values.count > 1 else { return forecast }
      return Forecast(
        distributions: forecast.distributions.enumerated().map { step, distribution in
          let value = season.values[(count + step) % season.values.count]
          return season.form == .additive
            ? distribution.shifted(by: value) : distribution.scaled(by: value)
        })
    }
  }
}

/// The season of each observation of a cycle.
struct SeasonalFigure: Sendable {
  let form: Decomposition.Form
  let values: [Double]

  /// A series without the season.
  func adjust(_ series: TimeSeries) -> TimeSeries {
    guard values.count > 1 else { return series }
    let adjusted = series.values.enumerated().map { index, value in
      let season = values[index % values.count]
      return form == .additive ? value - season : value / season
    }
    return (try? TimeSeries(days: series.days, values: adjusted)) ?? series
  }

  /// A value with the season of its place.
  func restore(_ value: Double, at index: Int) -> Double {
    let season = values[index % values.count]
    return form == .additive ? value + season : value * season
  }
}

// MARK: - Paths

extension SeasonallyAdjusted.Fitted {
  /// The method's paths with the season.
  public var paths: InnovationPaths? { model.paths?.mapped(seasoned) }

  /// A value to come with its season.
  var seasoned: @Sendable (Int, Double) -> Double {
    { [season, count] step, value in season.restore(value, at: count + step) }
  }
}

extension SeasonallyAdjusted {
  /// The models of the series without its season, which is taken as known.
  public func likelyModels(of series: TimeSeries) throws(FitError) -> [LikelyModel] {
    let fitted = try fit(series)
    return try method.likelyModels(of: fitted.season.adjust(series)).map {
      $0.mapped(fitted.seasoned)
    }
  }
}
