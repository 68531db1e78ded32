/// A definition of the quantiles of a sample.
///
/// The numbers are those of Hyndman & Fan (1996), *Sample quantiles in statistical packages*, The
/// American Statistician 50, and of R's `quantile`.
public enum QuantileType: Int, Sendable, CaseIterable {
  /// The inverse of the distribution function.
  case inverse = 1

  /// The same, with the average at its steps.
  case averagedInverse = 2

  /// The nearest even order statistic, as SAS once did.
  case nearestEven = 3

  /// The inverse of the distribution function, its steps joined by lines.
  case linearInverse = 4

  /// Lines between the middles of the steps, as hydrologists do.
  case midpoint = 5

  /// Lines through k / (n + 1), the mean of what the order statistic stays below.
  case weibull = 6

  /// Lines through (k − 1) / (n − 1), the mode; the default of R and of Excel.
  case mode = 7

  /// Lines through (k − ⅓) / (n + ⅓), near the median whatever the distribution.
  case medianUnbiased = 8

  /// Lines through (k − ⅜) / (n + ¼), near the mean for the normal distribution.
  case normalUnbiased = 9
}

extension [Double] {
  /// The quantile of at least one value, for a probability in `0...1`.
  public func quantile(_ probability: Double, type: QuantileType = .mode) -> Double {
    sorted().sortedQuantile(probability, type: type)
  }

  /// Quantiles for several probabilities, sorting once.
  public func quantiles(_ probabilities: [Double], type: QuantileType = .mode) -> [Double] {
    let ordered = sorted()
    return probabilities.map { ordered.sortedQuantile($0, type: type) }
  }

  /// The middle value, or the mean of the two in the middle.
  public var median: Double { quantile(0.5) }

  /// The quantile of values in ascending order.
  private func sortedQuantile(_ probability: Double, type: QuantileType) -> Double {
    precondition(!isEmpty, "a quantile of no values")
    precondition((0...1).contains(probability), "a probability of \(probability)")
    let count = Double(count)
    let shift =
      switch type {
      case .inverse, .averagedInverse, .linearInverse: 0.0
      case .nearestEven: -0.5
      case .midpoint: 0.5
      case .weibull: probability
      case .mode: 1 - probability
      case .medianUnbiased: (probability + 1) / 3
      case .normalUnbiased: probability / 4 + 0.375
      }
    // As R does, a position within rounding of a whole number is that number.
    let position = count * probability + shift
    let fuzz = 4 * Double.ulpOfOne
    let below = (position + fuzz).rounded(.down)
    var fraction = position - below
    if abs(fraction) < fuzz { fraction = 0 }
    let weight =
      switch type {
      case .inverse: fraction > 0 ? 1.0 : 0.0
      case .averagedInverse: fraction > 0 ? 1.0 : 0.5
      case .nearestEven: fraction == 0 && Int(below).isMultiple(of: 2) ? 0.0 : 1.0
      default: fraction
      }
    let lower = self[Swift.min(Swift.max(Int(below), 1), self.count) - 1]
    let upper = self[Swift.min(Swift.max(Int(below) + 1, 1), self.count) - 1]
    if weight == 0 || lower == upper { return lower }
    return weight == 1 ? upper : lower + weight * (upper - lower)
  }
}
