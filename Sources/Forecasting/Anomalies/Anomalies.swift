import RealModule
import Statistics
public import TimeSeries

/// Values of a series that are off its course, and days from which its level is another.
///
/// The course is a level that wanders in continuous time, after the season is taken out by a robust
/// STL where there is one, from the logarithms where it grows with the level. What is off it is found one by one: of all single values and all lasting
/// steps that with the greatest statistic is added, the variances are learnt again, and it stays if
/// the likelihood rises by enough. Chen & Liu (1993), *Joint estimation of model parameters and
/// outlier effects in time series*, Journal of the American Statistical Association 88(421); Harvey &
/// Koopman (1992), *Diagnostic checking of unobserved-components time series models*, Journal of
/// Business & Economic Statistics 10(4).
public struct Anomalies: Sendable, Equatable {
  /// Something off the course.
  public struct Anomaly: Sendable, Equatable {
    /// The place of the value, or of the first one of the new level.
    public let index: Int

    /// Its day.
    public let day: Day

    /// How far the value, or the level, is from what it would be, in the units of the series.
    public let effect: Double

    /// The effect in units of its standard error.
    public let statistic: Double
  }

  /// The single values, in the order of time.
  public let outliers: [Anomaly]

  /// The changes of level, in the order of time.
  public let levelShifts: [Anomaly]

  /// The series with the single values put back on its course.
  public let cleaned: TimeSeries

  /// Looks through a series.
  ///
  /// - Parameters:
  ///   - series: The series; missing values are passed over. With fewer than eight values nothing is
  ///     found.
  ///   - period: The number of observations in a cycle, one without a season.
  ///   - falseAlarmRate: The probability that anything is found in a series without anything off its
  ///     course, at most: it is divided by the number of what is looked at (Bonferroni).
  public init(in series: TimeSeries, period: Int = 1, falseAlarmRate: Double = 0.05) {
    precondition(falseAlarmRate > 0 && falseAlarmRate < 1, "a rate of \(falseAlarmRate)")
    let places = series.values.indices.filter { series.values[$0].isFinite }
    let (adjusted, isLogarithmic) = Anomalies.seasonallyAdjusted(series, period: period)
    let search = Search(
      values: places.map { adjusted[$0] }, days: places.map { Double(series.days[$0].number) },
      falseAlarmRate: falseAlarmRate)
    let found = search.run()
    func anomalies(_ isLasting: Bool) -> [Anomaly] {
      found.filter { $0.intervention.isLasting == isLasting }
        .map {
          let index = places[$0.intervention.index]
          let effect =
            isLogarithmic ? series.values[index] * (1 - .exp(-$0.effect)) : $0.effect
          return Anomaly(
            index: index, day: series.days[index], effect: effect, statistic: $0.statistic)
        }.sorted { $0.index < $1.index }
    }
    outliers = anomalies(false)
    levelShifts = anomalies(true)
    var values = series.values
    for outlier in outliers { values[outlier.index] -= outlier.effect }
    // The days are those of the series, which were in order.
    cleaned = (try? TimeSeries(days: series.days, values: values)) ?? series
  }

  /// The values, or their logarithms, without their season; as they are where there is none or it
  /// cannot be told.
  private static func seasonallyAdjusted(
    _ series: TimeSeries, period: Int
  ) -> (values: [Double], isLogarithmic: Bool) {
    guard period >= 2, series.count > 2 * period else { return (series.values, false) }
    if let step = LevelStep(in: series, period: period) {
      // A step at the end of a year would be in the season of all years.
      let level = series.values.enumerated().map { $0 < step.index ? $1 + step.height : $1 }
      let adjusted = withoutSeason(level, of: series, period: period) ?? level
      return (adjusted.enumerated().map { $0 < step.index ? $1 - step.height : $1 }, false)
    }
    // Below a half the season grows with the level.
    let isLogarithmic =
      series.values.allSatisfy { $0 > 0 }
      && BoxCox.guerrero(of: series.values, period: period).lambda < 0.5
    let values = isLogarithmic ? series.values.map { Double.log($0) } : series.values
    guard let adjusted = withoutSeason(values, of: series, period: period) else {
      return (series.values, false)
    }
    return (adjusted, isLogarithmic)
  }

  /// Values at the days of a series without their season, nil where it cannot be told.
  private static func withoutSeason(
    _ values: [Double], of series: TimeSeries, period: Int
  ) -> [Double]? {
    guard let parts = try? STL(period: period, isRobust: true).decompose(series.with(values)) else {
      return nil
    }
    return zip(values, parts.seasonal).map { $0 - $1 }
  }
}

/// The search for what is off the course of a series.
private struct Search {
  /// What is found, with its effect.
  struct Found {
    let intervention: InterventionModel.Intervention
    let effect: Double
    let statistic: Double
  }

  let model: InterventionModel
  private let scale: Double
  private let gain: Double
  private let limit: Int

  init(values: [Double], days: [Double], falseAlarmRate: Double) {
    let gaps = zip(days, days.dropFirst()).map { $1 - $0 }
    let unit = max(gaps.isEmpty ? 1 : gaps.median, 1)
    // About their median and in units of their spread, so that no offset costs digits.
    let center = values.isEmpty ? 0 : values.median
    let spread = values.map { abs($0 - center) }.max() ?? 0
    scale = spread > 0 ? spread : 1
    let scale = scale
    model = InterventionModel(
      values: values.map { ($0 - center) / scale }, gaps: [0] + gaps.map { max($0, 0) / unit })
    let candidates = Double(max(2 * values.count, 1))
    let normal = Normal()
    let bound = normal.quantile(1 - falseAlarmRate / (2 * candidates))
    // The likelihood of n values tells as t, not as the normal distribution: its square as that of
    // F, by which so much of the log-likelihood is gained.
    let count = Double(max(values.count, 4))
    let student = StudentT(degreesOfFreedom: count - 3)
    let t = max(bound, student.quantile(1 - falseAlarmRate / (2 * candidates)))
    gain = count * .log(1 + t * t / (count - 3))
    limit = max(1, values.count / 10)
  }

  func run() -> [Found] {
    guard model.values.count >= 8, var fit = model.fit([]) else { return [] }
    let count = model.values.count
    var known: [InterventionModel.Intervention] = []
    // The first value is where the level starts, and a step at the last is that value alone.
    let candidates =
      (1..<count).map { InterventionModel.Intervention(index: $0, isLasting: false) }
      + (2..<max(2, count - 2)).map { InterventionModel.Intervention(index: $0, isLasting: true) }
    while known.count < limit {
      let statistics = model.statistics(of: candidates, beside: fit)
      let taken = Set(known)
      let likely = candidates.indices.filter { !taken.contains(candidates[$0]) }
        .sorted { abs(statistics[$0]) > abs(statistics[$1]) }.prefix(6)
      let fits = likely.compactMap { index in
        model.fit(known + [candidates[index]]).map { (candidates[index], $0) }
      }
      guard
        let best = fits.max(by: { $0.1.twiceLogLikelihood < $1.1.twiceLogLikelihood }),
        best.1.twiceLogLikelihood - fit.twiceLogLikelihood > gain
      else { break }
      known.append(best.0)
      fit = best.1
    }
    return known.indices.map {
      Found(
        intervention: known[$0], effect: fit.effects[$0] * scale, statistic: fit.statistics[$0])
    }
  }
}
