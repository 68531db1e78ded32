public import TimeSeries

// The sample paths of methods that are made of others.

extension SeasonallyAdjusted.Fitted {
  /// The method's paths with the season.
  public var paths: InnovationPaths? { model.paths?.mapped(seasoned) }

  /// A value to come with its season.
  var seasoned: @Sendable (Int, Double) -> Double {
    { [season, count] step, value in season.restore(value, at: count + step) }
  }
}

extension SeasonallyAdjusted {
  /// The models of the series without its season, which is taken as known.
  public func likelyModels(of series: TimeSeries) throws(FitError) -> [LikelyModel] {
    let fitted = try fit(series)
    return try method.likelyModels(of: fitted.season.adjust(series)).map {
      $0.mapped(fitted.seasoned)
    }
  }
}

extension Transformed.Fitted {
  /// The method's paths, taken back.
  public var paths: InnovationPaths? { model.paths?.mapped(back) }

  /// A value to come, taken back.
  var back: @Sendable (Int, Double) -> Double {
    { [transform] in transform.inverse($1) }
  }
}

extension Transformed {
  /// The models of the transform, whose power is taken as known.
  public func likelyModels(of series: TimeSeries) throws(FitError) -> [LikelyModel] {
    let fitted = try fit(series)
    let values = series.values.map(fitted.transform.transform)
    guard let transformed = try? TimeSeries(days: series.days, values: values) else {
      preconditionFailure("the days of a series are in order")
    }
    return try method.likelyModels(of: transformed).map { $0.mapped(fitted.back) }
  }
}

extension LastValues.Fitted {
  /// The method's paths.
  public var paths: InnovationPaths? { model.paths }
}

extension LastValues {
  /// The models of the last values.
  public func likelyModels(of series: TimeSeries) throws(FitError) -> [LikelyModel] {
    try method.likelyModels(of: series.suffix(count))
  }
}

extension Combination {
  /// The members' models, the members that have some as likely as each other.
  public func likelyModels(of series: TimeSeries) throws(FitError) -> [LikelyModel] {
    try equallyLikely(members, on: series, name: name)
  }
}

extension SeasonalCombination {
  /// The members' models, the members that have some as likely as each other.
  public func likelyModels(of series: TimeSeries) throws(FitError) -> [LikelyModel] {
    // The last value is what the combination is where no member suits the series.
    guard try fit(series).combination != nil else { return try Naive().likelyModels(of: series) }
    return try equallyLikely(members(for: series), on: series, name: name)
  }
}

/// The models of several methods, those that can be fitted counting alike.
private func equallyLikely(
  _ members: [any Forecaster], on series: TimeSeries, name: String
) throws(FitError) -> [LikelyModel] {
  var all: [[LikelyModel]] = []
  for member in members {
    if let models = try? member.likelyModels(of: series) { all.append(models) }
  }
  guard !all.isEmpty else { throw .noPaths(method: name) }
  let part = 1 / Double(all.count)
  return all.flatMap { models in models.map { $0.weighted(by: part) } }
}
