public import TimeSeries

/// The mean of what several methods forecast, each weighted by its accuracy on the last values.
///
///     wᵢ = λ vᵢ + (1 − λ) / M,    vᵢ ∝ 1 / Σ eᵢ²,    λ = n / (n + M)
///
/// Each of the M methods forecasts the last values from origins before them, refitted at each, and
/// eᵢ are its n errors. Inverse squared errors are the weights of Bates & Granger (1969), *The
/// combination of forecasts*, Operational Research Quarterly 20(4), the correlation of errors left
/// out; few errors tell little, so the weights are drawn toward equal ones, as in Stock & Watson
/// (2004), *Combination forecasts of output growth*, Journal of Forecasting 23(6).
public struct WeightedCombination: Forecaster {
  /// The methods.
  public let members: [any Forecaster]

  /// From how many of the last origins each method's accuracy is taken.
  public let origins: Int

  /// How many steps ahead it is taken.
  public let horizon: Int

  /// The name by which users ask for the method.
  public var name: String { "weighted-combination" }

  /// Creates the method.
  ///
  /// - Parameters:
  ///   - members: The methods, one at least.
  ///   - origins: From how many of the last origins their accuracy is taken, at least one.
  ///   - horizon: How many steps ahead it is taken, at least one.
  public init(of members: [any Forecaster], origins: Int = 12, horizon: Int = 1) {
    precondition(
      !members.isEmpty && origins >= 1 && horizon >= 1,
      "\(members.count) methods, \(origins) origins, horizon \(horizon)")
    self.members = members
    self.origins = origins
    self.horizon = horizon
  }

  /// Weighs the methods, and fits every one that can be fitted.
  ///
  /// - Parameter series: What one member can be fitted to. Of a series too short to forecast a part
  ///   of it from the rest by each method, the weights are equal.
  /// - Returns: The fitted members, as one.
  /// - Throws: The first member's ``FitError`` if none can be fitted.
  public func fit(_ series: TimeSeries) throws(FitError) -> Fitted {
    let members = try Combination(of: members).fit(series)
    return try fitted(
      series, members, weights: weights(of: members.places.map { self.members[$0] }, on: series))
  }

  /// Fits the members that another series allowed, with its parameters and weights.
  public func fit(_ series: TimeSeries, keeping fitted: Fitted) throws(FitError) -> Fitted {
    let members = try Combination(of: members).fit(series, keeping: fitted.combination)
    let weights = members.places.map { place in
      fitted.combination.places.firstIndex(of: place).map { fitted.weights[$0] } ?? 0
    }
    let total = weights.reduce(0, +)
    return try self.fitted(series, members, weights: weights.map { $0 / total })
  }

  private func fitted(
    _ series: TimeSeries, _ members: Combination.Fitted, weights: [Double]
  ) throws(FitError) -> Fitted {
    let predictions = members.members.map(\.fittedValues)
    let fittedValues = series.values.indices.map { index in
      let known = zip(predictions, weights).map { ($0[index], $1) }
        .filter { !$0.0.isNaN }
      let total = known.reduce(0) { $0 + $1.1 }
      return known.isEmpty ? .nan : known.reduce(0) { $0 + $1.0 * $1.1 / total }
    }
    return Fitted(
      combination: members, weights: weights,
      inSample: try InSample(of: series, fittedValues: fittedValues, estimated: 0))
  }

  /// The weights of methods, by their errors on the last values of a series.
  private func weights(of members: [any Forecaster], on series: TimeSeries) -> [Double] {
    let equal = 1 / Double(members.count)
    var squares = members.map { _ in 0.0 }
    var count = 0
    for origin in max(1, series.count - horizon - origins + 1)...max(1, series.count - horizon) {
      let errors = members.map { self.errors(of: $0, on: series, from: origin) }
      // Accuracy is compared on the same values, so an origin that one cannot forecast from is out.
      guard let length = errors.first?.count, length > 0, errors.allSatisfy({ $0.count == length })
      else { continue }
      for (index, errors) in errors.enumerated() {
        squares[index] += errors.reduce(0) { $0 + $1 * $1 }
      }
      count += length
    }
    guard count > 0, squares.allSatisfy(\.isFinite) else { return members.map { _ in equal } }
    let exact = squares.count { $0 == 0 }
    let inverses = squares.map { exact > 0 ? ($0 == 0 ? 1 : 0) : (squares.min() ?? 1) / $0 }
    let total = inverses.reduce(0, +)
    let share = Double(count) / Double(count + members.count)
    return inverses.map { share * $0 / total + (1 - share) * equal }
  }

  /// The errors of a method's forecasts from an origin; none where it cannot forecast.
  private func errors(
    of member: some Forecaster, on series: TimeSeries, from origin: Int
  ) -> [Double] {
    let targets = series.values[min(origin, series.count)...].prefix(horizon)
    guard !targets.isEmpty, let model = try? member.fit(series.prefix(origin)) else { return [] }
    let forecast = model.forecast(
      on: Array(series.days[origin..<origin + targets.count])
    ).means
    return zip(targets, forecast).map { $0 - $1 }.filter { !$0.isNaN }
  }

  /// Several fitted methods and their weights.
  public struct Fitted: InSampleModel {
    let combination: Combination.Fitted

    /// The members that could be fitted.
    public var members: [any FittedForecaster] { combination.members }

    /// Their weights, whose sum is one.
    public let weights: [Double]

    /// The one-step predictions of the series.
    public let inSample: InSample

    /// The weights.
    public var parameters: [Parameter] {
      weights.enumerated().map { Parameter(name: "weight\($0 + 1)", estimate: $1) }
    }

    /// Combines the members' forecasts step by step.
    public func forecast(horizon: Int) -> Forecast {
      combined(members.map { $0.forecast(horizon: horizon) })
    }

    /// Combines the members' forecasts day by day.
    public func forecast(on days: [Day]) -> Forecast {
      combined(members.map { $0.forecast(on: days) })
    }

    private func combined(_ forecasts: [Forecast]) -> Forecast {
      Forecast(
        distributions: forecasts[0].distributions.indices.map { step in
          CombinedStep(forecasts.map { $0.distributions[step] }, weights: weights).distribution
        })
    }
  }
}
