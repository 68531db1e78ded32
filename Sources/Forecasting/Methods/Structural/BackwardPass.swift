/// What the observations after and at each time say of the state before it, from the last to the
/// first.
///
///     uₜ = vₜ/Fₜ − Kₜᵀ sₜ,    rₜ = sₜ + Zᵀuₜ,    sₜ₋₁ = Tₜᵀ rₜ
///     Dₜ = 1/Fₜ + Kₜᵀ Nₛ Kₜ,   Nₜ = (I − KZ)ᵀ Nₛ (I − KZ) + ZᵀZ/Fₜ,   Nₛ ← Tₜᵀ Nₜ Tₜ
///
/// From r and N come the smoothed states and disturbances, and the derivatives of the likelihood
/// by the variances: de Jong (1989), *Smoothing and interpolation with the state-space model*, JASA
/// 84; Koopman & Shephard (1992), *Exact score for time series models in state space form*,
/// Biometrika 79; with the unknown start as in de Jong & Chu-Chun-Lin (2003), *Smoothing with an
/// unknown initial condition*, Journal of Time Series Analysis 24(2).
struct BackwardPass: Sendable {
  /// The coefficients β of the start and the regressors.
  private(set) var coefficients: [Double]

  /// r, in its first column for the series less what β explains, then for the columns of β made
  /// orthonormal by R⁻¹.
  private(set) var scores: [Double]

  /// N for a known β.
  private(set) var information: [Double]

  /// u of the columns likewise, and D for a known β.
  private(set) var errors: [Double]
  private(set) var precision = 0.0

  private let size: Int
  private let columnCount: Int
  private var loaded: [Double]
  private var row: [Double]

  init(size: Int, columnCount: Int) {
    self.size = size
    self.columnCount = columnCount
    coefficients = Array(repeating: 0, count: columnCount - 1)
    scores = Array(repeating: 0, count: size * columnCount)
    information = Array(repeating: 0, count: size * size)
    errors = Array(repeating: 0, count: columnCount)
    loaded = Array(repeating: 0, count: size)
    row = Array(repeating: 0, count: columnCount - 1)
  }

  /// Runs back through a filter that has run and told β.
  ///
  /// - Parameters:
  ///   - filter: The filter.
  ///   - visit: Shown each index, the last first, and the pass at the state before that value.
  mutating func run(
    _ filter: borrowing AugmentedFilter,
    visit: (_ index: Int, _ pass: borrowing BackwardPass) -> Void
  ) {
    filter.triangle.solve(into: &coefficients)
    for index in scores.indices { scores[index] = 0 }
    for index in information.indices { information[index] = 0 }
    let blockCount = filter.form.blocks.count
    for time in stride(from: filter.sample.values.count - 1, through: 0, by: -1) {
      observe(time, filter)
      visit(time, self)
      guard time > 0 else { break }
      for (block, offset) in filter.form.offsets.enumerated() {
        let transition = filter.steps[time * blockCount + block].transition
        turnBack(transition, filter.form.blocks[block].size, offset)
      }
    }
  }

  /// Takes a value's innovations in.
  private mutating func observe(_ time: Int, _ filter: borrowing AugmentedFilter) {
    let variance = filter.innovationVariances[time]
    guard !variance.isNaN else {
      for column in errors.indices { errors[column] = 0 }
      precision = 0
      return
    }
    let gain = time * size
    orthogonalize(time, filter)
    for column in 0..<columnCount {
      var error = errors[column] / variance
      for index in 0..<size {
        error -= filter.gains[gain + index] * scores[column * size + index]
      }
      errors[column] = error
      for offset in filter.form.offsets { scores[column * size + offset] += error }
    }
    precision = 1 / variance
    for index in 0..<size {
      var sum = 0.0
      for other in 0..<size {
        sum += information[other * size + index] * filter.gains[gain + other]
      }
      loaded[index] = sum
      precision += filter.gains[gain + index] * sum
    }
    for offset in filter.form.offsets {
      for index in 0..<size {
        information[offset * size + index] -= loaded[index]
        information[index * size + offset] -= loaded[index]
      }
    }
    for offset in filter.form.offsets {
      for other in filter.form.offsets { information[offset * size + other] += precision }
    }
  }

  /// Sets the errors to the innovations of the series less what β explains, and of ER⁻¹.
  private mutating func orthogonalize(_ time: Int, _ filter: borrowing AugmentedFilter) {
    let first = time * columnCount
    var rest = filter.innovations[first]
    for column in 1..<max(1, columnCount) {
      row[column - 1] = filter.innovations[first + column]
      rest += filter.innovations[first + column] * coefficients[column - 1]
    }
    filter.triangle.solveTransposed(&row)
    errors[0] = rest
    for column in 1..<max(1, columnCount) { errors[column] = row[column - 1] }
  }

  /// Takes r and N back over a gap.
  private mutating func turnBack(
    _ transition: (Double, Double, Double, Double), _ blockSize: Int, _ offset: Int
  ) {
    let (a, b, c, d) = transition
    if blockSize == 1 {
      guard a != 1 else { return }
      for column in 0..<columnCount { scores[column * size + offset] *= a }
      for index in 0..<size { information[index * size + offset] *= a }
      for index in 0..<size { information[offset * size + index] *= a }
      return
    }
    for column in 0..<columnCount {
      let index = column * size + offset
      let (first, second) = (scores[index], scores[index + 1])
      (scores[index], scores[index + 1]) = (a * first + c * second, b * first + d * second)
    }
    for column in 0..<size {
      let index = column * size + offset
      let (first, second) = (information[index], information[index + 1])
      information[index] = a * first + c * second
      information[index + 1] = b * first + d * second
    }
    for row in 0..<size {
      let index = offset * size + row
      let (first, second) = (information[index], information[index + size])
      information[index] = a * first + c * second
      information[index + size] = b * first + d * second
    }
  }

  // MARK: - What follows from them

  /// An element of r, and of N with β unknown.
  func score(_ element: Int) -> Double { scores[element] }

  func information(_ row: Int, _ column: Int) -> Double {
    var sum = information[column * size + row]
    for index in 1..<max(1, columnCount) {
      sum -= scores[index * size + row] * scores[index * size + column]
    }
    return sum
  }

  /// D with β unknown.
  var errorPrecision: Double {
    var sum = precision
    for index in 1..<max(1, columnCount) { sum -= errors[index] * errors[index] }
    return sum
  }

  /// tr (rrᵀ/σ² − N) G of a block's noise.
  func excess(
    _ noise: BlockStep.Symmetric, at offset: Int, isPair: Bool, variance: Double
  ) -> Double {
    func part(_ row: Int, _ column: Int) -> Double {
      scores[row] * scores[column] / variance - information(row, column)
    }
    var sum = noise.first * part(offset, offset)
    if isPair {
      sum += 2 * noise.mixed * part(offset, offset + 1)
      sum += noise.second * part(offset + 1, offset + 1)
    }
    return sum
  }
}
