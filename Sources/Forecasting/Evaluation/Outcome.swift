public import TimeSeries

/// A forecast beside what then happened.
public struct Outcome: Sendable, Equatable {
  /// The number of observations before the one forecast, all that the forecast knew.
  public let origin: Int

  /// The day of the observation.
  public let day: Day

  /// What was said of it.
  public let forecast: PredictiveDistribution

  /// What it was.
  public let actual: Double

  /// The mean absolute step of the observations before it, nil where there is none.
  public let typicalStep: Double?

  /// Creates an outcome.
  public init(
    origin: Int, day: Day, forecast: PredictiveDistribution, actual: Double,
    typicalStep: Double? = nil
  ) {
    self.origin = origin
    self.day = day
    self.forecast = forecast
    self.actual = actual
    self.typicalStep = typicalStep
  }

  /// The actual value less the mean of the forecast.
  public var error: Double { actual - forecast.mean }
}
