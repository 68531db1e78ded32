public import TimeSeries

/// A forecast beside what then happened.
public struct Outcome: Sendable, Equatable {
  /// The number of observations before the one forecast, all that the forecast knew.
  public let origin: Int

  /// The day of the observation.
  public let day: Day

  /// The forecast of the observation.
  public let forecast: PredictiveDistribution

  /// The observation itself.
  public let actual: Double

  /// The mean absolute step of the observations before it, nil where there is none.
  public let typicalStep: Double?

  /// The mean squared step of the observations before it, nil where there is none.
  public let typicalSquaredStep: Double?

  /// The horizon: the number of steps after the last known observation.
  public let horizon: Int

  /// Creates an outcome.
  public init(
    origin: Int, day: Day, forecast: PredictiveDistribution, actual: Double,
    typicalStep: Double? = nil, typicalSquaredStep: Double? = nil, horizon: Int = 1
  ) {
    self.origin = origin
    self.day = day
    self.forecast = forecast
    self.actual = actual
    self.typicalStep = typicalStep
    self.typicalSquaredStep = typicalSquaredStep
    self.horizon = horizon
  }

  /// The actual value less the mean of the forecast.
  public var error: Double { actual - forecast.mean }
}
