import TimeSeries

/// The spread of the forecasts of several series, each from its own past errors and the others'.
///
/// The errors are walked through in the order in which the forecasts were made, so that a forecast
/// knows those errors that had come about by then, in any series, and no other.
public struct PooledCalibration: Sendable {
  /// What was forecast for each series.
  public let forecasts: [ChosenForecasts]

  /// How past errors become the spread.
  public let calibration: IntervalCalibration

  /// Errors from outside these series, if there are any.
  private let pool: ErrorPool?

  /// The errors of all series in the order in which they came about.
  private let errors: [PooledError]

  /// Walks through the errors of several series in one unit.
  ///
  /// - Parameters:
  ///   - forecasts: What was forecast for each series.
  ///   - calibration: How past errors become the spread.
  ///   - pool: Errors from outside these series, if there are any.
  public init(
    of forecasts: [ChosenForecasts], calibration: IntervalCalibration = IntervalCalibration(),
    pool: ErrorPool? = nil
  ) {
    self.forecasts = forecasts
    self.calibration = calibration
    self.pool = pool
    errors = walk(through: forecasts, calibration: calibration, outside: pool)
  }

  /// What is said of a target of a series.
  ///
  /// - Parameters:
  ///   - series: The place of the series.
  ///   - target: The index of the observation, the count of the series for the one that follows.
  /// - Returns: The distribution, nil where nothing was forecast.
  public func distribution(ofSeries series: Int, at target: Int) -> PredictiveDistribution? {
    let chosen = forecasts[series]
    guard let point = chosen.points[target] else { return nil }
    let others = poolOfOthers(
      errors, than: series, before: chosen.record.knownBefore[target])
    return calibration.distribution(
      point: point, errors: chosen.errors.prefix(target).compactMap(\.self), pool: others ?? pool)
  }

  /// The forecasts of a series beside what happened.
  ///
  /// - Parameters:
  ///   - series: The place of the series.
  ///   - minimumHistory: The number of values that a forecast must be made from.
  /// - Returns: The outcomes, in the order of time.
  public func outcomes(ofSeries series: Int, minimumHistory: Int = 1) -> [Outcome] {
    let record = forecasts[series].record
    let distributions = (0...record.series.count).map { target in
      target < minimumHistory ? nil : distribution(ofSeries: series, at: target)
    }
    return record.outcomes(of: distributions, minimumHistory: minimumHistory)
  }
}

// MARK: - Walk

/// An error of a series, as it counts for the others.
private struct PooledError {
  let series: Int
  let day: Day
  let error: Double

  /// The error in units of the scale before it, nil where that is zero or too little known.
  let scaled: Double?
}

/// The errors of the other series that had come about before a day, nil if there are none.
private func poolOfOthers(
  _ errors: [PooledError], than series: Int, before bound: Day?
) -> ErrorPool? {
  var (scaledErrors, sum, count) = ([Double](), 0.0, 0)
  for error in errors where error.series != series {
    if let bound, error.day >= bound { continue }
    if let scaled = error.scaled { scaledErrors.append(scaled) }
    sum += abs(error.error)
    count += 1
  }
  guard count > 0 else { return nil }
  return ErrorPool(scaledErrors: scaledErrors, typicalError: sum / Double(count))
}

/// The errors of several series, each scaled by what was known when its forecast was made.
private func walk(
  through forecasts: [ChosenForecasts], calibration: IntervalCalibration, outside: ErrorPool?
) -> [PooledError] {
  var errors: [PooledError] = []
  for (series, target) in order(of: forecasts) {
    let chosen = forecasts[series]
    guard target < chosen.errors.count, let error = chosen.errors[target] else { continue }
    let others =
      poolOfOthers(errors, than: series, before: chosen.record.knownBefore[target]) ?? outside
    let own = chosen.errors.prefix(target).compactMap(\.self)
    var running = ErrorScale(
      discount: calibration.discount, prior: others?.typicalError ?? 0,
      priorWeight: others == nil ? 0 : calibration.priorWeight)
    for past in own { running.add(past) }
    let isKnown = others != nil || own.count >= 4
    errors.append(
      PooledError(
        series: series, day: chosen.series.days[target], error: error,
        scaled: isKnown && running.scale > 0 ? error / running.scale : nil))
  }
  return errors
}

/// The forecasts by the day that they were made, then by the day that they are of.
private func order(of forecasts: [ChosenForecasts]) -> [(series: Int, target: Int)] {
  var all: [(known: Day, day: Day, series: Int, target: Int)] = []
  let end = Day(number: .max)
  for (series, chosen) in forecasts.enumerated() {
    for target in chosen.points.indices where chosen.points[target] != nil {
      let day = target < chosen.series.count ? chosen.series.days[target] : end
      all.append((chosen.record.knownBefore[target] ?? end, day, series, target))
    }
  }
  all.sort { ($0.known, $0.day, $0.series, $0.target) < ($1.known, $1.day, $1.series, $1.target) }
  return all.map { ($0.series, $0.target) }
}
