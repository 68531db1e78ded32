import RealModule
public import Statistics
public import TimeSeries

extension Structural {
  /// A structural model, fitted.
  public struct Fitted: InSampleModel {
    /// The variances per day, rates per day, coefficients, and the last level and slope.
    public let parameters: [Parameter]

    /// The day of the last row of the series.
    public let lastDay: Day

    /// The usual gap between observations, in days: the median, or the calendar's where that is of
    /// a month, a quarter or a year.
    public let usualGap: Double

    /// The exact diffuse likelihood, of n − d observations, nil for a series without errors.
    ///
    /// The slope counts per day and the regressors in their own units, as in KFAS and statsmodels;
    /// other units add a constant.
    public let likelihood: Likelihood?

    /// The level, slope, season, errors and effect of regressors at each time, given all
    /// observations.
    public let components: [StructuralComponent]

    /// What disturbed the observations, the level and the slope, given all observations.
    public let disturbances: [StructuralDisturbances]

    /// The one-step predictions of the series.
    public let inSample: InSample

    /// The model before it saw a series.
    let method: Structural

    /// The free numbers that give the ratios of the variances and the rates.
    let position: [Double]

    /// The average over variances, nil if the likeliest stand for all.
    let average: StructuralAverage?

    /// The model with which forecasts are averaged; none or one.
    private(set) var companions: [Fitted] = []

    /// Whether the variances were given, so that forecasts are normal.
    let isGiven: Bool

    /// The series with what makes its working units.
    let working: StructuralSample

    /// Where the filter of the likeliest variances has come to.
    let end: StateSpaceEnd

    /// The errors of its predictions, over the roots of their variances and in working units.
    let innovations: [Double]

    /// Where the filters of all variances that count have come to, the likeliest alone if they are
    /// not averaged over, and their weights.
    private(set) var ends: [(weight: Double, end: StateSpaceEnd)]

    /// The logarithm of the likelihood averaged over them, nil if it is not.
    var evidence: Double? { average?.evidence }

    /// Reads what a fit has found.
    init(
      _ method: Structural, _ series: TimeSeries, _ working: StructuralSample,
      _ estimate: StructuralEstimate, _ likelihood: inout StateSpaceLikelihood,
      average: StructuralAverage?
    ) throws(FitError) {
      self.method = method
      self.average = average
      position = estimate.position
      self.working = working
      usualGap = working.usualGap
      lastDay = series.days[series.days.count - 1]
      let (scale, origin) = (working.scale, working.origin)
      guard (scale * scale * estimate.variance).isFinite else { throw .overflow }

      let errors = StructuralStandardErrors(&likelihood, estimate)
      var predictions: [Double] = []
      var innovations: [Double] = []
      let values = working.sample.values
      _ = likelihood.filter.run(estimate.values) { time, filter in
        let prediction = filter.prediction(of: time)
        predictions.append(prediction?.mean ?? .nan)
        guard let prediction else { return }
        let spread = prediction.variance + estimate.values.noise
        innovations.append((values[time] - prediction.mean) / spread.squareRoot())
      }
      self.innovations = innovations.filter { $0.isFinite }
      end = StateSpaceEnd(
        likelihood.filter, estimate.values, degreesOfFreedom: likelihood.degreesOfFreedom,
        variance: estimate.isGiven ? estimate.variance : nil)
      isGiven = estimate.isGiven
      inSample = try InSample(
        of: series, fittedValues: predictions.map { $0 * scale + origin },
        estimated: estimate.position.count)

      let smoothed = SmoothedStates(&likelihood.filter, estimate.values)
      let reading = StructuralReading(
        likelihood.filter.form, working, smoothed, regressors: method.regressors,
        variance: end.variance)
      components = reading.components
      disturbances = reading.disturbances
      parameters = reading.parameters(estimate, errors)

      var units = method.trend == .linear ? .log(usualGap) : 0
      for scale in working.regressorScales { units += .log(scale) }
      let count = likelihood.degreesOfFreedom
      self.likelihood =
        estimate.variance > 0
        ? Likelihood(
          logLikelihood: -estimate.deviance - Double(count) * .log(scale) - units,
          parameterCount: estimate.isGiven ? 0 : estimate.position.count, observationCount: count)
        : nil
      ends = average?.ends ?? [(1, end)]
      let mean = end.mean[0] * scale + origin
      guard mean.isFinite else { throw .overflow }
    }

