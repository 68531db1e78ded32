import RealModule
public import TimeSeries

// The sample paths of complex exponential smoothing.

extension CES.Fitted {
  /// The states, run on with errors.
  public var paths: InnovationPaths? { paths(constants, state, season: season) }

  func paths(
    _ constants: CESConstants, _ state: CESState, season: CES.Season
  ) -> InnovationPaths {
    let unit = unit
    return InnovationPaths(
      innovations: inSample.residuals, deviation: inSample.variance.squareRoot(),
      degreesOfFreedom: inSample.degreesOfFreedom
    ) { _ in
      { errors in
        var state = state
        return errors.map { error in
          state.advance(error: error / unit, constants, season) * unit + error
        }
      }
    }
  }
}

extension CES {
  /// The kinds of season by Akaike's weights, their constants drawn from the likelihood times the
  /// prior of the search.
  public func likelyModels(of series: TimeSeries) throws(FitError) -> [LikelyModel] {
    let best = try fit(series)
    guard let sigma = best.sigma, sigma > 0 else {
      let paths = best.paths(best.constants, best.state, season: best.season)
      return [LikelyModel(name: name, paths: paths)]
    }
    let scaled = series.values.map { $0 / best.unit }
    var models: [(model: CES, criterion: Double)] = []
    for season in seasons where season == .none || scaled.count >= 2 * period {
      let method = CES(period: period, seasons: [season])
      let path = CESPath(values: scaled, season: season, period: period)
      let criterion = path.criterion(squares: path.search().squares)
      if criterion.isFinite { models.append((method, criterion)) }
    }
    return try [LikelyModel](weighting: models) { method throws(FitError) in
      try method.likelyModel(of: series, scaled: scaled)
    }
  }

  /// The model of the only kind of season.
  private func likelyModel(
    of series: TimeSeries, scaled: [Double]
  ) throws(FitError) -> LikelyModel {
    let fitted = try fit(series)
    let path = CESPath(values: scaled, season: fitted.season, period: period)
    let count = scaled.count
    let surface = LikelihoodSurface(
      estimate: path.position(of: fitted.constants), bounds: path.bounds,
      deviance: { path.deviance(at: $0) },
      paths: { position in
        let constants = path.constants(position)
        let end = path.run(constants)
        let squares = zip(scaled, end.predictions).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        return fitted.paths(constants, end.state, season: fitted.season).drawn(
          deviation: (squares / Double(count)).squareRoot() * fitted.unit,
          degreesOfFreedom: count)
      })
    return LikelyModel(
      name: "ces \(fitted.season)",
      paths: fitted.paths(fitted.constants, fitted.state, season: fitted.season),
      surface: surface)
  }
}
