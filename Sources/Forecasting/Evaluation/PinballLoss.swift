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
