extension ETS.Constants {
  /// Whether the effect of the first states dies out, so that forecasts rest on the observations.
  ///
  /// Hyndman, Akram & Archibald (2008), *The admissible parameter space for exponential smoothing
  /// models*, Annals of the Institute of Statistical Mathematics 60(2), as R's `ets` tests it: the
  /// inequalities, and with a season all zeros of a polynomial within the unit circle.
  ///
  /// - Parameters:
  ///   - form: The model.
  ///   - period: The number of observations in a cycle.
  /// - Returns: Whether they are admissible.
  public func isAdmissible(for form: ETS.Form, period: Int) -> Bool {
    let (alpha, gamma) = (level, season)
    let beta = form.trend == .none ? 0 : slope
    let phi = form.trend == .additiveDamped ? damping : 1
    guard phi > 0, phi <= 1 else { return false }
    if form.season == .none {
      return alpha >= 1 - 1 / phi && alpha <= 1 + 1 / phi
        && (form.trend == .none
          || beta >= alpha * (phi - 1) && beta <= (1 + phi) * (2 - alpha))
    }
    let m = Double(period)
    guard gamma >= max(1 - 1 / phi - alpha, 0), gamma <= 1 + 1 / phi - alpha,
      alpha >= 1 - 1 / phi - gamma * (1 - m + phi + phi * m) / (2 * phi * m),
      beta >= -(1 - phi) * (gamma / m + alpha)
    else { return false }
    let middle = alpha + beta - alpha * phi
    // From the power below the highest down to the constant.
    return isInvertible(
      [alpha + beta - phi] + [Double](repeating: middle, count: period - 2)
        + [middle + gamma - 1, phi * (1 - alpha - gamma)])
  }
}
