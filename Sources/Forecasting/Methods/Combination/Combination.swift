import Statistics
public import TimeSeries

/// The mean, the trimmed mean or the median of what several methods forecast.
///
/// A member that cannot be fitted to a series is left out. The point is the center of the members'
/// points, and each quantile lies as far from it as theirs do on average from theirs, for which the
/// members are taken as t distributions of the least degrees of freedom among them: averaging
/// quantiles keeps the shape that mixing would widen (Lichtendahl, Grushka-Cockayne & Winkler 2013,
/// *Is it better to average probabilities or quantiles?*, Management Science 59(7)).
public struct Combination: Forecaster {
  /// How points are combined.
  public enum Center: Sendable, Equatable {
    /// By their mean.
    case mean

    /// By the mean without the least and the greatest, of four or more: nearly as steady as the mean,
    /// and one wild member does not move it.
    case trimmedMean

    /// By their median, which one wild member does not move.
    case median
  }

  /// The methods.
  public let members: [any Forecaster]

  /// How points are combined.
  public let center: Center

  /// The name by which users ask for the method.
  public var name: String { "combination" }

  /// Creates the method from one member at least.
  public init(of members: [any Forecaster], by center: Center = .median) {
    precondition(!members.isEmpty, "a combination of no methods")
    self.members = members
    self.center = center
  }

  /// Fits every member that can be fitted.
  ///
  /// - Parameter series: What one member can be fitted to.
  /// - Returns: The fitted members, as one.
  /// - Throws: The first member's ``FitError`` if none can be fitted.
  public func fit(_ series: TimeSeries) throws(FitError) -> Fitted {
    try fit(series, keeping: nil)
  }

  /// Fits the members that another series allowed, each with its parameters.
  public func fit(_ series: TimeSeries, keeping fitted: Fitted) throws(FitError) -> Fitted {
    try fit(series, keeping: .some(fitted))
  }

  private func fit(_ series: TimeSeries, keeping kept: Fitted?) throws(FitError) -> Fitted {
    var fitted: [any FittedForecaster] = []
    var places: [Int] = []
    var failure: FitError?
    for (order, place) in (kept?.places ?? Array(members.indices)).enumerated() {
      do throws(FitError) {
        fitted.append(try members[place].fit(series, like: kept?.members[order]))
        places.append(place)
      } catch {
        failure = failure ?? error
      }
    }
    if fitted.isEmpty, let failure { throw failure }

    // Read once: a member may make them anew at each reading.
    let predictions = fitted.map(\.fittedValues)
    let fittedValues = series.values.indices.map { index in
      center.of(predictions.map { $0[index] }.filter { !$0.isNaN })
    }
    return Fitted(
      members: fitted, places: places, center: center,
      inSample: try InSample(of: series, fittedValues: fittedValues, estimated: 0))
  }

  /// Several fitted methods as one.
  public struct Fitted: InSampleModel {
    /// The members that could be fitted.
    public let members: [any FittedForecaster]

    /// Their places among the methods.
    let places: [Int]

    let center: Center

    /// The one-step predictions of the series.
    public let inSample: InSample

    /// The number of members.
    public var parameters: [Parameter] {
      [Parameter(name: "members", estimate: Double(members.count))]
    }

    /// Combines the members' forecasts step by step.
    public func forecast(horizon: Int) -> Forecast {
      combined(members.map { $0.forecast(horizon: horizon) })
    }

    /// Combines the members' forecasts day by day.
    public func forecast(on days: [Day]) -> Forecast {
      combined(members.map { $0.forecast(on: days) })
    }

    /// Combines forecasts of the same steps.
    private func combined(_ forecasts: [Forecast]) -> Forecast {
      Forecast(distributions: steps(of: forecasts).map(\.distribution))
    }

    /// What the members say of each step, put together.
    func steps(of forecasts: [Forecast]) -> [CombinedStep] {
      forecasts[0].distributions.indices.map { step in
        CombinedStep(forecasts.map { $0.distributions[step] }, by: center)
      }
    }
  }
}

