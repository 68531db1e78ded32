import RealModule
import Statistics

/// How far from a combined point an observation may be, calibrated on other series.
///
///     u² = [s · exp(a + b log h + c log k)]² + (g d)²
///
/// u is half the width of the interval of 95 %, s the median scale of the members, d the standard
/// deviation of their points, h the horizon, and k the number of cycles, or of observations without
/// one. A member that is taken for true knows less than it says, and where members disagree some of
/// them are wrong. Of a positive series the interval is one of the root or, without a cycle, of the
/// logarithm, so that it reaches farther up than down as the errors do; half of it is at most 1.5
/// there, r tanh(u / r ŷ) with r = 1.5, as a wide spread says little of ratios.
///
/// a, b, c and g, one set for each length of the cycle, have the least interval score of forecasts of
/// the two last held-out horizons of the training parts of the competitions M1, M3 and Tourism, the
/// three counting alike; then both terms are widened by so much that 95 % hold, and the degrees of
/// freedom are those with which 80 % do.
struct CalibratedSpread: Sendable {
  private let constants: Constants
  private let logLength: Double
  private let degreesOfFreedom: Double
  private let isPositive: Bool

  /// What was learnt for a length of the cycle.
  private struct Constants {
    let a, b, c, g, degreesOfFreedom: Double
    let transform: BoxCox

    /// The quantile of the t distribution that the interval of 95 % ends at.
    let quantile: Double

    /// The least k of the series that it was learnt from.
    let shortest: Double

    init(period: Int) {
      switch period {
      case ..<4:
        (a, b, c, g, degreesOfFreedom, shortest) = (0.979, 0.185, -0.016, 2.062, 4, 8)
        transform = BoxCox(lambda: 0)
      case 4..<12:
        (a, b, c, g, degreesOfFreedom, shortest) = (0.995, 0.1, -0.018, 2.324, 5, 2.5)
        transform = BoxCox(lambda: 0.5)
      default:
        (a, b, c, g, degreesOfFreedom, shortest) = (0.585, -0.006, 0.077, 2.81, 5, 2)
        transform = BoxCox(lambda: 0.5)
      }
      quantile = StudentQuantiles.quantile(0.975, degreesOfFreedom: degreesOfFreedom)
    }

    /// The derivative of the transform.
    func slope(at point: Double) -> Double { .pow(point, transform.lambda - 1) }

    /// Half an interval of the transform, given as a part of the point if that is a logarithm.
    func bounded(_ half: Double) -> Double {
      transform.lambda == 0 ? 1.5 * .tanh(half / 1.5) : half
    }
  }

  /// What was learnt for series like one.
  init(period: Int, observationCount: Int, isPositive: Bool) {
    constants = Constants(period: period)
    let length = Double(observationCount) / (period < 4 ? 1 : Double(period))
    // The constants say nothing of series shorter than any that they were learnt from.
    logLength = .log(max(length, constants.shortest))
    degreesOfFreedom = min(constants.degreesOfFreedom, max(1, Double(observationCount - 2)))
    self.isPositive = isPositive
  }

  /// What is said of the observations ahead, the first of one step.
  ///
  /// Near zero the members' scales explode, since a step of a root there is one to anywhere. From
  /// where half the interval is more than twice the point, the reach of a root at which it would go
  /// below zero, it grows no faster than the root of the horizon.
  func distributions(of steps: [CombinedStep]) -> [PredictiveDistribution] {
    var last: (half: Double, horizon: Int)?
    return steps.enumerated().map { index, step in
      let horizon = index + 1
      guard var half = half(of: step, horizon: horizon) else {
        return .unknownSpread(location: step.point)
      }
      if isPositive, constants.transform.lambda > 0, half > 2 * step.point, let last {
        half = min(half, last.half * (Double(horizon) / Double(last.horizon)).squareRoot())
      } else {
        last = (half, horizon)
      }
      return distribution(of: step, half: half)
    }
  }

  /// Half the interval of 95 % a horizon ahead, nil if it is unknown.
  private func half(of step: CombinedStep, horizon: Int) -> Double? {
    guard let scale = step.spread?.scale else { return nil }
    let factor = Double.exp(
      constants.a + constants.b * .log(Double(horizon)) + constants.c * logLength)
    let (model, others) = (factor * scale, constants.g * step.disagreement)
    return (model * model + others * others).squareRoot()
  }

  /// What is said of an observation if half the interval of 95 % is so wide.
  private func distribution(of step: CombinedStep, half: Double) -> PredictiveDistribution {
    let transform = constants.transform
    // Of a root that reaches below zero the interval would no longer be twice as wide as half of it.
    let reachesBelowZero = transform.lambda > 0 && half > 2 * step.point
    guard isPositive, step.point > 0, !reachesBelowZero,
      case let slope = constants.slope(at: step.point),
      case let location = transform.transform(step.point), slope.isFinite, location.isFinite
    else {
      return .studentT(
        location: step.point, scale: half / constants.quantile, degreesOfFreedom: degreesOfFreedom)
    }
    return .boxCox(
      BoxCoxDistribution(
        median: step.point,
        transformed: .studentT(
          location: location, scale: constants.bounded(half * slope) / constants.quantile,
          degreesOfFreedom: degreesOfFreedom),
        transform: transform))
  }
}
