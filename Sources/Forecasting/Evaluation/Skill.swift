extension Collection<Outcome> {
  /// The part of another method's mean absolute error that these forecasts save.
  ///
  ///     skill = 1 − MAE / MAE of the reference
  ///
  /// - Parameter reference: Forecasts of the same observations, such as those of the last value.
  /// - Returns: One for perfect forecasts, zero for the reference's own, less for worse; nil
  ///   without forecasts or where the reference is perfect.
  public func skill(against reference: some Collection<Outcome>) -> Double? {
    precondition(count == reference.count, "\(count) forecasts against \(reference.count)")
    guard let own = meanAbsoluteError, let other = reference.meanAbsoluteError, other > 0 else {
      return nil
    }
    return 1 - own / other
  }
}
