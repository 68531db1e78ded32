import Forecasting
import Statistics

/// How the forecasts of each model turned out, pooled over rounds.
public struct BacktestSummary: Sendable {
  /// The scores of one model.
  public struct Row: Sendable, Equatable {
    /// The model.
    public let model: CutoffModelName

    /// The number of rounds forecast.
    public let count: Int

    /// The mean absolute error, in CRS points.
    public let meanAbsoluteError: Double

    /// The median absolute error, in CRS points.
    public let medianAbsoluteError: Double

    /// The mean of the absolute errors, each in units of the mean change from round to round of its
    /// category before it (Hyndman & Koehler 2006); nil where no category had moved.
    public let meanAbsoluteScaledError: Double?

    /// The mean of forecast less cut-off, in CRS points.
    public let bias: Double

    /// The share of cut-offs within their 80 % interval.
    public let coverage80: Double

    /// The share of cut-offs within their 95 % interval.
    public let coverage95: Double

    /// The mean interval score of the 80 % intervals (Gneiting & Raftery 2007, equation 43).
    public let intervalScore80: Double

    /// The mean continuous ranked probability score, in CRS points; nil where no spread was known.
    public let crps: Double?

    /// The mean absolute error of the last value on the same rounds.
    public let naiveMeanAbsoluteError: Double

    /// The share of the last value's mean absolute error that the model saves.
    public var skillVsNaive: Double? {
      naiveMeanAbsoluteError > 0 ? 1 - meanAbsoluteError / naiveMeanAbsoluteError : nil
    }
  }

  /// The scores, a row a model, in the order in which the models were asked.
  public let rows: [Row]

  /// Scores forecasts whose outcome is known.
  public init(_ forecasts: [CutoffForecast]) {
    var naiveErrors: [RoundNumber: Double] = [:]
    var models: [CutoffModelName] = []
    for forecast in forecasts {
      if !models.contains(forecast.model) { models.append(forecast.model) }
      if forecast.model == .naive, let outcome = forecast.outcome, let error = forecast.error {
        naiveErrors[outcome.number] = abs(error)
      }
    }
    rows = models.compactMap { model in
      Row(model, forecasts.filter { $0.model == model }, naiveErrors: naiveErrors)
    }
  }

  /// The scores of a model, nil if it made no forecast.
  public func row(of model: CutoffModelName) -> Row? {
    rows.first { $0.model == model }
  }
}

// MARK: - Scores

extension BacktestSummary.Row {
  /// Scores the forecasts of one model; nil where none has an outcome.
  fileprivate init?(
    _ model: CutoffModelName, _ forecasts: [CutoffForecast], naiveErrors: [RoundNumber: Double]
  ) {
    var outcomes: [Outcome] = []
    var naive: [Double] = []
    var within80 = 0
    var within95 = 0
    var intervalScores: [Double] = []
    for forecast in forecasts {
      guard let round = forecast.outcome else { continue }
      let cutoff = round.points
      let distribution = forecast.distribution
      let inner = wholeCutoffs(within: distribution.interval(level: 0.8))
      let outer = wholeCutoffs(within: distribution.interval(level: 0.95))
      outcomes.append(
        Outcome(
          origin: outcomes.count, day: round.day, forecast: distribution, actual: cutoff,
          typicalStep: forecast.meanChange))
      naive.append(naiveErrors[round.number] ?? .nan)
      within80 += inner.reaches(round.points) ? 1 : 0
      within95 += outer.reaches(round.points) ? 1 : 0
      intervalScores.append(
        intervalScore(
          of: Double(inner.lowerBound)...Double(inner.upperBound), actual: cutoff, level: 0.8))
    }
    guard
      let meanAbsoluteError = outcomes.meanAbsoluteError,
      let medianAbsoluteError = outcomes.medianAbsoluteError, let bias = outcomes.bias
    else { return nil }
    self.model = model
    count = outcomes.count
    self.meanAbsoluteError = meanAbsoluteError
    self.medianAbsoluteError = medianAbsoluteError
    meanAbsoluteScaledError = outcomes.meanAbsoluteScaledError
    self.bias = bias
    coverage80 = Double(within80) / Double(count)
    coverage95 = Double(within95) / Double(count)
    intervalScore80 = intervalScores.mean
    // Before the first error of all, nothing is known of the spread and there is nothing to score.
    crps = outcomes.filter { $0.forecast.crps(of: $0.actual).isFinite }.crps
    naiveMeanAbsoluteError = naive.mean
  }
}

extension BacktestSummary.Row {
  /// A score by its key on the command line; nil where there is none of that name.
  public func value(of measure: String) -> Double? {
    switch measure {
    case "n": Double(count)
    case "mae": meanAbsoluteError
    case "medianAbsoluteError": medianAbsoluteError
    case "mase": meanAbsoluteScaledError
    case "bias": bias
    case "coverage80": coverage80
    case "coverage95": coverage95
    case "intervalScore80": intervalScore80
    case "crps": crps
    case "skillVsNaive": skillVsNaive
    default: nil
    }
  }
}
