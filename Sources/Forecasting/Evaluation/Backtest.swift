public import Statistics
public import TimeSeries

/// A rolling-origin backtest of several methods on several series.
///
/// Each forecast is made from values before its origin only. The work is spread over the cores by
/// series and origin, and put together by index: the result is the same at any number of threads.
/// Tashman (2000), *Out-of-sample tests of forecasting accuracy*, International Journal of
/// Forecasting 16(4).
public struct Backtest: Sendable {
  /// The forecasts of one series.
  public struct Record: Sendable {
    /// The outcomes of each method, in the order of origins and then of steps.
    ///
    /// Those of all methods stand at the same places; nil where a method could not be fitted.
    public let outcomes: [[Outcome?]]

    /// For each method why it could not be fitted from the first origin where it could not.
    public let failures: [FitError?]

    /// The outcomes of one method, those that there are.
    public func outcomes(ofMethodAt index: Int) -> [Outcome] {
      outcomes[index].compactMap(\.self)
    }
  }

  /// The names of the methods.
  public let names: [String]

  /// From where and how far was forecast.
  public let plan: BacktestPlan

  /// The forecasts, a record for each series.
  public let records: [Record]

  /// Forecasts each series by each method from each origin of a plan.
  ///
  /// - Parameters:
  ///   - methods: The methods.
  ///   - series: The series.
  ///   - plan: From where and how far to forecast.
  ///   - threads: The number of threads; nil for one a core.
  ///   - progress: Told, from any thread, what part of the work is done.
  public init(
    of methods: [any Forecaster], on series: [TimeSeries], plan: BacktestPlan = BacktestPlan(),
    threads: Int? = nil, progress: (@Sendable (Double) -> Void)? = nil
  ) {
    names = methods.map(\.name)
    self.plan = plan
    let pieces = series.enumerated().flatMap { index, series in
      plan.runs(of: plan.origins(count: series.count)).map { Piece(series: index, origins: $0) }
    }
    let scales = series.map { StepScale.untilEach(of: $0.values, period: plan.period) }
    let share = 1 / Double(max(1, pieces.count))
    let results = concurrentMap(
      count: pieces.count, threads: threads, progress: { progress?(Double($0) * share) },
      { index in
        let piece = pieces[index]
        let run = Run(
          series: series[piece.series], scales: scales[piece.series], origins: piece.origins,
          plan: plan)
        return methods.map { run.forecasts(by: $0) }
      })

    var outcomes = series.map { _ in methods.map { _ in [Outcome?]() } }
    var failures = series.map { _ in methods.map { _ in FitError?.none } }
    for (piece, result) in zip(pieces, results) {
      for (method, made) in result.enumerated() {
        outcomes[piece.series][method] += made.outcomes
        failures[piece.series][method] = failures[piece.series][method] ?? made.failure
      }
    }
    records = zip(outcomes, failures).map { Record(outcomes: $0, failures: $1) }
  }

  /// The outcomes of a method over all series, in their order.
  ///
  /// - Parameters:
  ///   - index: The method's place.
  ///   - horizon: Only those so many steps ahead; nil for all.
  /// - Returns: The outcomes.
  public func outcomes(ofMethodAt index: Int, horizon: Int? = nil) -> [Outcome] {
    records.flatMap { record in
      record.outcomes(ofMethodAt: index).filter { horizon == nil || $0.horizon == horizon }
    }
  }

  /// The outcomes of two methods where both have one, at the same places.
  public func pairedOutcomes(_ first: Int, _ second: Int) -> (first: [Outcome], second: [Outcome]) {
    let pairs = records.flatMap { record in
      zip(record.outcomes[first], record.outcomes[second]).compactMap { left, right in
        left.flatMap { left in right.map { (left, $0) } }
      }
    }
    return (pairs.map(\.0), pairs.map(\.1))
  }

  /// The part of another method's mean absolute error that a method saves where both forecast.
  public func skill(ofMethodAt index: Int, against reference: Int) -> Double? {
    let (own, other) = pairedOutcomes(index, reference)
    return own.skill(against: other)
  }

  /// The test of Diebold and Mariano that two methods lose alike so many steps ahead of a series.
  ///
  /// - Parameters:
  ///   - first: The place of a method; the statistic is negative where it loses less.
  ///   - second: The place of another.
  ///   - series: The place of the series.
  ///   - horizon: The number of steps ahead.
  ///   - loss: What an error costs, its square by default.
  /// - Returns: The outcome; nil with too few forecasts, or where the losses differ by a constant.
  public func dieboldMariano(
    _ first: Int, _ second: Int, ofSeries series: Int = 0, horizon: Int = 1,
    loss: (Outcome) -> Double = { $0.error * $0.error }
  ) -> TestResult? {
    let record = records[series]
    var (left, right) = ([Double](), [Double]())
    for (own, other) in zip(record.outcomes[first], record.outcomes[second]) {
      guard let own, let other, own.horizon == horizon else { continue }
      left.append(loss(own))
      right.append(loss(other))
    }
    guard left.count > horizon, left.count > 2 else { return nil }
    return Statistics.dieboldMariano(left, right, horizon: horizon)
  }
}

// MARK: - Runs

/// Origins of a series in a row, the first of which learns.
private struct Piece: Sendable {
  let series: Int
  let origins: [Int]
}

/// The outcomes of a method on a piece; nil where it could not be fitted, with the reason.
private struct Made: Sendable {
  let outcomes: [Outcome?]
  let failure: FitError?
}

/// A piece of a backtest with what it takes.
private struct Run: Sendable {
  let series: TimeSeries
  let scales: [StepScale]
  let origins: [Int]
  let plan: BacktestPlan

  /// The outcomes of a method, nil where it could not be fitted, and why not.
  func forecasts<Method: Forecaster>(
    by method: Method
  ) -> Made {
    var outcomes: [Outcome?] = []
    var failure: FitError?
    var learnt: Method.Fitted?
    for origin in origins {
      let known = series.prefix(origin).suffix(origin - plan.start(before: origin))
      let targets = origin..<min(origin + plan.horizon, series.count)
      var forecast: Forecast?
      do throws(FitError) {
        let fitted =
          if let learnt { try method.fit(known, keeping: learnt) } else { try method.fit(known) }
        learnt = learnt ?? fitted
        forecast =
          plan.knowledge == .day
          ? fitted.forecast(on: targets.map { series.days[$0] })
          : fitted.forecast(horizon: targets.count)
      } catch {
        failure = failure ?? error
      }
      for target in targets where !series.values[target].isNaN {
        outcomes.append(
          forecast.map { outcome($0.distributions[target - origin], of: target, from: origin) })
      }
    }
    return Made(outcomes: outcomes, failure: failure)
  }

  private func outcome(
    _ forecast: PredictiveDistribution, of target: Int, from origin: Int
  ) -> Outcome {
    Outcome(
      origin: origin, day: series.days[target], forecast: forecast, actual: series.values[target],
      typicalStep: scales[origin].absolute, typicalSquaredStep: scales[origin].squared,
      horizon: target - origin + 1)
  }
}
