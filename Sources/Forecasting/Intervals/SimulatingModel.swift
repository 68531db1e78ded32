public import TimeSeries

/// A model around another whose intervals are those of sample paths.
public protocol SimulatingModel: WrappingModel {
  /// Draws the paths.
  ///
  /// - Parameter horizon: The number of steps, at least one.
  /// - Returns: A value a step of each path; none where the spread is unknown.
  func simulate(horizon: Int) -> [[Double]]
}

extension SimulatingModel {
  /// The inner model's points, with quantiles of the paths.
  public func forecast(horizon: Int) -> Forecast {
    model.forecast(horizon: horizon).with(paths: simulate(horizon: horizon))
  }

  /// The inner model's points on given days, with quantiles of the paths at the usual pace.
  ///
  /// They are as much wider as the model's own intervals are on those days.
  public func forecast(on days: [Day]) -> Forecast {
    let paced = model.forecast(horizon: days.count)
    return model.forecast(on: days).like(
      paced.with(paths: simulate(horizon: days.count)), from: paced)
  }
}

extension Forecast {
  /// The same points, with distributions that another forecast's were turned into.
  ///
  /// - Parameters:
  ///   - turned: What the other's distributions became, at the same points.
  ///   - other: The other forecast, of as many steps.
  /// - Returns: Distributions as much wider or narrower than those as this forecast is than the other.
  func like(_ turned: Forecast, from other: Forecast) -> Forecast {
    func width(_ distribution: PredictiveDistribution) -> Double {
      let interval = distribution.interval(level: 0.8)
      return interval.upperBound - interval.lowerBound
    }
    return Forecast(
      distributions: distributions.indices.map { step in
        let (own, paced) = (distributions[step], other.distributions[step])
        let ratio = width(own) / width(paced)
        return turned.distributions[step].shifted(by: -paced.mean)
          .scaled(by: ratio.isFinite && ratio > 0 ? ratio : 1).shifted(by: own.mean)
      })
  }

  /// The same points, the distributions being those of paths; unknown spreads without any.
  func with(paths: [[Double]]) -> Forecast {
    let finite = paths.filter { $0.allSatisfy(\.isFinite) }
    return Forecast(
      distributions: distributions.enumerated().map { step, own in
        let point = own.mean
        let errors = finite.map { $0[step] - point }
        guard !errors.isEmpty, errors.allSatisfy(\.isFinite) else {
          return .unknownSpread(location: point)
        }
        if errors.allSatisfy({ $0 == 0 }) { return .normal(mean: point, standardDeviation: 0) }
        return .empirical(EmpiricalDistribution(about: point, sample: errors))
      })
  }
}
