public import TimeSeries

/// The method that has lately forecast a series best, and the last value unless one is better.
///
/// Every candidate forecasts every observation from those before it. At each origin the candidates
/// are compared by their discounted absolute errors so far; the best replaces the last value once
/// enough forecasts are on record and it has been better by a margin. Later data never count, so
/// the record of what was chosen is that of a forecaster who was there.
///
///     rₜ(m) = Σ δᵏ |eₜ₋ₖ(m)| / Σ δᵏ |eₜ₋ₖ(last value)|,    over the forecasts that m has made
///
/// The spread comes from the errors of what was chosen, see ``IntervalCalibration``. This is
/// prequential selection: Dawid (1984), *Statistical theory: the prequential approach*, Journal of
/// the Royal Statistical Society A 147(2).
public struct Selection: Forecaster {
  /// The methods to choose from, beside the last value.
  public let candidates: [any Forecaster]

  /// How much an error counts of the one after it, δ.
  public let discount: Double

  /// The number of forecasts that a candidate must have on record.
  public let minimumRecord: Int

  /// The part of the last value's errors that a candidate must have saved.
  public let margin: Double

  /// How past errors become the spread.
  public let calibration: IntervalCalibration

  /// Errors of other series, if there are any.
  public let pool: ErrorPool?

  /// The name by which users ask for the method.
  public var name: String { "auto" }

  /// Means of the last few values, which cost little and need few observations.
  public static let fewValues: [any Forecaster] = [
    MovingAverage(window: 2), MovingAverage(window: 3), ExponentialSmoothing(span: 2),
    ExponentialSmoothing(span: 3), ExponentialSmoothing(span: 5),
  ]

  /// Creates the method.
  ///
  /// - Parameters:
  ///   - candidates: The methods to choose from, the last value left out.
  ///   - discount: How much an error counts of the one after it, more than 0 and at most 1.
  ///   - minimumRecord: The number of forecasts that a candidate must have on record, at least 1.
  ///   - margin: The part of the last value's errors that a candidate must have saved, from 0 to 1.
  ///   - calibration: How past errors become the spread.
  ///   - pool: Errors of other series, if there are any.
  public init(
    candidates: [any Forecaster] = fewValues, discount: Double = 0.95, minimumRecord: Int = 6,
    margin: Double = 0.05, calibration: IntervalCalibration = IntervalCalibration(),
    pool: ErrorPool? = nil
  ) {
    precondition(
      discount > 0 && discount <= 1 && minimumRecord >= 1 && (0...1).contains(margin),
      "discount \(discount), record of \(minimumRecord), margin \(margin)")
    self.candidates = candidates
    self.discount = discount
    self.minimumRecord = minimumRecord
    self.margin = margin
    self.calibration = calibration
    self.pool = pool
  }

  /// Records the forecasts of the last value and of every candidate on a series.
  ///
  /// - Parameters:
  ///   - series: The series.
  ///   - nextDay: The day of the observation that follows it, if it is known.
  ///   - knowledge: What is known of an observation before it is made.
  /// - Returns: The record, the last value first.
  public func record(
    on series: TimeSeries, nextDay: Day? = nil,
    knowing knowledge: RollingForecasts.Knowledge = .past
  ) -> RollingForecasts {
    let methods: [any Forecaster] = [Naive()] + candidates
    return RollingForecasts(of: methods, on: series, nextDay: nextDay, knowing: knowledge)
  }

  /// Chooses a method for each forecast of a record, from the errors before it.
  ///
  /// - Parameter record: Forecasts whose first method is the last value.
  /// - Returns: What was chosen.
  /// - Complexity: As many steps as the record has forecasts.
  public func choices(in record: RollingForecasts) -> ChosenForecasts {
    var standings = Array(repeating: Standing(), count: record.forecasts.count)
    var choices: [Int?] = []
    for target in 0...record.series.count {
      choices.append(choice(among: standings, at: target, in: record))
      guard target < record.series.count, let reference = record.forecasts[0][target] else {
        continue
      }
      let actual = record.series.values[target]
      guard !actual.isNaN else { continue }
      let naiveError = abs(actual - reference.mean)
      for (index, forecasts) in record.forecasts.enumerated() {
        guard let forecast = forecasts[target] else { continue }
        standings[index].add(
          error: abs(actual - forecast.mean), naiveError: naiveError, discount: discount)
      }
    }
    return ChosenForecasts(record: record, choices: choices)
  }

