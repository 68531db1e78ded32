import Statistics

/// How past errors become the spread of a forecast.
///
/// An error counts in units of the scale that was known before it was made, so that errors of calm
/// and of wild times and series compare. Its sign does not count: with few errors their asymmetry
/// is mostly chance. The quantiles are conformal, see ``EmpiricalDistribution``.
public struct IntervalCalibration: Sendable, Equatable {
  /// How much an error counts for the scale, of what the one after it counts.
  public var discount: Double

  /// How many own errors the typical error of other series counts for in the scale.
  public var priorWeight: Double

  /// How many own errors those of other series together count for in the shape, at most.
  public var poolWeight: Double

  /// Creates the settings.
  ///
  /// The score of 80 % intervals on some 130 forecasts of several short series moved by 3 % over
  /// discounts of 0.7 to 0.95, prior weights of 1 to 4 and pool weights of 5 to 60: the defaults
  /// stand in the middle of that plain.
  ///
  /// - Parameters:
  ///   - discount: More than 0 and at most 1.
  ///   - priorWeight: Zero or more.
  ///   - poolWeight: Zero or more.
  public init(discount: Double = 0.9, priorWeight: Double = 4, poolWeight: Double = 20) {
    precondition(
      discount > 0 && discount <= 1 && priorWeight >= 0 && poolWeight >= 0,
      "discount \(discount), weights \(priorWeight) and \(poolWeight)")
    self.discount = discount
    self.priorWeight = priorWeight
    self.poolWeight = poolWeight
  }

  /// What is said of an observation, given a point and how wrong such points have been.
  ///
  /// Without other series the scale before each error is shrunk toward the mean of all, as the
  /// first scales, of one or two errors, would make the next error seem small or enormous.
  ///
  /// - Parameters:
  ///   - point: The point.
  ///   - errors: The errors of the series' own past points, the newest last.
  ///   - pool: Errors of other series.
  /// - Returns: The distribution; of unknown spread without any error.
  func distribution(
    point: Double, errors: [Double], pool: ErrorPool?
  ) -> PredictiveDistribution {
    let sizes = errors.map { abs($0) }
    guard let prior = pool?.typicalError ?? (sizes.isEmpty ? nil : sizes.mean) else {
      return .unknownSpread(location: point)
    }
    var running = ErrorScale(discount: discount, prior: prior, priorWeight: priorWeight)
    var scaledErrors: [Double] = []
    for error in errors {
      if running.scale > 0 { scaledErrors.append(error / running.scale) }
      running.add(error)
    }
    return distribution(
      point: point, scale: running.scale, scaledErrors: scaledErrors,
      others: pool?.scaledErrors ?? [])
  }

  /// A point with errors of both signs in units of a scale.
  private func distribution(
    point: Double, scale: Double, scaledErrors: [Double], others: [Double]
  ) -> PredictiveDistribution {
    guard scale > 0 else { return .normal(mean: point, standardDeviation: 0) }
    let otherWeight = others.isEmpty ? 0 : min(1, poolWeight / Double(others.count))
    let weighted =
      scaledErrors.map { (error: $0 * scale, weight: 0.5) }
      + (otherWeight > 0 ? others.map { (error: $0 * scale, weight: otherWeight / 2) } : [])
    guard !weighted.isEmpty, weighted.allSatisfy({ $0.error.isFinite }) else {
      return .unknownSpread(location: point)
    }
    return .empirical(
      EmpiricalDistribution(
        point: point, errors: weighted.map(\.error) + weighted.map { -$0.error },
        weights: weighted.map(\.weight) + weighted.map(\.weight)))
  }
}
