import RealModule
import Statistics

/// The search for the constants and first states under which a series is likeliest.
///
/// The constants lie within the usual bounds of R's `ets`, 10⁻⁴ ≤ α ≤ 0.9999, β ≤ α, γ ≤ 1 − α and
/// 0.8 ≤ φ ≤ 0.98, each a logistic curve of a number that is free; the seasons sum to zero, or to
/// their count if they multiply. R searches by Nelder and Mead without the gradient.
struct ETSSearch {
  private let form: ETS.Form
  private let start: ETS.States
  private let prior: ETSPrior

  /// The constants, if only the states are searched for.
  private let kept: ETS.Constants?

  private var path: ETSPath

  /// The numbers that a run starts from, and the gradient in them.
  private var numbers: [Double]
  private var slopes: [Double]

  private let least = 1e-4
  init(
    values: [Double], form: ETS.Form, period: Int, start: ETS.States, prior: ETSPrior,
    keeping constants: ETS.Constants? = nil
  ) {
    kept = constants
    self.form = form
    self.start = start
    self.prior = prior
    path = ETSPath(values: values, form: form, period: period)
    numbers = [Double](repeating: 0, count: path.startCount)
    slopes = numbers
  }

  /// What was found.
  struct Result {
    let constants: ETS.Constants
    let states: ETS.States
    let position: [Double]
    let deviance: Double
  }

  private var hasTrend: Bool { form.trend != .none }
  private var isSeasonal: Bool { form.season != .none }
  private var isDamped: Bool { form.trend == .additiveDamped }

  /// The number of constants, the first of the free numbers.
  private var constantCount: Int {
    1 + (hasTrend ? 1 : 0) + (isSeasonal ? 1 : 0) + (isDamped ? 1 : 0)
  }

  /// The free numbers of usual constants and the heuristic states, with their units and pulls.
  ///
  /// α, β, γ and φ as far as they are there, then ℓ, b and all seasons but the first.
  private func layout(
    alpha: Double
  ) -> (position: [Double], scales: [Double], pulls: [ETSPrior.Pull]) {
    var position: [Double] = []
    var scales: [Double] = []
    var pulls: [ETSPrior.Pull] = []
    func add(_ number: Double, scale: Double, _ pull: ETSPrior.Pull) {
      position.append(number)
      scales.append(scale)
      pulls.append(pull)
    }
    let spread = path.seasonalSpread
    add(logit((alpha - least) / (0.9999 - least)), scale: 1, prior.alpha)
    if hasTrend { add(logit(0.1), scale: 1, prior.beta) }
    if isSeasonal { add(logit(0.05), scale: 1, prior.gamma) }
    if isDamped { add(logit(0.9), scale: 1, prior.phi) }
    add(start.level, scale: 0.1, prior.level(at: start.level, spread: spread))
    if hasTrend { add(start.slope, scale: 0.02, ETSPrior.Pull.none) }
    if isSeasonal {
      for season in start.seasons.dropFirst() {
        add(season, scale: 0.05, prior.season(at: season, spread: spread))
      }
    }
    return (position, scales, pulls)
  }

  /// Searches from usual constants and the heuristic states.
  ///
  /// - Parameter alpha: Where α starts.
  /// - Returns: The likeliest constants and states met, nil if the model fits nowhere.
  mutating func run(alpha: Double) -> Result? {
    let (position, scales, pulls) = layout(alpha: alpha)
    let found = quasiNewtonMinimum(
      from: position, scales: scales, tolerance: 1e-4, maximumIterations: 200
    ) { position, gradient in
      read(position)
      var deviance = path.deviance(from: numbers, gradient: &slopes)
      write(position, &gradient)
      for index in position.indices {
        let distance = position[index] - pulls[index].center
        deviance += pulls[index].weight * distance * distance
        if kept == nil || index >= constantCount {
          gradient[index] += 2 * pulls[index].weight * distance
        }
      }
      return deviance
    }
    guard found.value.isFinite else { return nil }
    read(found.position)
    return result(position: found.position, deviance: found.value)
  }

