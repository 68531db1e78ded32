public import TimeSeries

// The sample paths of the models of the taxonomy, parameters from the likelihood times the prior.

extension ETSModel {
  /// The recursion, run on with errors.
  public var paths: InnovationPaths? {
    paths(variance: innovationVariance, degreesOfFreedom: degreesOfFreedom)
  }

  /// The paths where the parameters are drawn, and no degree of freedom is lost to them.
  var pathsGivenParameters: InnovationPaths {
    let innovations = innovations
    let squares = innovations.reduce(0) { $0 + $1 * $1 }
    return paths(
      variance: squares / Double(max(1, innovations.count)), degreesOfFreedom: innovations.count)
  }

  /// The errors, as parts of the predictions if they multiply.
  private var innovations: [Double] {
    let all =
      form.error == .additive ? residuals : zip(residuals, fittedValues).map { $0 / $1 }
    return all.filter { $0.isFinite }
  }

  private func paths(variance: Double, degreesOfFreedom: Int) -> InnovationPaths {
    let (states, constants, form) = (states, constants, form)
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
}

extension ETS.Fitted {
  /// The paths of the model that was kept.
  public var paths: InnovationPaths? { model.paths }
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
