public import TimeSeries

/// A method applied to a power of the values, its forecasts taken back.
///
/// The quantiles of a forecast are those of the transform taken back, so an interval keeps its
/// probability; the median is the method's point taken back, and the mean is that or corrected for
/// the curvature, see ``BoxCoxDistribution/mean``.
public struct Transformed: Forecaster {
  /// How the power is found.
  public enum Power: Sendable, Equatable {
    /// It is given; zero stands for the logarithm.
    case given(Double)

    /// By Guerrero's method within a range, for series with a cycle of so many observations.
    case guerrero(period: Int, range: ClosedRange<Double>)
  }

  /// The method.
  public let method: any Forecaster

  /// How the power is found.
  public let power: Power

  /// Whether the mean is corrected for the curvature of the transform.
  public let isBiasAdjusted: Bool

  /// The name by which users ask for the method.
  public var name: String { method.name }

  /// Creates the method.
  public init(
    _ method: any Forecaster, power: Power = .guerrero(period: 1, range: -1...2),
    isBiasAdjusted: Bool = false
  ) {
    self.method = method
    self.power = power
    self.isBiasAdjusted = isBiasAdjusted
  }

  /// Fits the method to the transformed values.
  ///
  /// - Parameter series: What the method can be fitted to; positive for a power of zero or less.
  /// - Returns: The fitted method.
  /// - Throws: ``FitError`` if a value has no transform, or as the method does.
  public func fit(_ series: TimeSeries) throws(FitError) -> Fitted {
    try fit(series, keeping: nil)
  }

  /// Fits the method with the power and the parameters that were found in another series.
  public func fit(_ series: TimeSeries, keeping fitted: Fitted) throws(FitError) -> Fitted {
    try fit(series, keeping: .some(fitted))
  }

  private func fit(_ series: TimeSeries, keeping fitted: Fitted?) throws(FitError) -> Fitted {
    if let index = series.values.firstIndex(where: { $0.isInfinite }) {
      throw .notFinite(on: series.days[index])
    }
    let transform = fitted?.transform ?? transform(for: series)
    if transform.lambda <= 0 { try series.requirePositive() }
    let values = series.values.map(transform.transform)
    guard let transformed = try? TimeSeries(days: series.days, values: values) else {
      preconditionFailure("the days of a series are in order")
    }
    let model = try method.fit(transformed, like: fitted?.model)
    return Fitted(
      model: model, transform: transform, isBiasAdjusted: isBiasAdjusted,
      inSample: try InSample(
        of: series, fittedValues: model.fittedValues.map { $0.isNaN ? $0 : transform.inverse($0) },
        estimated: 0))
  }

  private func transform(for series: TimeSeries) -> BoxCox {
    switch power {
    case .given(let lambda): BoxCox(lambda: lambda)
    case .guerrero(let period, let range):
      BoxCox.guerrero(of: series.values.filter { !$0.isNaN }, period: period, in: range)
    }
  }

  /// A method fitted to a power of the values.
  public struct Fitted: InSampleModel {
    /// The method, fitted to the transformed values.
    public let model: any FittedForecaster

    /// The transform.
    public let transform: BoxCox

    let isBiasAdjusted: Bool

    /// The one-step predictions of the series.
    public let inSample: InSample

    /// The parameters of the method, and the power.
    public var parameters: [Parameter] {
      model.parameters + [Parameter(name: "lambda", estimate: transform.lambda)]
    }

    /// Predicts the transforms, and takes them back.
    public func forecast(horizon: Int) -> Forecast { back(model.forecast(horizon: horizon)) }

    /// Predicts the transforms on given days, and takes them back.
    public func forecast(on days: [Day]) -> Forecast { back(model.forecast(on: days)) }

    private func back(_ forecast: Forecast) -> Forecast {
      Forecast(
        distributions: forecast.distributions.map {
          .boxCox(
            BoxCoxDistribution(
              transformed: $0, transform: transform, isBiasAdjusted: isBiasAdjusted))
        })
    }
  }
}

// MARK: - Paths

extension Transformed.Fitted {
  /// The method's paths, taken back.
  public var paths: InnovationPaths? { model.paths?.mapped(back) }

  /// A value to come, taken back.
  var back: @Sendable (Int, Double) -> Double {
    { [transform] in transform.inverse($1) }
  }
}

extension Transformed {
  /// The models of the transform, whose power is taken as known.
  public func likelyModels(of series: TimeSeries) throws(FitError) -> [LikelyModel] {
    let fitted = try fit(series)
    let values = series.values.map(fitted.transform.transform)
    guard let transformed = try? TimeSeries(days: series.days, values: values) else {
      preconditionFailure("the days of a series are in order")
    }
    return try method.likelyModels(of: transformed).map { $0.mapped(fitted.back) }
  }
}
