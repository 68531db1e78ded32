public import TimeSeries

/// The one-step forecasts of several methods for each observation of a series, made from those
/// before it.
///
/// Each forecast is made from a prefix of the series that ends before its target, so it cannot
/// know what came later. The last target is the observation that follows the series. A record is
/// made once and read by the choice among its methods, the calibration of intervals and the scores.
public struct RollingForecasts: Sendable {
  /// The information that is available about an observation before it is made.
  public enum Knowledge: Sendable, Equatable {
    /// Only those before it.
    case past

    /// Those before it, and its day.
    case day
  }

  /// The series.
  public let series: TimeSeries

  /// The names of the methods.
  public let names: [String]

  /// For each method its forecasts; nil where it could not be fitted.
  ///
  /// A forecast's index is the number of observations that it is made from, and the index of its
  /// target in the series, so each method has one more than the series has values.
  public let forecasts: [[PredictiveDistribution?]]

  /// For each forecast the day before which all was known when it was made, nil for no bound.
  ///
  /// The forecast of what follows the series has none: it is made from all that there is.
  public let knownBefore: [Day?]

  /// Records what other means have forecast, to choose from and calibrate it alike.
  ///
  /// - Parameters:
  ///   - forecasts: For each method a name and one forecast more than the series has values, each
  ///     made from as many values as its index says.
  ///   - series: The series.
  ///   - knowledge: What was known of an observation before it was made.
  public init(
    forecasts: [(name: String, distributions: [PredictiveDistribution?])], of series: TimeSeries,
    knowing knowledge: Knowledge = .past
  ) {
    for (name, distributions) in forecasts {
      precondition(
        distributions.count == series.count + 1,
        "\(distributions.count) forecasts by \(name) for \(series.count) values and the next")
    }
    self.series = series
    names = forecasts.map(\.name)
    self.forecasts = forecasts.map(\.distributions)
    knownBefore =
      series.days.indices.map { target in
        // Without the day of an observation, its forecast is made on the day of the one before.
        knowledge == .day || target == 0
          ? series.days[target] : series.days[target - 1].advanced(by: 1)
      } + [nil]
  }

  /// Fits each method to each prefix of a series and forecasts one step.
  ///
  /// - Parameters:
  ///   - methods: The methods.
  ///   - series: The series.
  ///   - nextDay: The day of the observation that follows the series, if it is known.
  ///   - knowledge: What is known of an observation before it is made.
  public init(
    of methods: [any Forecaster], on series: TimeSeries, nextDay: Day? = nil,
    knowing knowledge: Knowledge = .past
  ) {
    let targets: [Day?] =
      knowledge == .day ? series.days + [nextDay] : Array(repeating: nil, count: series.count + 1)
    let prefixes = (0...series.count).map { series.prefix($0) }
    self.init(
      forecasts: methods.map { method in
        let distributions = zip(prefixes, targets).map { prefix, target in
          oneStep(method, from: prefix, on: target)
        }
        return (name: method.name, distributions: distributions)
      },
      of: series, knowing: knowledge)
  }

  /// The forecasts of one method beside what happened, where both are there.
  ///
  /// - Parameters:
  ///   - index: The method's place.
  ///   - minimumHistory: The number of values that a forecast must be made from.
  /// - Returns: The outcomes, in the order of time.
  public func outcomes(ofMethodAt index: Int, minimumHistory: Int = 1) -> [Outcome] {
    outcomes(of: forecasts[index], minimumHistory: minimumHistory)
  }

  /// Forecasts of the observations, and of the next, beside what happened.
  func outcomes(
    of distributions: [PredictiveDistribution?], minimumHistory: Int
  ) -> [Outcome] {
    let steps = typicalSteps(series.values)
    return series.values.indices.dropFirst(minimumHistory).compactMap { origin in
      guard let forecast = distributions[origin], !series.values[origin].isNaN else { return nil }
      return Outcome(
        origin: origin, day: series.days[origin], forecast: forecast,
        actual: series.values[origin], typicalStep: steps[origin])
    }
  }
}

/// A method's forecast of the step after a series, nil if it cannot be fitted.
private func oneStep(
  _ method: some Forecaster, from series: TimeSeries, on day: Day?
) -> PredictiveDistribution? {
  guard let fitted = try? method.fit(series) else { return nil }
  let forecast = day.map { fitted.forecast(on: [$0]) } ?? fitted.forecast(horizon: 1)
  return forecast.distributions.first
}

/// For each number of first values the mean absolute step between them, nil without a step.
private func typicalSteps(_ values: [Double]) -> [Double?] {
  var steps: [Double?] = [nil]
  var (last, sum, count) = (Double.nan, 0.0, 0)
  for value in values {
    if !value.isNaN {
      if !last.isNaN {
        sum += abs(value - last)
        count += 1
      }
      last = value
    }
    steps.append(count > 0 ? sum / Double(count) : nil)
  }
  return steps
}
