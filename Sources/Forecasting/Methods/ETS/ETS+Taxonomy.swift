import TimeSeries

extension ETS {
  /// A model of the taxonomy whose constants and states were found.
  struct Candidate {
    let form: Form

    /// Akaike's criterion for few observations, the constants of the likelihood left out.
    let criterion: Double

    fileprivate let result: ETSSearch.Result
    fileprivate let problem: TaxonomyProblem
    fileprivate let series: TimeSeries

    /// The model in the unit of the series.
    func model() throws(FitError) -> ETSModel { try problem.model(form, result, series) }

    /// The model, its constants and first states drawn from the likelihood times its prior.
    func likelyModel() throws(FitError) -> LikelyModel? {
      let model = try model()
      guard let paths = model.paths else { return nil }
      return LikelyModel(
        name: form.description, paths: paths,
        surface: problem.surface(form, around: result, series))
    }
  }

  /// Searches for the constants and states of all models that a series allows.
  ///
  /// None for a constant series, or one too short for any criterion.
  func candidates(on series: TimeSeries) throws(FitError) -> [Candidate] {
    guard
      let problem = try TaxonomyProblem(series, period: period, estimation: estimation)
    else { return [] }
    let isSeasonal = period > 1 && period <= 24 && series.count >= 2 * period
    var candidates: [Candidate] = []
    for form in Form.candidates(isSeasonal: isSeasonal, isPositive: problem.isPositive) {
      guard let result = problem.search(form) else { continue }
      let criterion = problem.aicc(form, result)
      guard criterion.isFinite else { continue }
      candidates.append(
        Candidate(
          form: form, criterion: criterion, result: result, problem: problem, series: series))
    }
    return candidates
  }

  /// Fits all models of the taxonomy that the series allows, and keeps the best.
  func fitAll(_ series: TimeSeries) throws(FitError) -> Fitted {
    let candidates = try candidates(on: series)
    guard let best = candidates.min(by: { $0.criterion < $1.criterion }) else {
      return try fitAdditive(series)
    }
    return Fitted(trend: best.form.trend, model: try best.model())
  }

  /// The one model that is asked for, nil if others are or it fits nowhere.
  func only(on series: TimeSeries) throws(FitError) -> Candidate? {
    guard case .only(let form) = candidates,
      let problem = try TaxonomyProblem(series, period: period, estimation: estimation),
      let result = problem.search(form)
    else { return nil }
    return Candidate(
      form: form, criterion: problem.aicc(form, result), result: result, problem: problem,
      series: series)
  }

  /// A model with the form and the constants of another, its first states those of a series.
  func model(like other: ETSModel, on series: TimeSeries) throws(FitError) -> ETSModel {
    guard
      let problem = try TaxonomyProblem(series, period: period, estimation: estimation),
      let result = problem.search(other.form, keeping: other.constants)
    else {
      return try ETSModel(
        other.form, period: other.period, constants: other.constants,
        firstStates: other.firstStates, series: series)
    }
    return try problem.model(other.form, result, series)
  }

  /// Fits one model.
  func fit(_ form: Form, to series: TimeSeries) throws(FitError) -> Fitted {
    let need = form.parameterCount(period: period) + 2
    let count = try series.observed(atLeast: need).count
    if form.needsPositiveValues { try series.requirePositive() }
    guard let problem = try TaxonomyProblem(series, period: period, estimation: estimation)
    else { return try fitAdditive(series) }
    guard let result = problem.search(form) else {
      if form.season != .none, count < 2 * period {
        throw .tooShort(have: count, need: 2 * period)
      }
      throw .overflow
    }
    return Fitted(trend: form.trend, model: try problem.model(form, result, series))
  }
}

// MARK: - Search

