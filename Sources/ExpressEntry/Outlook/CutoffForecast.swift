public import Forecasting
public import TimeSeries

/// What a model says of a cut-off, and what it became.
public struct CutoffForecast: Sendable {
  /// The category.
  public let category: Category

  /// The model.
  public let model: CutoffModelName

  /// The model that the automatic one chose; else the model itself.
  public let chosen: CutoffModelName

  /// The day of the forecast.
  public let origin: Day

  /// What was given of the round.
  public let given: Given

  /// The expected cut-off.
  public let point: Double

  /// The past errors of all categories, in units of their categories' scales.
  let scaledErrors: ScaledErrors

  /// The scale of the category, in CRS points.
  let scale: Double

  /// The round, nil while it is still to come.
  public let outcome: Round?

  /// The mean change from round to round in the category's history, by which errors can be scaled.
  let meanChange: Double?

  /// The forecast less the cut-off, in CRS points; nil while the round is still to come.
  public var error: Double? {
    outcome.map { point - $0.points }
  }

  /// The forecast as a distribution: past errors about the point, each as likely above as below.
  ///
  /// Made when it is asked for: of the thousands of forecasts that a choice of model goes by, only
  /// the points are needed.
  public var distribution: PredictiveDistribution {
    guard !scaledErrors.isEmpty else { return .unknownSpread(location: point) }
    let sizes = scaledErrors.calibrated.map { $0 * scale }
    return .empirical(EmpiricalDistribution(point: point, errors: sizes + sizes.map { -$0 }))
  }

  /// The interval of whole cut-offs within `0...1200` for a probability in `0..<1`.
  public func interval(level: Double) -> ClosedRange<Int> {
    wholeCutoffs(within: distribution.interval(level: level))
  }
}

extension ClosedRange<Int> {
  /// Whether a cut-off is between the bounds.
  public func reaches(_ cutoff: Double) -> Bool {
    Double(lowerBound) <= cutoff && cutoff <= Double(upperBound)
  }
}

/// The whole cut-offs that an interval reaches, between 0 and the highest score there can be.
func wholeCutoffs(within interval: ClosedRange<Double>) -> ClosedRange<Int> {
  let lower = min(max(interval.lowerBound.rounded(.down), 0), 1200)
  let upper = min(max(interval.upperBound.rounded(.up), 0), 1200)
  return Int(lower)...Int(upper)
}
