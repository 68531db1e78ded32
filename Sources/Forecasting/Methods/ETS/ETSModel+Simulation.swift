import Statistics

extension ETSModel {
  /// Predicts by running the model on with random errors.
  ///
  /// - Parameters:
  ///   - horizon: The number of steps, at least one.
  ///   - pathCount: The number of runs.
  ///   - seed: The same seed gives the same paths.
  /// - Returns: For each step the point forecast and where the runs are.
  public func simulated(horizon: Int, pathCount: Int = 2000, seed: UInt64 = 1) -> Forecast {
    precondition(horizon >= 1 && pathCount >= 2, "\(pathCount) paths of \(horizon) steps")
    let points = means(horizon: horizon)
    guard degreesOfFreedom > 0 else {
      return Forecast(distributions: points.map { .unknownSpread(location: $0) })
    }
    var random = SeededGenerator(seed: seed)
    let deviation = innovationVariance.squareRoot()
    var errors = [[Double]](repeating: [], count: horizon)
    for _ in 0..<pathCount {
      var states = states
      for step in 0..<horizon {
        let prediction = states.prediction(constants, form)
        let innovation = deviation * random.normal()
        let value =
          form.error == .additive ? prediction + innovation : prediction * (1 + innovation)
        _ = states.advance(to: value, constants, form)
        if (value - points[step]).isFinite { errors[step].append(value - points[step]) }
      }
    }
    return Forecast(
      distributions: zip(points, errors).map { point, errors in
        errors.isEmpty
          ? .unknownSpread(location: point)
          : .empirical(EmpiricalDistribution(point: point, errors: errors))
      })
  }
}