/// A series in units of its mean size, with the first states that searches start from.
fileprivate struct TaxonomyProblem {
  let values: [Double]
  let unit: Double
  let period: Int
  let estimation: ETS.Estimation
  let start: ETSStart
  let count: Int

  /// Whether all values are positive.
  let isPositive: Bool

  /// Prepares a series; nil if it is constant.
  init?(_ series: TimeSeries, period: Int, estimation: ETS.Estimation) throws(FitError) {
    let observed = try series.observed(atLeast: 3)
    let unit = observed.reduce(0) { $0 + abs($1) / Double(observed.count) }
    guard unit.isFinite else { throw .overflow }
    guard observed.contains(where: { $0 != observed[0] }), unit > 1e-150, unit < 1e150 else {
      return nil
    }
    self.unit = unit
    self.period = period
    self.estimation = estimation
    count = observed.count
    values = series.values.map { $0 / unit }
    isPositive = observed.allSatisfy { $0 > 0 }
    start = ETSStart(of: values, period: period)
  }

  /// The likeliest constants, if they are not kept, and states; nil if the model fits nowhere.
  func search(_ form: ETS.Form, keeping constants: ETS.Constants? = nil) -> ETSSearch.Result? {
    guard count >= form.parameterCount(period: period) + 2, let states = start.states(for: form)
    else { return nil }
    if let result = search(form, from: states, constants) { return result }
    // A line or a wide season may start below zero, where errors that multiply make no sense.
    let flat = ETS.Form(error: form.error, trend: .none, season: form.season)
    guard form.needsPositiveValues, var narrow = start.states(for: flat) else { return nil }
    for _ in 0..<3 {
      if let result = search(form, from: narrow, constants) { return result }
      let neutral = form.season == .additive ? 0.0 : 1.0
      narrow.seasons = narrow.seasons.map { neutral + ($0 - neutral) / 3 }
    }
    return nil
  }

  /// The likeliest constants and states met on the way from some states.
  private func search(
    _ form: ETS.Form, from states: ETS.States, _ constants: ETS.Constants?
  ) -> ETSSearch.Result? {
    var search = ETSSearch(
      values: values, form: form, period: period, start: states, prior: ETSPrior(estimation),
      keeping: constants)
    // The likelihood alone may have several peaks.
    let alphas = estimation == .shrunken || constants != nil ? [0.3] : [0.1, 0.5, 0.95]
    var best: ETSSearch.Result?
    for alpha in alphas {
      guard let result = search.run(alpha: alpha) else { continue }
      if result.deviance < best?.deviance ?? .infinity { best = result }
    }
    return best
  }

  /// Akaike's criterion for few observations, the constants of the likelihood left out.
  func aicc(_ form: ETS.Form, _ result: ETSSearch.Result) -> Double {
    let k = Double(form.parameterCount(period: period) + 1)
    let spare = Double(count) - k - 1
    return spare > 0 ? result.deviance + 2 * k + 2 * k * (k + 1) / spare : .infinity
  }

  /// The likelihood times the prior, as a function of the free numbers of the search.
  func surface(
    _ form: ETS.Form, around result: ETSSearch.Result, _ series: TimeSeries
  ) -> LikelihoodSurface {
    let search = ETSSearch(
      values: values, form: form, period: period,
      start: start.states(for: form) ?? result.states, prior: ETSPrior(estimation))
    let problem = self
    return LikelihoodSurface(
      estimate: result.position, bounds: search.bounds,
      deviance: { search.result(at: $0).deviance },
      paths: { position in
        guard let model = try? problem.model(form, search.result(at: position), series) else {
          return nil
        }
        return model.pathsGivenParameters
      })
  }

  /// The model in the unit of the series.
  func model(
    _ form: ETS.Form, _ result: ETSSearch.Result, _ series: TimeSeries
  ) throws(FitError) -> ETSModel {
    let states = result.states
    return try ETSModel(
      form, period: period, constants: result.constants,
      firstStates: ETS.States(
        level: states.level * unit, slope: states.slope * unit,
        seasons: form.season == .additive
          ? states.seasons.map { $0 * unit } : states.seasons),
      series: series)
  }
}