  /// The candidate with the best standing, or the last value.
  private func choice(
    among standings: [Standing], at target: Int, in record: RollingForecasts
  ) -> Int? {
    var best: Int? = record.forecasts.first?[target] == nil ? nil : 0
    var bestRatio = 1 - margin
    for (index, standing) in standings.enumerated().dropFirst() {
      guard standing.count >= minimumRecord, record.forecasts[index][target] != nil else {
        continue
      }
      if let ratio = standing.ratio, ratio < bestRatio { (best, bestRatio) = (index, ratio) }
    }
    return best
  }

  /// Forecasts every observation from those before it, and chooses.
  ///
  /// - Parameter series: At least one observation.
  /// - Returns: The method chosen for what follows, with the spread of past errors.
  /// - Throws: ``FitError`` if even the last value cannot be fitted.
  public func fit(_ series: TimeSeries) throws(FitError) -> Fitted {
    let naive = try Naive().fit(series)
    let chosen = choices(in: record(on: series))
    let methods: [any Forecaster] = [Naive()] + candidates
    let index = chosen.choices[series.count] ?? 0
    let model = index == 0 ? naive : try methods[index].fit(series)
    let calibrated = PooledCalibration(of: [chosen], calibration: calibration, pool: pool)
    return Fitted(
      chosen: model, chosenName: methods[index].name, record: chosen,
      oneStep: calibrated.distribution(ofSeries: 0, at: series.count)
        ?? .unknownSpread(location: naive.lastValue))
  }

  /// The method chosen for what follows a series.
  public struct Fitted: FittedForecaster {
    /// The method chosen, fitted.
    public let chosen: any FittedForecaster

    /// The name of the method chosen.
    public let chosenName: String

    /// What was chosen for each observation.
    public let record: ChosenForecasts

    /// What is said of the next observation.
    public let oneStep: PredictiveDistribution

    /// The parameters of the method chosen.
    public var parameters: [Parameter] { chosen.parameters }

    /// What was forecast for each observation by the method then chosen.
    public var fittedValues: [Double] { record.points.dropLast().map { $0 ?? .nan } }

    /// The errors of those forecasts.
    public var residuals: [Double] { record.errors.map { $0 ?? .nan } }

    /// The root of the mean square of those errors.
    public var sigma: Double? {
      let errors = record.errors.compactMap(\.self)
      guard !errors.isEmpty else { return nil }
      return (errors.reduce(0) { $0 + $1 * $1 } / Double(errors.count)).squareRoot()
    }

    /// Predicts as the chosen method does, with the spread of past errors.
    public func forecast(horizon: Int) -> Forecast { spread(chosen.forecast(horizon: horizon)) }

    /// Predicts as the chosen method does, with the spread of past errors.
    public func forecast(on days: [Day]) -> Forecast { spread(chosen.forecast(on: days)) }

    /// Puts past one-step errors around the points, widened as the method widens its own.
    private func spread(_ forecast: Forecast) -> Forecast {
      guard let first = forecast.distributions.first else { return forecast }
      return Forecast(
        distributions: forecast.distributions.map { step in
          let growth = width(step) / width(first)
          return switch oneStep {
          case .empirical(let distribution):
            .empirical(
              distribution.moved(
                to: step.mean, scaledBy: growth.isFinite && growth > 0 ? growth : 1))
          case .unknownSpread: .unknownSpread(location: step.mean)
          default: oneStep.shifted(by: step.mean - oneStep.mean)
          }
        })
    }

    /// The width of the interval that holds four fifths.
    private func width(_ distribution: PredictiveDistribution) -> Double {
      let interval = distribution.interval(level: 0.8)
      return interval.upperBound - interval.lowerBound
    }
  }
}

// MARK: - Standing

/// How a candidate has done so far, beside the last value on the same observations.
private struct Standing {
  /// The number of forecasts.
  var count = 0

  /// The discounted sums of the absolute errors.
  private var errors = 0.0
  private var naiveErrors = 0.0

  /// Takes in the newest errors.
  mutating func add(error: Double, naiveError: Double, discount: Double) {
    count += 1
    errors = discount * errors + error
    naiveErrors = discount * naiveErrors + naiveError
  }

  /// The candidate's errors as a part of the last value's, nil where that made none.
  var ratio: Double? { naiveErrors > 0 ? errors / naiveErrors : nil }
}
