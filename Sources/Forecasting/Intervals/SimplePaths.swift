import RealModule
import Statistics
public import TimeSeries

// The sample paths of the methods whose parameters have a distribution in closed form, or none.

extension Naive.Fitted {
  /// Every error stays.
  public var paths: InnovationPaths? {
    InnovationPaths(
      inSample, means: { [Double](repeating: lastValue, count: $0) },
      responses: { [Double](repeating: 1, count: $0) })
  }
}

extension SeasonalNaive.Fitted {
  /// Every error comes back each cycle.
  public var paths: InnovationPaths? {
    let period = lastCycle.count
    return InnovationPaths(
      inSample, means: { (0..<$0).map { lastCycle[$0 % period] } },
      responses: { (0..<$0).map { ($0 + 1) % period == 0 ? 1 : 0 } })
  }
}

extension Mean.Fitted {
  /// No error stays.
  public var paths: InnovationPaths? { paths(mean: mean) }

  fileprivate func paths(mean: Double) -> InnovationPaths {
    InnovationPaths(
      inSample, means: { [Double](repeating: mean, count: $0) },
      responses: { [Double](repeating: 0, count: $0) })
  }
}

extension Mean {
  /// The mean, drawn with its standard error.
  public func likelyModels(of series: TimeSeries) throws(FitError) -> [LikelyModel] {
    let fitted = try fit(series)
    let model = LikelyModel(name: name, paths: fitted.paths(mean: fitted.mean)) { count, random in
      drawn(count, fitted.inSample, observationCount: fitted.observationCount, using: &random) {
        fitted.paths(mean: fitted.mean + $0)
      }
    }
    return [model]
  }
}

extension Drift.Fitted {
  /// Every error stays.
  public var paths: InnovationPaths? { paths(drift: drift) }

  fileprivate func paths(drift: Double) -> InnovationPaths {
    InnovationPaths(
      inSample, means: { (1...$0).map { lastValue + drift * Double($0) } },
      responses: { [Double](repeating: 1, count: $0) })
  }
}

extension Drift {
  /// The drift, drawn with its standard error.
  public func likelyModels(of series: TimeSeries) throws(FitError) -> [LikelyModel] {
    let fitted = try fit(series)
    let model = LikelyModel(name: name, paths: fitted.paths(drift: fitted.drift)) { count, random in
      drawn(count, fitted.inSample, observationCount: series.count - 1, using: &random) {
        fitted.paths(drift: fitted.drift + $0)
      }
    }
    return [model]
  }
}

/// Draws a variance from its χ², and with that the error of a mean of independent observations.
private func drawn(
  _ count: Int, _ inSample: InSample, observationCount: Int, using random: inout SeededGenerator,
  _ paths: (_ error: Double) -> InnovationPaths
) -> [InnovationPaths] {
  let freedom = inSample.degreesOfFreedom
  guard freedom > 0 else { return [] }
  return (0..<count).map { _ in
    let square = ChiSquared(degreesOfFreedom: Double(freedom)).quantile(
      min(max(random.uniform(), 1e-12), 1 - 1e-12))
    let variance = inSample.variance * Double(freedom) / square
    let error = (variance / Double(observationCount)).squareRoot() * random.normal()
    return paths(error).drawn(deviation: variance.squareRoot(), degreesOfFreedom: .max)
  }
}

extension MovingAverage.Fitted {
  /// A part of every error stays, as in the smoothing of the same mean age.
  public var paths: InnovationPaths? {
    InnovationPaths(
      inSample, means: { [Double](repeating: level, count: $0) },
      responses: { [Double](repeating: 2 / Double(window + 1), count: $0) })
  }
}

extension MovingAverageProcess.Fitted {
  /// An error echoes for as many steps as there are coefficients.
  public var paths: InnovationPaths? {
    InnovationPaths(
      inSample, means: { innovations.predictions(horizon: $0).map { $0 + mean } },
      responses: { (0..<$0).map { $0 < coefficients.count ? coefficients[$0] : 0 } })
  }
}
