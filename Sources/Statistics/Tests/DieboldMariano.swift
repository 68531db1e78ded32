/// The test of Diebold and Mariano that two forecasts of the same values lose alike.
///
///     d̄ / √(V / n) · √[(n + 1 − 2h + h (h − 1) / n) / n],    t with n − 1 degrees of freedom
///
/// V is the variance of the differences with their autocovariances up to lag h − 1; where it is not
/// positive, as it may be in short series, those are left out. Diebold & Mariano (1995), *Comparing
/// predictive accuracy*, with the small-sample correction of Harvey, Leybourne & Newbold (1997),
/// International Journal of Forecasting 13.
///
/// - Parameters:
///   - first: The losses of one forecast, such as its squared errors, in the order of time.
///   - second: The losses of the other.
///   - horizon: How many steps ahead both forecasts were made.
/// - Returns: The outcome, negative where the first loses less, p for either direction; nil where
///   the losses differ by a constant.
public func dieboldMariano(_ first: [Double], _ second: [Double], horizon: Int = 1) -> TestResult? {
  precondition(first.count == second.count, "\(first.count) and \(second.count) losses")
  precondition((1..<first.count).contains(horizon), "a horizon of \(horizon)")
  let differences = zip(first, second).map { $0 - $1 }
  let mean = differences.mean
  let deviations = differences.map { $0 - mean }
  let count = Double(differences.count)
  func covariance(_ lag: Int) -> Double {
    zip(deviations, deviations.dropFirst(lag)).map { $0 * $1 }.compensatedSum / count
  }
  let atZero = covariance(0)
  let others = (1..<horizon).map { covariance($0) }.compensatedSum
  let usesOthers = atZero + 2 * others > 0
  let variance = usesOthers ? atZero + 2 * others : atZero
  guard variance > 1e-24 * mean * mean, variance > 0 else { return nil }
  let h = Double(usesOthers ? horizon : 1)
  let correction = ((count + 1 - 2 * h + h * (h - 1) / count) / count).squareRoot()
  let statistic = mean / (variance / count).squareRoot() * correction
  return TestResult(
    statistic: statistic,
    p: StudentT(degreesOfFreedom: count - 1).probability(beyond: statistic),
    degreesOfFreedom: [count - 1])
}
