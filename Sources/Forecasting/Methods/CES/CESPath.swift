import RealModule
import Statistics

/// The constants of complex exponential smoothing.
struct CESConstants: Sendable, Equatable {
  /// α₀ and α₁.
  var real, imaginary: Double

  /// β₀ and β₁.
  var seasonReal = 0.0
  var seasonImaginary = 0.0
}

/// The states of complex exponential smoothing, the seasonal ones from the next on.
struct CESState: Sendable {
  private var level = 0.0
  private var shadow = 0.0

  /// The real and imaginary states of a cycle.
  private(set) var cycle: [Double]
  private var cycleShadow: [Double]
  private var place = 0

  /// Starts with all states zero.
  init(season: CES.Season, period: Int) {
    cycle = [Double](repeating: 0, count: season == .none ? 1 : period)
    cycleShadow = cycle
  }

  /// Starts with a level and seasons, or with levels of a cycle.
  init(level: Double, cycle: [Double]) {
    self.level = level
    shadow = level / 1.1
    self.cycle = cycle
    cycleShadow = cycle.map { $0 / 1.1 }
  }

  /// The prediction of the next value.
  @inline(__always)
  func prediction(_ season: CES.Season) -> Double {
    switch season {
    case .none: level
    case .simple: cycle[place]
    case .partial, .full: level + cycle[place]
    }
  }

  /// Takes in the error of the next prediction, and gives the prediction.
  @inline(__always)
  @discardableResult
  mutating func advance(
    error: Double, _ constants: CESConstants, _ season: CES.Season
  ) -> Double {
    let prediction = prediction(season)
    let (real, imaginary) = (constants.real, constants.imaginary)
    if season != .simple {
      let (old, oldShadow) = (level, shadow)
      level = old - (1 - imaginary) * oldShadow + (real - imaginary) * error
      shadow = old + (1 - real) * oldShadow + (real + imaginary) * error
    }
    switch season {
    case .none: return prediction
    case .simple: turn(real, imaginary, error)
    case .partial: cycle[place] += constants.seasonReal * error
    case .full: turn(constants.seasonReal, constants.seasonImaginary, error)
    }
    place = place + 1 == cycle.count ? 0 : place + 1
    return prediction
  }

  /// The recursion of the level at a place of the cycle.
  @inline(__always)
  private mutating func turn(_ real: Double, _ imaginary: Double, _ error: Double) {
    let (old, oldShadow) = (cycle[place], cycleShadow[place])
    cycle[place] = old - (1 - imaginary) * oldShadow + (real - imaginary) * error
    cycleShadow[place] = old + (1 - real) * oldShadow + (real + imaginary) * error
  }

  /// Turns time around: what came last comes next.
  mutating func reverse() {
    cycle = Array((cycle[place...] + cycle[..<place]).reversed())
    cycleShadow = Array((cycleShadow[place...] + cycleShadow[..<place]).reversed())
    place = 0
  }
}

/// A series as complex exponential smoothing runs through it.
struct CESPath {
  let values: [Double]
  let season: CES.Season
  private let start: CESState

  init(values: [Double], season: CES.Season, period: Int) {
    self.values = values
    self.season = season
    let count = min(values.count, max(period, 3))
    let level = values[..<count].reduce(0) { $0 + $1 / Double(count) }
    switch season {
    case .none: start = CESState(level: level, cycle: [0])
    case .simple: start = CESState(level: 0, cycle: Array(values[..<period]))
    case .partial, .full:
      let figure = ClassicalDecomposition(period: period)
        .seasonalFigure(
          of: values, trend: centeredMovingAverage(of: values, period: period))
      start = CESState(level: level, cycle: figure)
    }
  }

  /// The number of constants.
  var constantCount: Int {
    switch season {
    case .none, .simple: 2
    case .partial: 3
    case .full: 4
    }
  }

  /// Akaike's criterion for few observations of a sum of squares, constants left out.
  ///
  /// A season of first states counts as estimated, which is how many the authors' package counts
  /// where it searches for them.
  func criterion(squares: Double) -> Double {
    let n = Double(values.count)
    let k = Double(constantCount + 1 + (season == .none ? 0 : start.cycle.count))
    let spare = max(n - k - 1, 0.5)
    return n * .log(squares + n * 1e-24) + 2 * k + 2 * k * (k + 1) / spare
  }

  /// The constants with the least squared error, α₁ drawn towards one.
  ///
  /// Above one forecasts grow without bound and below they die out. The pull, a normal prior with a
  /// deviation of 0.1, was chosen by forecasts of the held-out last horizon of the training parts of
  /// M1, M3 and Tourism.
  func search() -> (constants: CESConstants, squares: Double) {
    let first = [1.3, 1, season == .full ? 0.9 : 0.1, 0.9]
    let found = minimum(
      from: Array(first.prefix(constantCount)), in: bounds,
      steps: Array([0.1, 0.05, 0.1, 0.1].prefix(constantCount)), tolerance: 1e-6,
      maximumEvaluations: 150, of: deviance)
    let best = constants(found.position)
    return (best, squares(best))
  }

  /// Where the constants may be.
  var bounds: [ClosedRange<Double>] {
    let all = [0.01...1.8, 0.01...1.9, season == .full ? 0.01...1.5 : 0.01...0.99, 0.01...1.5]
    return Array(all.prefix(constantCount))
  }

  /// Minus twice the logarithm of the likelihood, with the pull.
  func deviance(at position: [Double]) -> Double {
    let (n, distance) = (Double(values.count), position[1] - 1)
    return n * .log(squares(constants(position)) + n * 1e-24) + 100 * distance * distance
  }

  /// The constants in the order of the search.
  func position(of constants: CESConstants) -> [Double] {
    let all = [
      constants.real, constants.imaginary, constants.seasonReal, constants.seasonImaginary,
    ]
    return Array(all.prefix(constantCount))
  }

  func constants(_ position: [Double]) -> CESConstants {
    CESConstants(
      real: position[0], imaginary: position[1],
      seasonReal: position.count > 2 ? position[2] : 0,
      seasonImaginary: position.count > 3 ? position[3] : 0)
  }

  /// The first states: those after the series, run through it backwards.
  private func backcast(_ constants: CESConstants) -> CESState {
    var state = start
    for value in values {
      state.advance(error: value - state.prediction(season), constants, season)
    }
    state.reverse()
    for value in values.reversed() {
      state.advance(error: value - state.prediction(season), constants, season)
    }
    state.reverse()
    return state
  }

  /// The sum of the squared errors.
  private func squares(_ constants: CESConstants) -> Double {
    var state = backcast(constants)
    var squares = 0.0
    for value in values {
      let error = value - state.prediction(season)
      squares += error * error
      state.advance(error: error, constants, season)
    }
    return squares.isFinite ? squares : .infinity
  }

  /// The predictions, and the states after the last value.
  func run(_ constants: CESConstants) -> (predictions: [Double], state: CESState) {
    var state = backcast(constants)
    let predictions = values.map { value in
      state.advance(error: value - state.prediction(season), constants, season)
    }
    return (predictions, state)
  }
}
