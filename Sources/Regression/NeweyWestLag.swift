import RealModule

extension Covariance {
  /// The lag up to which errors are usually allowed to depend on each other.
  ///
  ///     ⌊4 (n/100)^(2/9)⌋
  ///
  /// Newey & West (1994), *Automatic Lag Selection in Covariance Matrix Estimation*, Review of
  /// Economic Studies 61, section 3, for the Bartlett kernel.
  ///
  /// - Parameter observations: The number of observations, at least one.
  /// - Returns: The lag.
  public static func usualLag(observations: Int) -> Int {
    Int(4 * Double.pow(Double(observations) / 100, 2.0 / 9))
  }
}
