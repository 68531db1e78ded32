import RealModule

/// A series as a model of the taxonomy runs through it.
///
/// With qₜ = ℓₜ₋₁ + φ bₜ₋₁ and the surprises u and w of ``ETSSeasonRule``,
///
///     ℓₜ = qₜ + α uₜ,    bₜ = φ bₜ₋₁ + β uₜ,    sₜ = sₜ₋ₘ + γ wₜ
///
/// which is the same for additive and multiplicative errors: Hyndman, Koehler, Ord & Snyder (2008),
/// *Forecasting with Exponential Smoothing*, tables 2.1 and 2.3 with equation 2.11. A missing value
/// brings no surprise.
struct ETSPath {
  /// The values, NaN where there is none.
  let values: [Double]

  let form: ETS.Form

  /// The number of observations in a cycle, one without a season.
  let period: Int

  /// What is kept of each step for the way back: q, s and b, one run after another.
  private var trace: [Double]

  /// The seasons on the way, then their adjoints.
  private var seasons: [Double]

  init(values: [Double], form: ETS.Form, period: Int) {
    self.values = values
    self.form = form
    self.period = form.season == .none ? 1 : period
    trace = [Double](repeating: 0, count: 3 * values.count)
    seasons = [Double](repeating: 0, count: self.period)
  }

  /// The number of numbers that a run starts from: α, β, γ, φ, ℓ, b and a season for each place.
  var startCount: Int { 6 + period }

  /// Half the mean square of the steps from one cycle to the next.
  var seasonalSpread: Double {
    var (sum, count) = (0.0, 0.0)
    for index in values.indices.dropFirst(period) {
      let step = values[index] - values[index - period]
      guard !step.isNaN else { continue }
      sum += step * step
      count += 1
    }
    return max(1e-12, sum / max(1, count) / 2)
  }

  // MARK: - Likelihood

  /// Minus twice the log-likelihood, constants left out, and its gradient in all numbers of a start.
  ///
  ///     n log Σe² + 2 Σ log|μ|    (the second sum for multiplicative errors only)
  ///
  /// This is `lik` of R's `ets`; half of it, and n/2 (log(2π/n) + 1), are −log L.
  ///
  /// - Returns: The value; infinite where a prediction that must be positive is not.
  mutating func deviance(from start: [Double], gradient: inout [Double]) -> Double {
    switch (form.season, form.error) {
    case (.none, .additive): run(ETSWithoutSeason.self, false, start, &gradient)
    case (.none, .multiplicative): run(ETSWithoutSeason.self, true, start, &gradient)
    case (.additive, .additive): run(ETSAdditiveSeason.self, false, start, &gradient)
    case (.additive, .multiplicative): run(ETSAdditiveSeason.self, true, start, &gradient)
    case (.multiplicative, .additive): run(ETSMultiplicativeSeason.self, false, start, &gradient)
    case (.multiplicative, .multiplicative):
      run(ETSMultiplicativeSeason.self, true, start, &gradient)
    }
  }

  /// Runs forth, and back for the gradient.
  @inline(__always)
  private mutating func run<Rule: ETSSeasonRule>(
    _ rule: Rule.Type, _ isRelative: Bool, _ start: [Double], _ gradient: inout [Double]
  ) -> Double {
    let forth = forward(rule, isRelative, start)
    // A fit without error must not be infinitely likely, or no gradient leads away from it.
    let squares = forth.squares + forth.count * 1e-24
    let deviance = forth.count * .log(squares) + 2 * forth.logarithms
    guard deviance.isFinite else { return .infinity }
    backward(rule, isRelative, start, factor: 2 * forth.count / squares, &gradient)
    return deviance
  }

  /// The squares of the errors, the logarithms of the predictions, and how many there are.
  private mutating func forward<Rule: ETSSeasonRule>(
    _ rule: Rule.Type, _ isRelative: Bool, _ start: [Double]
  ) -> (squares: Double, logarithms: Double, count: Double) {
    let (alpha, beta, gamma, phi) = (start[0], start[1], start[2], start[3])
    var (level, slope) = (start[4], start[5])
    for place in 0..<period { seasons[place] = start[6 + place] }
    var (squares, logarithms, product, count) = (0.0, 0.0, 1.0, 0)
    var place = 0
    let length = values.count
    for index in 0..<length {
      let y = values[index]
      let damped = phi * slope
      let q = level + damped
      let s = Rule.isSeasonal ? seasons[place] : 0
      trace[index] = q
      trace[length + index] = s
      trace[2 * length + index] = slope
      let prediction = Rule.prediction(q, s)
      if y.isNaN {
        (level, slope) = (q, damped)
      } else {
        if isRelative {
          guard prediction > 1e-8 else { return (.infinity, .infinity, 1) }
          let error = y / prediction - 1
          squares += error * error
          product *= prediction
          // One logarithm for several factors, none of which is far from one.
          if count & 7 == 7 {
            logarithms += .log(product)
            product = 1
          }
        } else {
          let error = y - prediction
          squares += error * error
        }
        let (u, w) = Rule.surprises(y, q, s)
        level = q + alpha * u
        slope = damped + beta * u
        if Rule.isSeasonal { seasons[place] = s + gamma * w }
        count += 1
      }
      if Rule.isSeasonal { place = place + 1 == period ? 0 : place + 1 }
    }
    if isRelative { logarithms += .log(product) }
    return (squares, logarithms, Double(count))
  }

