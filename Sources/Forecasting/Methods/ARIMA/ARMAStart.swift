import LinearAlgebra
import RealModule

/// Where the search for the coefficients of an ARMA process starts.
///
/// A long autoregression gives estimates of the innovations, and the series is regressed on its own
/// past and theirs at the lags of the order, the products of the seasonal factors left out. Hannan &
/// Rissanen (1982), *Recursive estimation of mixed autoregressive-moving average order*, Biometrika
/// 69(1).
struct ARMAStart {
  /// The stationary series.
  private let values: [Double]

  /// The residuals of the long autoregression, zeros first; nil if the series is too short for it.
  private let innovations: [Double]?

  private let longOrder: Int

  /// Runs the long autoregression on a series with a season.
  init(_ values: [Double], period: Int, needsInnovations: Bool = true) {
    self.values = values
    let wanted = max(Int(10 * Double.log10(Double(max(1, values.count)))), period + 2)
    longOrder = min(wanted, values.count / 3)
    let lags = Array(1..<longOrder + 1)
    innovations =
      if needsInnovations, longOrder >= 1,
        let fit = regression(values, on: lags.map { (values, $0) }, from: longOrder)
      {
        Array(repeating: 0, count: longOrder) + fit.residuals
      } else {
        nil
      }
  }

  /// The free numbers of a process of an order, zeros where the regression cannot tell.
  func position(for order: ARIMAOrder) -> [Double] {
    let zeros = [Double](repeating: 0, count: order.coefficientCount)
    let needsInnovations = order.movingAverageReach > 0
    guard order.coefficientCount > 0, !needsInnovations || innovations != nil else { return zeros }
    let echo = innovations ?? []
    var lagged: [([Double], Int)] = []
    func add(_ source: [Double], _ count: Int, step: Int) {
      for lag in 0..<count { lagged.append((source, (lag + 1) * step)) }
    }
    add(values, order.autoregressive, step: 1)
    add(echo, order.movingAverage, step: 1)
    add(values, order.seasonalAutoregressive, step: order.period)
    add(echo, order.seasonalMovingAverage, step: order.period)
    let first = max(
      order.autoregressiveReach, needsInnovations ? longOrder + order.movingAverageReach : 0)
    guard let fit = regression(values, on: lagged, from: min(first, values.count)) else {
      return zeros
    }
    return ARMAProcess.free(for: fit.coefficients, order: order)
  }
}

/// Regresses values, from an index on, on lags; nil if there are too few or the lags are collinear.
private func regression(
  _ values: [Double], on lagged: [(source: [Double], lag: Int)], from start: Int
) -> LeastSquares? {
  let rows = start..<values.count
  guard rows.count > lagged.count + 1 else { return nil }
  let columns = lagged.map { source, lag in rows.map { source[$0 - lag] } }
  return try? LeastSquares(
    response: Array(values[rows]), design: Matrix(columns: columns), refined: false)
}
