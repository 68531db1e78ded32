/// A point forecast with the errors of past forecasts, which may count unequally.
///
/// The quantiles are those of split-conformal prediction: the next error is as likely to fall into
/// any of the n + 1 gaps that n past errors leave, so the error of rank i is the quantile of
/// i / (n + 1), and lines join the ranks. Weights stretch the ranks: Barber, Candès, Ramdas &
/// Tibshirani (2023), *Conformal prediction beyond exchangeability*, Annals of Statistics 51(2).
///
/// Beyond the outermost errors, where conformal prediction allows any value, the quantiles go on
/// as those of Student's t do from there, with one degree of freedom fewer than there are errors:
/// far if the errors are few. A single error is taken to be as likely on the other side.
public struct EmpiricalDistribution: Sendable, Equatable {
  /// The point forecast, to which each error is added.
  public let point: Double

  /// The errors, actual less forecast, in ascending order.
  public let errors: [Double]

  /// The probability that the next error is less, for each error.
  public let ranks: [Double]

  /// How many errors of full weight there are, in effect: (Σw)² / Σw².
  public let effectiveCount: Double

  /// The mean error, each counted by its weight.
  public let meanError: Double

  /// Creates a distribution of errors that count alike.
  ///
  /// - Parameters:
  ///   - point: The point forecast.
  ///   - errors: Past errors, at least one, all finite.
  /// - Complexity: O(n) where the errors are in order, or are a sorted list followed by another.
  public init(point: Double, errors: [Double]) {
    precondition(!errors.isEmpty, "a distribution of no errors")
    let total = Double(errors.count)
    guard errors.count > 1 else {
      self = EmpiricalDistribution(point: point, errors: errors, weights: [1])
      return
    }
    let sorted = errors.sorted()
    self = EmpiricalDistribution(
      point: point, errors: sorted,
      ranks: sorted.indices.map { (Double($0) + 1) / (total + 1) }, effectiveCount: total,
      meanError: sorted.reduce(0) { $0 + $1 * (1 / total) })
  }

  /// Creates the distribution of a sample about a point that stays its mean.
  ///
  /// - Parameters:
  ///   - point: The mean.
  ///   - sample: Draws of the error about it, at least one, all finite.
  public init(about point: Double, sample: [Double]) {
    let drawn = EmpiricalDistribution(point: point, errors: sample)
    self.point = point
    errors = drawn.errors
    ranks = drawn.ranks
    effectiveCount = drawn.effectiveCount
    meanError = 0
  }

  /// Creates a distribution of errors with weights.
  ///
  /// - Parameters:
  ///   - point: The point forecast.
  ///   - errors: Past errors, at least one, all finite.
  ///   - weights: What each error counts where the next one would count 1; all positive.
  public init(point: Double, errors: [Double], weights: [Double]) {
    precondition(
      !errors.isEmpty && errors.count == weights.count,
      "\(errors.count) errors with \(weights.count) weights")
    let (count, squared) = (weights.reduce(0, +), weights.reduce(0) { $0 + $1 * $1 })
    effectiveCount = count * count / squared
    let isSingle = errors.count == 1
    let errors = isSingle ? errors + errors.map { -$0 } : errors
    let weights = isSingle ? (weights + weights).map { $0 / 2 } : weights

    let order = errors.indices.sorted { errors[$0] < errors[$1] }
    let total = weights.reduce(0, +)
    var ranks: [Double] = []
    ranks.reserveCapacity(errors.count)
    var (below, mean) = (0.0, 0.0)
    for index in order {
      let weight = weights[index]
      ranks.append((below + weight / 2 + 0.5) / (total + 1))
      below += weight
      mean += errors[index] * (weight / total)
    }
    self.point = point
    self.errors = order.map { errors[$0] }
    self.ranks = ranks
    meanError = mean
  }

  /// Creates a distribution from its parts.
  private init(
    point: Double, errors: [Double], ranks: [Double], effectiveCount: Double, meanError: Double
  ) {
    self.point = point
    self.errors = errors
    self.ranks = ranks
    self.effectiveCount = effectiveCount
    self.meanError = meanError
  }

  /// Creates a distribution about a point from errors already ranked.
  private init(_ other: EmpiricalDistribution, point: Double, factor: Double = 1) {
    self.point = point
    errors = other.errors.map { $0 * factor }
    ranks = other.ranks
    effectiveCount = other.effectiveCount
    meanError = other.meanError * factor
  }

  /// The mean.
  public var mean: Double { point + meanError }

  /// The value that the observation stays below with a probability between zero and one.
  public func quantile(_ probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "a probability of \(probability)")
    return point + errorQuantile(probability)
  }

  /// The distribution moved by a distance.
  public func shifted(by distance: Double) -> EmpiricalDistribution {
    EmpiricalDistribution(self, point: point + distance)
  }

  /// The same errors about another point, each a positive multiple of what it was.
  public func moved(to point: Double, scaledBy factor: Double) -> EmpiricalDistribution {
    precondition(factor > 0, "a factor of \(factor)")
    return EmpiricalDistribution(self, point: point, factor: factor)
  }

  /// The expected distance to the observation less half the expected distance of two draws.
  ///
  /// The errors count by the differences of their ranks, without tails.
  func crps(of actual: Double) -> Double {
    let weights = ranks.indices.map { index in
      let below = index == 0 ? 0 : (ranks[index - 1] + ranks[index]) / 2
      let above = index == ranks.count - 1 ? 1 : (ranks[index] + ranks[index + 1]) / 2
      return above - below
    }
    // Σᵢⱼ wᵢwⱼ|xᵢ − xⱼ| / 2 = Σ over gaps of (gap · weight below · weight above).
    var (distance, spread, below) = (0.0, 0.0, 0.0)
    for (index, weight) in weights.enumerated() {
      distance += weight * abs(point + errors[index] - actual)
      below += weight
      if index + 1 < errors.count {
        spread += (errors[index + 1] - errors[index]) * below * (1 - below)
      }
    }
    return distance - spread
  }

  // MARK: - Quantiles

  /// The quantile of the error.
  private func errorQuantile(_ probability: Double) -> Double {
    let last = ranks.count - 1
    if probability < ranks[0] { return tail(probability, from: 0) }
    if probability > ranks[last] { return tail(probability, from: last) }
    return interpolated(probability)
  }

  /// The quantile between the outermost errors, or the nearer of them.
  private func interpolated(_ probability: Double) -> Double {
    var (low, high) = (0, ranks.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if ranks[middle] <= probability { low = middle } else { high = middle }
    }
    let fraction = (probability - ranks[low]) / (ranks[high] - ranks[low])
    return errors[low] + min(1, max(0, fraction)) * (errors[high] - errors[low])
  }

  /// The quantile beyond an outermost error, whose distance from the median grows as t's does.
  private func tail(_ probability: Double, from index: Int) -> Double {
    let center = interpolated(0.5)
    let freedom = max(1, effectiveCount - 1)
    let stretch =
      StudentQuantiles.quantile(probability, degreesOfFreedom: freedom)
      / StudentQuantiles.quantile(ranks[index], degreesOfFreedom: freedom)
    return center + (errors[index] - center) * stretch
  }
}
