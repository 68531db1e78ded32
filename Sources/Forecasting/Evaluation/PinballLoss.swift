import Statistics

/// The loss of a quantile: what lies above counts by its probability, what lies below by the rest.
///
///     L = τ (y − q)⁺ + (1 − τ) (q − y)⁺
///
/// Koenker & Bassett (1978), *Regression Quantiles*, Econometrica 46(1).
///
/// - Parameters:
///   - quantile: The forecast of the quantile.
///   - actual: What happened.
///   - probability: The probability τ of less than the quantile.
/// - Returns: The loss, in the unit of the observation.
public func pinballLoss(of quantile: Double, actual: Double, probability: Double) -> Double {
  actual >= quantile ? probability * (actual - quantile) : (1 - probability) * (quantile - actual)
}

extension Collection<Outcome> {
  /// The mean pinball loss of the quantile of a probability; nil without forecasts.
  public func pinballLoss(probability: Double) -> Double? {
    guard !isEmpty else { return nil }
    return map {
      Forecasting.pinballLoss(
        of: $0.forecast.quantile(probability), actual: $0.actual, probability: probability)
    }.mean
  }
}

extension Collection<Outcome> {
  /// The mean pinball loss at each of several probabilities, asking each forecast once.
  public func pinballLosses(probabilities: [Double]) -> [Double]? {
    guard !isEmpty else { return nil }
    var sums = [Double](repeating: 0, count: probabilities.count)
    for outcome in self {
      for (index, probability) in probabilities.enumerated() {
        sums[index] += Forecasting.pinballLoss(
          of: outcome.forecast.quantile(probability), actual: outcome.actual,
          probability: probability)
      }
    }
    return sums.map { $0 / Double(count) }
  }

  /// The pinball loss over several probabilities, weighted alike; nil without forecasts.
  ///
  /// Over many that are evenly spread, twice this loss is near to the ``crps``.
  ///
  /// - Parameter probabilities: The probabilities; nine tenths and the ends of 95 % by default.
  /// - Returns: The mean of the mean losses.
  public func meanPinballLoss(
    probabilities: [Double] = [0.025, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.975]
  ) -> Double? {
    pinballLosses(probabilities: probabilities)?.mean
  }
}
