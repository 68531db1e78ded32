public import Forecasting
public import TimeSeries

/// What a model says of a cut-off, and what it became.
public struct CutoffForecast: Sendable {
  /// The family.
  public let family: Family

  /// The model.
  public let model: String

  /// The model that the automatic one chose; else the model itself.
  public let chosen: String

  /// The day of the forecast.
  public let origin: Day

  /// What was given of the round.
  public let given: Given

  /// The forecast.
  public let distribution: PredictiveDistribution

  /// The round, nil while it is still to come.
  public let outcome: Round?

  /// The mean change from round to round in the family's history, by which errors can be scaled.
  let meanChange: Double?

  /// The forecast less the cut-off, in CRS points; nil while the round is still to come.
  public var error: Double? {
    outcome.map { distribution.mean - Double($0.cutoff) }
  }

  /// The interval of whole cut-offs within `0...1200` for a probability in `0..<1`.
  public func interval(level: Double) -> ClosedRange<Double> {
    let interval = wholeCutoffs(within: distribution.interval(level: level))
    return Double(interval.lowerBound)...Double(interval.upperBound)
  }
}

/// The whole cut-offs that an interval reaches, between 0 and the highest score there can be.
func wholeCutoffs(within interval: ClosedRange<Double>) -> ClosedRange<Int> {
  let lower = min(max(interval.lowerBound.rounded(.down), 0), 1200)
  let upper = min(max(interval.upperBound.rounded(.up), 0), 1200)
  return Int(lower)...Int(upper)
}
