public import TimeSeries

// The sample paths of the models of the taxonomy, parameters from the likelihood times the prior.

extension ETSModel {
  /// The recursion, run on with errors.
  public var paths: InnovationPaths? {
    paths(constants, from: states, innovationVariance, degreesOfFreedom: degreesOfFreedom)
  }

  /// The paths where the parameters are drawn, and no degree of freedom is lost to them.
  var pathsGivenParameters: InnovationPaths {
    let innovations = innovations
    let squares = innovations.reduce(0) { $0 + $1 * $1 }
    return paths(
      constants, from: states, squares / Double(max(1, innovations.count)),
      degreesOfFreedom: innovations.count)
  }

  /// The errors, as parts of the predictions if they multiply.
  private var innovations: [Double] {
    let all =
      form.error == .additive ? residuals : zip(residuals, fittedValues).map { $0 / $1 }
    return all.filter { $0.isFinite }
  }

  private func paths(
    _ constants: ETS.Constants, from states: ETS.States, _ variance: Double, degreesOfFreedom: Int
  ) -> InnovationPaths {
    let form = form
    return InnovationPaths(
      innovations: innovations, deviation: variance.squareRoot(),
      degreesOfFreedom: degreesOfFreedom
    ) { _ in
      { errors in
        var states = states
        return errors.map { error in
          let prediction = states.prediction(constants, form)
          let value = form.error == .additive ? prediction + error : prediction * (1 + error)
          _ = states.advance(to: value, constants, form)
          return value
        }
      }
    }
  }

  /// The model as the additive one without a season that it is, its constants and first states
  /// drawn from the likelihood, flat priors within the bounds of the search.
  ///
  /// - Parameters:
  ///   - name: The name of the method.
  ///   - series: The series that it was fitted to.
  ///   - isEstimated: Whether the constants and first states were; if not they are taken for known.
  /// - Returns: The model.
  func likelySmoothing(
    name: String, of series: TimeSeries, isEstimated: Bool = true
  ) -> LikelyModel {
    let own = paths(constants, from: states, innovationVariance, degreesOfFreedom: degreesOfFreedom)
    guard isEstimated, let sigma, sigma > 0 else { return LikelyModel(name: name, paths: own) }
    let smoothing = AdditiveSmoothing(
      values: series.values.filter { !$0.isNaN }, trend: form.trend)
    let part = constants.level > 0 ? min(1, max(0, constants.slope / constants.level)) : 0
    let (bounds, hasSlope) = (smoothing.bounds, form.trend != .none)
    @Sendable func end(_ position: [Double]) -> (squares: Double, states: ETS.States) {
      let count = bounds.count
      return smoothing.run(
        smoothing.constants(at: position),
        from: ETS.States(level: position[count], slope: hasSlope ? position[count + 1] : 0))
    }
    let surface = LikelihoodSurface(
      estimate: [constants.level, part, constants.damping].prefix(bounds.count)
        + [firstStates.level] + (hasSlope ? [firstStates.slope] : []),
      bounds: bounds + [anywhere] + (hasSlope ? [anywhere] : []), count: smoothing.values.count,
      squares: { end($0).squares },
      paths: { position in
        paths(
          smoothing.constants(at: position), from: end(position).states, innovationVariance,
          degreesOfFreedom: degreesOfFreedom)
      })
    return LikelyModel(name: name, paths: own, surface: surface)
  }
}

extension ETS {
  /// The models of the taxonomy by Akaike's weights.
  public func likelyModels(of series: TimeSeries) throws(FitError) -> [LikelyModel] {
    switch candidates {
    case .additiveWithoutSeason: return try likelyAdditiveModels(of: series)
    case .all:
      let models = try likelyCandidates(of: series)
      return try models.isEmpty ? likelyAdditiveModels(of: series) : models
    case .only:
      guard let paths = try fit(series).paths else { throw .noPaths(method: name) }
      let own = try only(on: series)
      return [try own?.likelyModel() ?? LikelyModel(name: name, paths: paths)]
    }
  }

  /// All models that the series allows and the criterion does not rule out.
  func likelyCandidates(of series: TimeSeries) throws(FitError) -> [LikelyModel] {
    let candidates = try candidates(on: series).map { (model: $0, criterion: $0.criterion) }
    return try [LikelyModel](weighting: candidates) { candidate throws(FitError) in
      try candidate.likelyModel()
    }
  }

  /// The additive models without a season.
  private func likelyAdditiveModels(of series: TimeSeries) throws(FitError) -> [LikelyModel] {
    let level = ExponentialSmoothing()
    guard let criterion = try level.fit(series).likelihood?.aicc, criterion.isFinite else {
      return try level.likelyModels(of: series)
    }
    var models: [(model: any Forecaster, criterion: Double)] = [(level, criterion)]
    for trend in [Holt.Trend.linear, .damped] {
      let holt = Holt(trend: trend)
      guard let fitted = try? holt.fit(series), let criterion = fitted.likelihood?.aicc,
        criterion.isFinite
      else { continue }
      models.append((holt, criterion))
    }
    return try [LikelyModel](weighting: models) { model throws(FitError) in
      try model.likelyModels(of: series).first
    }
  }
}

extension ETSAverage {
  /// The models of the taxonomy by Akaike's weights, as the method averages them.
  public func likelyModels(of series: TimeSeries) throws(FitError) -> [LikelyModel] {
    try ETS(period: period).likelyModels(of: series)
  }
}