  /// The constants and states that were read last.
  private func result(position: [Double], deviance: Double) -> Result {
    Result(
      constants: ETS.Constants(
        level: numbers[0], slope: numbers[1], season: numbers[2], damping: numbers[3]),
      states: ETS.States(
        level: numbers[4], slope: numbers[5],
        seasons: isSeasonal ? Array(numbers[6...]) : []),
      position: position, deviance: deviance)
  }

  // MARK: - Surface

  /// The constants and states of free numbers, with their deviance, pulls included.
  func result(at position: [Double]) -> Result {
    var search = self
    search.read(position)
    var deviance = search.path.deviance(from: search.numbers, gradient: &search.slopes)
    for (number, pull) in zip(position, layout(alpha: 0.3).pulls) {
      deviance += pull.weight * (number - pull.center) * (number - pull.center)
    }
    return search.result(position: position, deviance: deviance)
  }

  /// Where the free numbers may be: of the constants, as curves, not beyond what can be told apart.
  var bounds: [ClosedRange<Double>] {
    layout(alpha: 0.3).position.indices.map { index in
      index < constantCount ? -9...9 : -Double.infinity...Double.infinity
    }
  }

  // MARK: - Coordinates

  /// Turns free numbers into constants and states.
  private mutating func read(_ position: [Double]) {
    var next = 1
    func take() -> Double {
      defer { next += 1 }
      return position[next]
    }
    let alpha = least + (0.9999 - least) * logistic(position[0])
    numbers[0] = alpha
    numbers[1] = hasTrend ? least + (alpha - least) * logistic(take()) : 0
    numbers[2] = isSeasonal ? least + (1 - alpha - least) * logistic(take()) : 0
    numbers[3] = isDamped ? 0.8 + 0.18 * logistic(take()) : 1
    if let kept {
      (numbers[0], numbers[1]) = (kept.level, kept.slope)
      (numbers[2], numbers[3]) = (kept.season, kept.damping)
    }
    numbers[4] = take()
    numbers[5] = hasTrend ? take() : 0
    guard isSeasonal else { return }
    var rest = form.season == .multiplicative ? Double(path.period) : 0
    for place in 1..<path.period {
      numbers[6 + place] = take()
      rest -= numbers[6 + place]
    }
    numbers[6] = rest
  }

  /// Turns the gradient in constants and states into that in free numbers.
  private func write(_ position: [Double], _ gradient: inout [Double]) {
    var next = 1
    var byAlpha = slopes[0]
    let alpha = numbers[0]
    if hasTrend {
      let part = logistic(position[next])
      byAlpha += slopes[1] * part
      gradient[next] = slopes[1] * (alpha - least) * part * (1 - part)
      next += 1
    }
    if isSeasonal {
      let part = logistic(position[next])
      byAlpha -= slopes[2] * part
      gradient[next] = slopes[2] * (1 - alpha - least) * part * (1 - part)
      next += 1
    }
    if isDamped {
      let part = logistic(position[next])
      gradient[next] = slopes[3] * 0.18 * part * (1 - part)
      next += 1
    }
    let part = logistic(position[0])
    gradient[0] = byAlpha * (0.9999 - least) * part * (1 - part)
    if kept != nil { for index in 0..<next { gradient[index] = 0 } }
    gradient[next] = slopes[4]
    next += 1
    if hasTrend {
      gradient[next] = slopes[5]
      next += 1
    }
    guard isSeasonal else { return }
    for place in 1..<path.period {
      gradient[next] = slopes[6 + place] - slopes[6]
      next += 1
    }
  }
}

/// The logistic curve.
private func logistic(_ number: Double) -> Double { 1 / (1 + .exp(-number)) }

/// Its inverse, kept away from the ends.
private func logit(_ part: Double) -> Double {
  let bounded = min(max(part, 1e-3), 1 - 1e-3)
  return .log(bounded / (1 - bounded))
}
