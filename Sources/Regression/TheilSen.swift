import Statistics

/// The line of Theil and Sen: the median slope between any two observations.
///
/// Up to 29 % of the observations may be arbitrarily wrong. Theil (1950), Indagationes Mathematicae
/// 12; Sen (1968), *Estimates of the regression coefficient based on Kendall's tau*, Journal of the
/// American Statistical Association 63, whose interval this gives too.
public struct TheilSen: Sendable, Equatable {
  /// The median slope.
  public let slope: Double

  /// The median of what the slope leaves of the response.
  public let intercept: Double

  /// The slopes between any two observations, in order.
  private let slopes: [Double]

  /// The number of observations.
  private let observations: Int

  /// Fits a line.
  ///
  /// - Parameters:
  ///   - response: The observed values, finite.
  ///   - regressor: What they depend on, as many, finite, not all the same.
  /// - Throws: ``RegressionError`` if there is no pair of different regressors, or a value is not
  ///   finite.
  public init(_ response: [Double], on regressor: [Double]) throws(RegressionError) {
    precondition(response.count == regressor.count, "\(regressor.count) regressors")
    if let row = response.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(row: row, term: nil)
    }
    if let row = regressor.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(row: row, term: "regressor")
    }
    var slopes: [Double] = []
    for right in response.indices.dropFirst() {
      for left in 0..<right where regressor[left] != regressor[right] {
        slopes.append((response[right] - response[left]) / (regressor[right] - regressor[left]))
      }
    }
    guard !slopes.isEmpty else { throw .collinear(terms: ["regressor"]) }
    slopes.sort()
    let slope = slopes.median
    self.slope = slope
    intercept = zip(response, regressor).map { $0 - slope * $1 }.median
    self.slopes = slopes
    observations = response.count
  }

  /// Sen's confidence interval of the slope, at a level in `0..<1`, for a response without ties.
  public func slopeInterval(level: Double) -> ClosedRange<Double> {
    precondition((0..<1).contains(level), "a level of \(level)")
    let count = Double(observations)
    let deviation = (count * (count - 1) * (2 * count + 5) / 18).squareRoot()
    let reach = Normal().quantile(above: (1 - level) / 2) * deviation
    let middle = Double(slopes.count)
    let lower = Int(((middle - reach) / 2).rounded()) - 1
    let upper = Int(((middle + reach) / 2).rounded())
    return slopes[max(0, lower)]...slopes[min(slopes.count - 1, max(0, upper))]
  }
}
