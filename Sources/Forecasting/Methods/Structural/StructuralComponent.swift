/// A component of a structural model at each time, given all observations.
public struct StructuralComponent: Sendable, Equatable {
  /// The name: `level`, `slope` a day, `season`, `autoregression` or `regression`.
  public let name: String

  /// The smoothed values.
  public let values: [Double]

  /// Their standard errors, the variances taken as known.
  public let standardErrors: [Double]
}

/// What disturbed a part of a structural model, given all observations.
///
/// The estimates in units of their own standard deviations tell outliers (of the observations) from
/// breaks (of level and slope): Harvey & Koopman (1992), *Diagnostic checking of unobserved
/// components time series models*, Journal of Business & Economic Statistics 10(4).
public struct StructuralDisturbances: Sendable, Equatable {
  /// The name: `observation`, `level`, `slope`, `season` or `autoregression`.
  public let name: String

  /// The smoothed disturbance of each observation, or over the gap before it.
  public let estimates: [Double]

  /// The estimates over their standard deviations; zero where there can be none.
  public let standardized: [Double]
}