/// What the members say of one step, put together.
struct CombinedStep {
  /// The center of their points.
  let point: Double

  /// The standard deviation of their points.
  let disagreement: Double

  /// The mean of their scales, their median if the mean is trimmed, and the least of their degrees of freedom; nil if none has any.
  let spread: (scale: Double, degreesOfFreedom: Double)?

  /// Combines the members' distributions, those without a finite point left out.
  init(_ members: [PredictiveDistribution], by center: Combination.Center) {
    let members = members.filter { $0.mean.isFinite }
    let points = members.map(\.mean)
    point = center.of(points)
    let mean = Combination.Center.mean.of(points)
    disagreement =
      Combination.Center.mean.of(points.map { ($0 - mean) * ($0 - mean) }).squareRoot()
    let spreads = members.compactMap(\.spread).filter { $0.scale.isFinite }
    // Exponentials of wide spreads, of logarithms, are wild together; trimming takes but one.
    let scale = (center == .trimmedMean ? Combination.Center.median : .mean).of(
      spreads.map(\.scale))
    spread = spreads.map(\.degreesOfFreedom).min().map { (scale, $0) }
  }

  /// Averages the members' points and scales by weights, those without a finite point left out.
  init(_ members: [PredictiveDistribution], weights: [Double]) {
    let known = zip(members, weights).filter { $0.0.mean.isFinite }
    let total = known.reduce(0) { $0 + $1.1 }
    let point = known.reduce(0) { $0 + $1.0.mean * $1.1 / total }
    self.point = known.isEmpty ? .nan : point
    disagreement =
      known.reduce(0) { sum, member in
        sum + (member.0.mean - point) * (member.0.mean - point) * member.1 / total
      }
      .squareRoot()
    let spreads = known.compactMap { member, weight in member.spread.map { ($0, weight) } }
      .filter { $0.0.scale.isFinite }
    let spreadTotal = spreads.reduce(0) { $0 + $1.1 }
    let scale = spreads.reduce(0) { $0 + $1.0.scale * $1.1 / spreadTotal }
    spread = spreads.map(\.0.degreesOfFreedom).min().map { (scale, $0) }
  }

  /// A t distribution, if the spread is known.
  var distribution: PredictiveDistribution {
    guard let spread else { return .unknownSpread(location: point) }
    return .studentT(
      location: point, scale: spread.scale, degreesOfFreedom: spread.degreesOfFreedom)
  }
}

extension Combination.Center {
  /// The center of some points, NaN without any.
  fileprivate func of(_ points: [Double]) -> Double {
    guard !points.isEmpty else { return .nan }
    return switch self {
    case .mean: points.reduce(0) { $0 + $1 / Double(points.count) }
    case .trimmedMean:
      Self.mean.of(points.count < 4 ? points : Array(points.sorted()[1..<points.count - 1]))
    case .median: points.median
    }
  }
}

extension PredictiveDistribution {
  /// The scale and degrees of freedom of a t, a normal as one of very many; nil if unknown.
  fileprivate var spread: (scale: Double, degreesOfFreedom: Double)? {
    switch self {
    case .normal(_, let standardDeviation): (standardDeviation, 1e6)
    case .studentT(_, let scale, let degreesOfFreedom): (scale, degreesOfFreedom)
    case .empirical, .boxCox:
      // The deviation of a normal distribution with the same middle four fifths.
      ((quantile(0.9) - quantile(0.1)) / (2 * Normal().quantile(0.9)), 1e6)
    case .unknownSpread: nil
    }
  }
}

// MARK: - Paths

extension Combination {
  /// The members' models, the members that have some as likely as each other.
  public func likelyModels(of series: TimeSeries) throws(FitError) -> [LikelyModel] {
    try equallyLikely(members, on: series, name: name)
  }
}

/// The models of several methods, those that can be fitted counting alike.
func equallyLikely(
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