    /// The same model with forecasts that are averages with another's, each by its evidence.
    func averaged(with other: Fitted) -> Fitted {
      guard let own = evidence, let its = other.evidence else { return self }
      var result = self
      result.companions = [other]
      let share = 1 / (1 + .exp(its - own))
      result.ends =
        ends.map { ($0.weight * share, $0.end) }
        + other.ends.map { ($0.weight * (1 - share), $0.end) }
      return result
    }

    /// The component of a name, such as `level`; nil if the model has none.
    public func component(_ name: String) -> StructuralComponent? {
      components.first { $0.name == name }
    }

    /// Predicts the observations after one usual gap, two, and on.
    public func forecast(horizon: Int) -> Forecast {
      Forecast(horizon: horizon) { prediction(after: Double($0), step: $0) }
    }

    /// Predicts the observations on given days, wider the farther they are.
    ///
    /// Given its variances a forecast is Student's t with n − d degrees of freedom, since σ² and the
    /// coefficients are estimates. Where the model has a trend alone and at most 200 observations,
    /// it is an average over the ratios of the variances and over rates, each counting by its
    /// likelihood; of that average the mean is given, and the t distribution with the same central
    /// 80 and 95 %.
    ///
    /// - Parameter days: Days, none before the last; with regressors one for each of their values to
    ///   come, in order.
    /// - Returns: A distribution a day.
    public func forecast(on days: [Day]) -> Forecast {
      Forecast(
        distributions: days.enumerated().map { index, day in
          precondition(day >= lastDay, "a forecast of \(day) from \(lastDay)")
          return prediction(after: Double(lastDay.distance(to: day)) / usualGap, step: index + 1)
        })
    }

    /// What is said of an observation after so many usual gaps, the step-th of those to come.
    private func prediction(after gap: Double, step: Int) -> PredictiveDistribution {
      let regressors = working.regressors(at: fittedValues.count + step - 1)
      let parts = ends.map { weight, end in
        let (mean, variance) = end.prediction(after: gap, regressors: regressors)
        return StudentMixture.Part(
          weight: weight, location: mean * working.scale + working.origin,
          scale: (end.variance * variance).squareRoot() * working.scale)
      }
      if isGiven {
        return .normal(mean: parts[0].location, standardDeviation: parts[0].scale)
      }
      return StudentMixture(parts, degreesOfFreedom: ends[0].end.degreesOfFreedom).matched
    }

    /// Draws a path of the observations to come at their usual pace.
    ///
    /// The variances are drawn by their weights, σ² and the state from what the series tells of
    /// them, so that paths are as uncertain as the forecast is.
    ///
    /// - Parameters:
    ///   - horizon: The number of steps, at least one.
    ///   - generator: Where the random numbers come from.
    /// - Returns: A value a step.
    public func simulate(horizon: Int, using generator: inout SeededGenerator) -> [Double] {
      precondition(horizon >= 1, "a horizon of \(horizon)")
      return simulate(gaps: [Double](repeating: 1, count: horizon), using: &generator)
    }

    /// Draws a path of the observations on given days, in order.
    public func simulate(on days: [Day], using generator: inout SeededGenerator) -> [Double] {
      var gaps: [Double] = []
      var last = lastDay
      for day in days {
        precondition(day >= last, "\(day) after \(last)")
        gaps.append(Double(last.distance(to: day)) / usualGap)
        last = day
      }
      return simulate(gaps: gaps, using: &generator)
    }

    private func simulate(gaps: [Double], using generator: inout SeededGenerator) -> [Double] {
      var rest = generator.uniform()
      let end =
        ends.first { part in
          rest -= part.weight
          return rest < 0
        } ?? ends[ends.count - 1]
      return end.end.path(
        gaps: gaps,
        regressors: gaps.indices.map { working.regressors(at: fittedValues.count + $0) },
        using: &generator
      ).map { $0 * working.scale + working.origin }
    }
  }
}