  /// The gradient, by the steps in reverse.
  private mutating func backward<Rule: ETSSeasonRule>(
    _ rule: Rule.Type, _ isRelative: Bool, _ start: [Double], factor: Double,
    _ gradient: inout [Double]
  ) {
    let (alpha, beta, gamma, phi) = (start[0], start[1], start[2], start[3])
    var (toLevel, toSlope) = (0.0, 0.0)
    var (byAlpha, byBeta, byGamma, byPhi) = (0.0, 0.0, 0.0, 0.0)
    for place in 0..<period { seasons[place] = 0 }
    let length = values.count
    var place = length % period
    for index in stride(from: length - 1, through: 0, by: -1) {
      place = place == 0 ? period - 1 : place - 1
      let y = values[index]
      let (q, s, slope) = (trace[index], trace[length + index], trace[2 * length + index])
      var (toQ, toDamped) = (toLevel, toSlope)
      if !y.isNaN {
        let prediction = Rule.prediction(q, s)
        let byPrediction: Double
        if isRelative {
          let ratio = y / prediction
          byPrediction = (2 - factor * (ratio - 1) * ratio) / prediction
        } else {
          byPrediction = -factor * (y - prediction)
        }
        let (u, w) = Rule.surprises(y, q, s)
        byAlpha += toLevel * u
        byBeta += toSlope * u
        let toSeason = Rule.isSeasonal ? seasons[place] : 0
        byGamma += toSeason * w
        let adjoint = Rule.adjoint(
          y, q, s, prediction: byPrediction, u: alpha * toLevel + beta * toSlope,
          w: gamma * toSeason)
        toQ += adjoint.q
        if Rule.isSeasonal { seasons[place] = toSeason + adjoint.s }
      }
      toDamped += toQ
      byPhi += toDamped * slope
      (toLevel, toSlope) = (toQ, phi * toDamped)
    }
    gradient[0] = byAlpha
    gradient[1] = byBeta
    gradient[2] = byGamma
    gradient[3] = byPhi
    gradient[4] = toLevel
    gradient[5] = toSlope
    for place in 0..<period { gradient[6 + place] = seasons[place] }
  }

  // MARK: - Filter

  /// The prediction of each value, and the states after the last.
  func filter(
    _ constants: ETS.Constants, from states: ETS.States
  ) -> (predictions: [Double], states: ETS.States) {
    var states = states
    let predictions = values.map { states.advance(to: $0, constants, form) }
    return (predictions, states)
  }
}

extension ETS.States {
  /// The prediction of the next value.
  func prediction(_ constants: ETS.Constants, _ form: ETS.Form) -> Double {
    let q = level + constants.damping * slope
    return switch form.season {
    case .none: q
    case .additive: q + seasons[0]
    case .multiplicative: q * seasons[0]
    }
  }

  /// Takes in the next value, none if it is NaN, and gives what was predicted.
  mutating func advance(
    to y: Double, _ constants: ETS.Constants, _ form: ETS.Form
  ) -> Double {
    let prediction = prediction(constants, form)
    let damped = constants.damping * slope
    let q = level + damped
    let s = seasons.first ?? 0
    let (u, w) =
      switch form.season {
      case _ where y.isNaN: (0.0, 0.0)
      case .none: ETSWithoutSeason.surprises(y, q, s)
      case .additive: ETSAdditiveSeason.surprises(y, q, s)
      case .multiplicative: ETSMultiplicativeSeason.surprises(y, q, s)
      }
    level = q + constants.level * u
    slope = damped + constants.slope * u
    if form.season != .none {
      seasons.removeFirst()
      seasons.append(s + constants.season * w)
    }
    return prediction
  }
}
