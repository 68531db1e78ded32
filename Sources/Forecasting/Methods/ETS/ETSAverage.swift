import RealModule
public import TimeSeries

/// The models of the taxonomy averaged, each by how likely the criterion holds it.
///
///     ŷ = Σ wᵢ ŷᵢ,    var = Σ wᵢ [varᵢ + (ŷᵢ − ŷ)²],    wᵢ ∝ exp(−AICcᵢ / 2)
///
/// Where two models are nearly as good, choosing one makes the forecast jump with the next value;
/// the mean of both does not. Burnham & Anderson (2002), *Model Selection and Multimodel Inference*,
/// §4.2; for exponential smoothing Kolassa (2011), *Combining exponential smoothing forecasts using
/// Akaike weights*, International Journal of Forecasting 27(2).
public struct ETSAverage: Forecaster {
  /// The number of observations in a cycle, one for none.
  public let period: Int

  /// The name by which users ask for the method.
  public var name: String { "ets-average" }

  /// Creates the method.
  ///
  /// - Parameter period: The number of observations in a cycle, one for none.
  public init(period: Int = 1) {
    precondition(period >= 1, "a period of \(period)")
    self.period = period
  }

  /// Fits every model that the series allows.
  ///
  /// - Parameter series: At least three observations.
  /// - Returns: The models, weighted.
  /// - Throws: ``FitError`` if none can be fitted.
  public func fit(_ series: TimeSeries) throws(FitError) -> Fitted {
    let candidates = try ETS(period: period).candidates(on: series)
    guard let least = candidates.map(\.criterion).min() else {
      let single = try ETS(period: period).fit(series)
      return Fitted(
        members: [(1, single.model)],
        inSample: try InSample(of: series, fittedValues: single.fittedValues, estimated: 0))
    }
    let likely = candidates.filter { $0.criterion < least + 10 }
    let weights = likely.map { Double.exp((least - $0.criterion) / 2) }
    let total = weights.reduce(0, +)
    var members: [(weight: Double, model: any FittedForecaster)] = []
    for (candidate, weight) in zip(likely, weights) {
      members.append((weight / total, try candidate.model()))
    }
    return try fitted(series, members)
  }

  /// Runs the models that another series weighed through a series, with their constants and weights.
  public func fit(_ series: TimeSeries, keeping fitted: Fitted) throws(FitError) -> Fitted {
    let method = ETS(period: period)
    var members: [(weight: Double, model: any FittedForecaster)] = []
    for (weight, model) in fitted.members {
      let kept = ETS.Fitted(trend: (model as? ETSModel)?.form.trend ?? .none, model: model)
      members.append((weight, try method.fit(series, keeping: kept).model))
    }
    return try self.fitted(series, members)
  }

  private func fitted(
    _ series: TimeSeries, _ members: [(weight: Double, model: any FittedForecaster)]
  ) throws(FitError) -> Fitted {
    let predictions = members.map { (weight: $0.weight, values: $0.model.fittedValues) }
    let fittedValues = series.values.indices.map { index in
      predictions.reduce(0) { $0 + $1.weight * $1.values[index] }
    }
    return Fitted(
      members: members,
      inSample: try InSample(of: series, fittedValues: fittedValues, estimated: 0))
  }

  /// The models of the taxonomy, fitted and weighted.
  public struct Fitted: InSampleModel {
    /// The models with their weights, which sum to one.
    public let members: [(weight: Double, model: any FittedForecaster)]

    /// The one-step predictions of the series.
    public let inSample: InSample

    /// The weight of each model.
    public var parameters: [Parameter] {
      members.map { weight, model in
        Parameter(name: (model as? ETSModel)?.form.description ?? "model", estimate: weight)
      }
    }

    /// Averages the models' forecasts.
    public func forecast(horizon: Int) -> Forecast {
      let forecasts = members.map { $0.model.forecast(horizon: horizon).distributions }
      return Forecast(
        distributions: (0..<horizon).map { step in
          let parts = zip(members, forecasts).map { ($0.weight, $1[step]) }
          let mean = parts.reduce(0) { $0 + $1.0 * $1.1.mean }
          var (variance, degrees) = (0.0, Double.infinity)
          for (weight, part) in parts {
            guard case .studentT(let location, let scale, let freedom) = part else {
              return parts.count == 1 ? part : .unknownSpread(location: mean)
            }
            variance += weight * (scale * scale + (location - mean) * (location - mean))
            degrees = min(degrees, freedom)
          }
          return .studentT(
            location: mean, scale: variance.squareRoot(), degreesOfFreedom: degrees)
        })
    }
  }
}
