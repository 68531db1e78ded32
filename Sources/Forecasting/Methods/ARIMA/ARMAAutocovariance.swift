/// The covariances from which the filter of an ARMA process starts, in units of its innovations.
///
/// The autocovariances solve φ(z)g(1/z) + φ(1/z)g(z) = θ(z)θ(1/z) by stepping the autoregression
/// down to order zero and up again, r² steps instead of the r³ of linear equations: Tunnicliffe
/// Wilson (1979), *Some efficient computational procedures for high order ARMA models*, Journal of
/// Statistical Computation and Simulation 8(3); Demeure & Mullis (1989), *The Euclid algorithm and
/// the fast computation of cross-covariance and autocovariance sequences*, IEEE Transactions on
/// Acoustics, Speech, and Signal Processing 37(4).
struct ARMAAutocovariance {
  /// γ₀, γ₁, … as many as the state has elements and one.
  private(set) var autocovariances: [Double]

  /// The covariances of the elements of the state with its first, which is the next observation.
  private(set) var stateCovariances: [Double]

  /// The weights ψ of past innovations, the first one.
  private(set) var psi: [Double]

  /// The right side, and by the end the polynomial g.
  private var symmetric: [Double]

  /// The coefficients that stepping down took away.
  private var removed: [Double]

  /// The polynomials of the autoregression stepped down, a row each.
  private var steps: [Double]

  private let reach: Int
  private let stateCount: Int

  /// Makes room for the covariances of a process of an order.
  init(_ process: ARMAProcess) {
    stateCount = process.stateCount
    reach = max(process.autoregressive.count, process.movingAverage.count)
    autocovariances = Array(repeating: 0, count: stateCount + 1)
    stateCovariances = Array(repeating: 0, count: stateCount)
    psi = Array(repeating: 0, count: stateCount)
    symmetric = Array(repeating: 0, count: reach + 1)
    removed = Array(repeating: 0, count: reach + 1)
    let p = process.autoregressive.count
    steps = Array(repeating: 0, count: (p + 1) * (p + 1))
  }

  /// Finds the covariances of a process of the same order.
  mutating func set(_ process: ARMAProcess) {
    setAutocovariances(process.autoregressive, process.movingAverage)
    setWeights(process.autoregressive, process.movingAverage)
    setStateCovariances(process.autoregressive, process.movingAverage)
  }

  private mutating func setAutocovariances(_ phi: [Double], _ theta: [Double]) {
    let (p, q) = (phi.count, theta.count)
    for lag in 0...reach {
      var sum = lag == 0 ? 1 : lag <= q ? theta[lag - 1] : 0
      for index in 0..<max(0, q - lag) where theta[index] != 0 {
        sum += theta[index] * theta[index + lag]
      }
      symmetric[lag] = sum
    }
    let width = p + 1
    steps[p * width] = 1
    for index in 0..<p { steps[p * width + index + 1] = -phi[index] }

    for degree in stride(from: reach, to: 0, by: -1) {
      let size = min(degree, p)
      let row = size * width
      let top = symmetric[degree]
      removed[degree] = top
      for index in 0...size {
        symmetric[degree - index] -= top * steps[row + index] * (degree == index ? 2 : 1)
      }
      guard degree <= p else { continue }
      let partial = steps[row + degree]
      let scale = 1 / (1 - partial * partial)
      for index in 0..<degree {
        symmetric[index] *= scale
        steps[row - width + index] =
          (steps[row + index] - partial * steps[row + degree - index]) * scale
      }
    }

    symmetric[0] /= 2
    for degree in stride(from: 1, through: reach, by: 1) {
      let partial = degree <= p ? steps[degree * width + degree] : 0
      symmetric[degree] = removed[degree] - partial * symmetric[0]
      guard partial != 0 else { continue }
      var (low, high) = (1, degree - 1)
      while low < high {
        let (left, right) = (symmetric[low], symmetric[high])
        symmetric[low] = left - partial * right
        symmetric[high] = right - partial * left
        (low, high) = (low + 1, high - 1)
      }
      if low == high { symmetric[low] *= 1 - partial }
    }

    for lag in autocovariances.indices {
      var sum = lag <= reach ? symmetric[lag] : 0
      for index in 0..<min(lag, p) { sum += phi[index] * autocovariances[lag - 1 - index] }
      autocovariances[lag] = sum
    }
    autocovariances[0] *= 2
  }

  private mutating func setWeights(_ phi: [Double], _ theta: [Double]) {
    psi[0] = 1
    for lag in stride(from: 1, to: psi.count, by: 1) {
      var sum = lag <= theta.count ? theta[lag - 1] : 0
      for index in 0..<min(lag, phi.count) { sum += phi[index] * psi[lag - 1 - index] }
      psi[lag] = sum
    }
  }

  /// Element i of the state is Σ φᵢ₊₁₊ₗ yₜ₋₁₋ₗ + Σ θᵢ₊ₗ εₜ₋ₗ.
  private mutating func setStateCovariances(_ phi: [Double], _ theta: [Double]) {
    stateCovariances[0] = autocovariances[0]
    for element in stride(from: 1, to: stateCovariances.count, by: 1) {
      var sum = 0.0
      for index in stride(from: element, to: phi.count, by: 1) {
        sum += phi[index] * autocovariances[index - element + 1]
      }
      for index in stride(from: element - 1, to: theta.count, by: 1) {
        sum += theta[index] * psi[index + 1 - element]
      }
      stateCovariances[element] = sum
    }
  }
}
