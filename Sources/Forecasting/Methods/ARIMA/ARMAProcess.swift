import RealModule

/// A stationary and invertible ARMA process, its seasonal factors multiplied out.
///
///     yₜ = φ₁yₜ₋₁ + … + εₜ + θ₁εₜ₋₁ + …
///
/// It is set from coefficients, or from free numbers whose hyperbolic tangents are the partial
/// autocorrelations of each of the four factors: every choice of them gives a stationary and
/// invertible process, and every such process is given by one. Jones (1980), *Maximum likelihood
/// fitting of ARMA models to time series with missing observations*, Technometrics 22(3).
struct ARMAProcess {
  /// The order of the model.
  let order: ARIMAOrder

  /// The coefficients of the four factors, in R's order.
  private(set) var coefficients: [Double]

  /// The coefficients φ of the product of the autoregressive factors.
  private(set) var autoregressive: [Double]

  /// The coefficients θ of the product of the moving averages.
  private(set) var movingAverage: [Double]

  /// Creates white noise.
  init(_ order: ARIMAOrder) {
    self.order = order
    coefficients = Array(repeating: 0, count: order.coefficientCount)
    autoregressive = Array(repeating: 0, count: order.autoregressiveReach)
    movingAverage = Array(repeating: 0, count: order.movingAverageReach)
  }

  /// Creates the process with given coefficients.
  init(_ order: ARIMAOrder, coefficients: [Double]) {
    self.init(order)
    self.coefficients = coefficients
    multiply()
  }

  /// The number of elements of its state, max(p, q + 1) after multiplication.
  var stateCount: Int { max(autoregressive.count, movingAverage.count + 1) }

  /// The order of the four factors, and whether they are written with a minus.
  private static func factors(of order: ARIMAOrder) -> [4 of (count: Int, isNegative: Bool)] {
    [
      (order.autoregressive, true), (order.movingAverage, false),
      (order.seasonalAutoregressive, true), (order.seasonalMovingAverage, false),
    ]
  }

  /// Sets the process from free numbers.
  mutating func set(free position: [Double]) {
    let factors = Self.factors(of: order)
    var start = 0
    for index in 0..<4 {
      let sign: Double = factors[index].isNegative ? -1 : 1
      for offset in 0..<factors[index].count {
        // A partial autocorrelation of one would divide by zero in the covariances.
        let partial = sign * Double.tanh(min(max(position[start + offset], -8), 8))
        extend(from: start, count: offset, by: partial)
      }
      if factors[index].isNegative {
        for offset in 0..<factors[index].count { coefficients[start + offset].negate() }
      }
      start += factors[index].count
    }
    multiply()
  }

  /// One step of the recursion of Levinson and Durbin, on 1 + c₁z + … in place.
  private mutating func extend(from start: Int, count: Int, by partial: Double) {
    var (low, high) = (start, start + count - 1)
    while low < high {
      let (left, right) = (coefficients[low], coefficients[high])
      coefficients[low] = left + partial * right
      coefficients[high] = right + partial * left
      (low, high) = (low + 1, high - 1)
    }
    if low == high { coefficients[low] *= 1 + partial }
    coefficients[start + count] = partial
  }

  /// Multiplies the factors out.
  private mutating func multiply() {
    let (p, q) = (order.autoregressive, order.movingAverage)
    let (seasonalP, seasonalQ) = (order.seasonalAutoregressive, order.seasonalMovingAverage)
    multiply(
      into: &autoregressive, from: 0, count: p, seasonalFrom: p + q, seasonalCount: seasonalP,
      sign: -1)
    multiply(
      into: &movingAverage, from: p, count: q, seasonalFrom: p + q + seasonalP,
      seasonalCount: seasonalQ, sign: 1)
  }

  private func multiply(
    into product: inout [Double], from start: Int, count: Int, seasonalFrom seasonalStart: Int,
    seasonalCount: Int, sign: Double
  ) {
    for index in product.indices { product[index] = 0 }
    for index in 0..<count { product[index] = coefficients[start + index] }
    for season in 0..<seasonalCount {
      let seasonal = coefficients[seasonalStart + season]
      let lag = (season + 1) * order.period
      product[lag - 1] += seasonal
      for index in 0..<count {
        product[lag + index] += sign * seasonal * coefficients[start + index]
      }
    }
  }
}

extension ARMAProcess {
  /// The free numbers of the process nearest to some coefficients, none near the unit circle.
  ///
  /// A factor that is not stationary or invertible has some of its partial autocorrelations moved
  /// to `limit`.
  static func free(
    for coefficients: [Double], order: ARIMAOrder, limit: Double = 0.95
  ) -> [Double] {
    var position: [Double] = []
    var start = 0
    let factors = factors(of: order)
    for index in 0..<4 {
      let factor = coefficients[start..<start + factors[index].count]
      let sign: Double = factors[index].isNegative ? -1 : 1
      position += partials(of: factor.map { $0 * sign }).map { partial in
        let isUsable = partial.isFinite
        return sign * Double.atanh(isUsable ? min(max(partial, -limit), limit) : 0)
      }
      start += factors[index].count
    }
    return position
  }
}
