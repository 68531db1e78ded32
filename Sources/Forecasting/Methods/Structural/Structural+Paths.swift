public import TimeSeries

// The sample paths of models in continuous time, at their usual pace.

extension StateSpaceEnd {
  /// How the observations to come, a usual gap apart, follow from their innovations.
  ///
  ///     yₜ = zᵀaₜ + √Fₜ eₜ,    aₜ ← aₜ + Pₜz / √Fₜ · eₜ,    Pₜ ← Pₜ − Pₜz zᵀPₜ / Fₜ,    Fₜ = zᵀPₜz + σε²
  ///
  /// This is the filter gone on with values that are drawn: what is not known of the state and the
  /// coefficients at the end is in Fₜ. Durbin & Koopman (2012), §4.3.
  ///
  /// - Parameters:
  ///   - innovations: Those of the past, over the roots of their Fₜ.
  ///   - degreesOfFreedom: What σ² comes from.
  ///   - regressors: The regressors at each step to come, in working units.
  /// - Returns: The paths, in working units.
  func paths(
    innovations: [Double], degreesOfFreedom: Int,
    regressors: @escaping @Sendable (_ step: Int) -> [Double]
  ) -> InnovationPaths {
    InnovationPaths(
      innovations: innovations, deviation: variance.squareRoot(),
      degreesOfFreedom: degreesOfFreedom
    ) { horizon in
      let table = effects(horizon: horizon, regressors: regressors)
      return { errors in
        (0..<horizon).map { step in
          var value = table[step]
          for origin in 0...step { value += table[(origin + 1) * horizon + step] * errors[origin] }
          return value
        }
      }
    }
  }

  /// The means of the steps, and below them, for each innovation, by how much it moves each step.
  private func effects(
    horizon: Int, regressors: (_ step: Int) -> [Double]
  ) -> [Double] {
    let size = form.size
    var covariance = covariance
    var states = mean + [Double](repeating: 0, count: horizon * size)
    var table = [Double](repeating: 0, count: (horizon + 1) * horizon)
    for step in 0..<horizon {
      advance(
        &states, &covariance, form, size: size, columns: horizon + 1, values: values
      ) { form.blocks[$0].step(over: 1) }
      let loading = loading(regressors(step))
      for column in 0...step {
        for element in 0..<size {
          table[column * horizon + step] += loading[element] * states[column * size + element]
        }
      }
      var seen = [Double](repeating: 0, count: size)
      var spread = values.noise
      for row in 0..<size {
        for column in 0..<size { seen[row] += covariance[column * size + row] * loading[column] }
        spread += loading[row] * seen[row]
      }
      guard spread > 0 else { continue }
      let root = spread.squareRoot()
      table[(step + 1) * horizon + step] = root
      for row in 0..<size {
        states[(step + 1) * size + row] = seen[row] / root
        for column in 0..<size {
          covariance[column * size + row] -= seen[row] * seen[column] / spread
        }
      }
    }
    return table
  }
}

extension Structural.Fitted {
  /// The paths of the likeliest variances.
  public var paths: InnovationPaths? { paths(from: end) }

  /// The paths of all variances that count, by their weights.
  var likelyModels: [LikelyModel] {
    ends.map { LikelyModel(name: method.name, weight: $0.weight, paths: paths(from: $0.end)) }
  }

  private func paths(from end: StateSpaceEnd) -> InnovationPaths {
    let (working, count) = (working, fittedValues.count)
    return end.paths(
      innovations: innovations,
      degreesOfFreedom: isGiven ? .max : end.degreesOfFreedom,
      regressors: { working.regressors(at: count + $0) }
    ).mapped { $1 * working.scale + working.origin }
  }
}

extension Structural {
  /// The model under all variances that count.
  public func likelyModels(of series: TimeSeries) throws(FitError) -> [LikelyModel] {
    try fit(series).likelyModels
  }
}

extension AutoStructural {
  /// The models under all variances that count.
  public func likelyModels(of series: TimeSeries) throws(FitError) -> [LikelyModel] {
    try fit(series).likelyModels
  }
}

extension LocalTrend {
  /// The model under all variances that count.
  public func likelyModels(of series: TimeSeries) throws(FitError) -> [LikelyModel] {
    try fit(series).likelyModels
  }
}

extension LocalLevel.Fitted {
  /// The paths of the likeliest share of the level.
  public var paths: InnovationPaths? {
    parts.max { $0.weight < $1.weight }.map(paths)
  }

  /// The paths of all shares that count, by their weights.
  var likelyModels: [LikelyModel] {
    parts.map { LikelyModel(name: "local-level", weight: $0.weight, paths: paths(of: $0)) }
  }

  private func paths(of part: Part) -> InnovationPaths {
    InnovationPaths(
      innovations: innovations, deviation: part.variance.squareRoot(),
      degreesOfFreedom: innovations.count
    ) { horizon in
      { errors in
        var (level, uncertainty) = (part.level, part.uncertainty)
        let noise = 1 - part.levelShare
        return (0..<horizon).map { step in
          let predicted = uncertainty + part.levelShare
          let root = (predicted + noise).squareRoot()
          defer {
            level += predicted / root * errors[step]
            uncertainty = predicted * noise / (predicted + noise)
          }
          return level + root * errors[step]
        }
      }
    }
  }
}

extension LocalLevel {
  /// The model under all shares of the level that count.
  public func likelyModels(of series: TimeSeries) throws(FitError) -> [LikelyModel] {
    try fit(series).likelyModels
  }
}
