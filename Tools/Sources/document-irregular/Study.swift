import Forecasting
import Statistics
import TimeSeries

/// Forecasts of simulated series with gaps like those of the rounds, by models that know the days
/// and by the same models told only the order.
struct Study {
  /// What is asked: the next observation, and the third to come; their days are known.
  static let horizons = [1, 3]

  /// How many observations a series has.
  static let counts = [5, 8, 12, 20, 40, 60]

  /// The models; the last value is the same with and without days.
  static let models: [any Forecaster] = [Naive(), LocalLevel(), LocalTrend(), AutoStructural()]

  /// The models by their likeliest variances, to show what averaging over variances does.
  static let likeliest: [(name: String, method: any Forecaster)] = [
    ("local-level", Structural(trend: .level, isIntegrated: false)),
    ("local-trend", Structural(trend: .linear, isIntegrated: false)),
  ]

  /// How a forecast came about.
  enum Kind {
    case byDay
    case byOrder

    /// By day, at the likeliest variances.
    case likeliest
  }

  /// What a tally is of.
  struct Key: Hashable {
    let process: Process
    let count: Int
    let horizon: Int
    let model: String
    let kind: Kind
  }

  private var tallies: [Key: Tally] = [:]

  /// Runs the study.
  ///
  /// - Parameters:
  ///   - pools: Gaps in days to draw from, a pool a category.
  ///   - repetitions: The number of series of each process and length.
  ///   - seed: The same seed gives the same series.
  init(pools: [[Int]], repetitions: Int, seed: UInt64) {
    for process in Process.allCases {
      for count in Self.counts {
        // The same gaps and parameters for each process.
        var random = SeededGenerator(seed: seed &+ UInt64(count))
        for _ in 0..<repetitions {
          run(process, count, pools: pools, using: &random)
        }
      }
    }
  }

  /// How the forecasts of a kind turned out, those of several processes, lengths and horizons
  /// together.
  func tally(
    _ model: String, _ kind: Kind, _ processes: [Process] = Process.allCases,
    counts: [Int] = counts, horizons: [Int] = horizons
  ) -> Tally {
    var result = Tally()
    for process in processes {
      for count in counts {
        for horizon in horizons {
          let key = Key(
            process: process, count: count, horizon: horizon, model: model, kind: kind)
          if let tally = tallies[key] { result.add(tally) }
        }
      }
    }
    return result
  }

  /// Forecasts one series by all models.
  private mutating func run(
    _ process: Process, _ count: Int, pools: [[Int]], using random: inout SeededGenerator
  ) {
    let pool = pools[Int(random.uniform() * Double(pools.count))]
    let usual = pool.map(Double.init).median
    var days = [0]
    for _ in 1..<count + (Self.horizons.max() ?? 1) {
      days.append(days[days.count - 1] + pool[Int(random.uniform() * Double(pool.count))])
    }
    let values = process.values(at: days.map { Double($0) / usual }, using: &random)
    let all = days.map { Day(number: Int32($0)) }
    guard
      let dated = try? TimeSeries(
        days: Array(all.prefix(count)), values: Array(values.prefix(count)))
    else { return }
    let ordered = TimeSeries(dated.values)
    let steps = zip(dated.values, dated.values.dropFirst()).map { abs($1 - $0) }
    let step = steps.reduce(0, +) / Double(steps.count)

    func record(_ model: String, _ kind: Kind, _ forecast: Forecast?) {
      guard let forecast else { return }
      for (place, horizon) in Self.horizons.enumerated() {
        let key = Key(process: process, count: count, horizon: horizon, model: model, kind: kind)
        tallies[key, default: Tally()].add(
          forecast.distributions[place], values[count + horizon - 1], step: step)
      }
    }
    let targets = Self.horizons.map { all[count + $0 - 1] }
    for model in Self.models {
      record(model.name, .byDay, try? model.fit(dated).forecast(on: targets))
      let steps = try? model.fit(ordered).forecast(horizon: Self.horizons.max() ?? 1)
      record(
        model.name, .byOrder,
        steps.map { steps in
          Forecast(distributions: Self.horizons.map { steps.distributions[$0 - 1] })
        })
    }
    for (name, method) in Self.likeliest {
      record(name, .likeliest, try? method.fit(dated).forecast(on: targets))
    }
  }
}

/// How forecasts of one kind turned out.
struct Tally {
  private var count = 0.0
  private var absoluteErrors = 0.0
  private var scores = 0.0
  private var within80 = 0.0
  private var within95 = 0.0

  /// The number of forecasts.
  var forecasts: Int { Int(count) }

  /// The mean absolute error, in usual steps.
  var meanAbsoluteError: Double { absoluteErrors / count }

  /// The mean continuous ranked probability score, likewise.
  var crps: Double { scores / count }

  /// The shares of observations within the 80 and 95 % intervals.
  var coverage80: Double { within80 / count }
  var coverage95: Double { within95 / count }

  /// Adds a forecast, its errors in units of the series' usual step.
  mutating func add(_ forecast: PredictiveDistribution, _ actual: Double, step: Double) {
    count += 1
    absoluteErrors += abs(forecast.mean - actual) / step
    scores += forecast.crps(of: actual) / step
    if forecast.interval(level: 0.8).contains(actual) { within80 += 1 }
    if forecast.interval(level: 0.95).contains(actual) { within95 += 1 }
  }

  /// Adds other forecasts.
  mutating func add(_ other: Tally) {
    count += other.count
    absoluteErrors += other.absoluteErrors
    scores += other.scores
    within80 += other.within80
    within95 += other.within95
  }
}
