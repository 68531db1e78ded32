import Statistics
import TimeSeries

/// A series and its regressors in working units: the usual gap, and what spans the values.
struct StructuralSample: Sendable {
  /// What the filter runs through.
  let sample: StateSpaceSample

  /// The first observation, and the largest distance from it.
  let origin: Double
  let scale: Double

  /// The usual gap, in days.
  let usualGap: Double

  /// What is taken from each regressor, and by what it is divided then.
  let regressorOrigins: [Double]
  let regressorScales: [Double]

  /// The regressors.
  private let regressors: [Regressor]

  /// Reads a series, and tells its usual gap if that is not given.
  ///
  /// - Throws: ``FitError`` if it has fewer than three observations, one is infinite, all are of one
  ///   day, or they are too far apart.
  init(
    _ series: TimeSeries, regressors: [Regressor], usualGap known: Double? = nil
  ) throws(FitError) {
    let observed = try series.observed(atLeast: 3)
    let gaps = [0] + zip(series.days, series.days.dropFirst()).map { Double($0.distance(to: $1)) }
    let days = zip(series.days, series.values).filter { !$1.isNaN }.map(\.0)
    let between = zip(days, days.dropFirst()).map { Double($0.distance(to: $1)) }
    let positive = between.filter { $0 > 0 }
    guard !positive.isEmpty else { throw .noVariation }
    usualGap = known ?? calendarGap(positive.median)

    origin = observed[0]
    var largest = 0.0
    for value in observed { largest = max(largest, abs(value - origin)) }
    guard largest.isFinite else { throw .overflow }
    scale = max(largest, .leastNormalMagnitude)
    self.regressors = regressors
    var (origins, scales, columns): ([Double], [Double], [[Double]]) = ([], [], [])
    for regressor in regressors {
      for (index, value) in regressor.values.enumerated() where !value.isFinite {
        throw .notFinite(on: series.days[min(index, series.count - 1)])
      }
      let origin = regressor.values.first ?? 0
      var largest = 0.0
      for value in regressor.values.prefix(series.count) {
        largest = max(largest, abs(value - origin))
      }
      guard largest > 0 else { throw .collinear(regressors: [regressor.name]) }
      guard largest.isFinite else { throw .overflow }
      origins.append(origin)
      scales.append(largest)
      columns.append(regressor.values.prefix(series.count).map { ($0 - origin) / largest })
    }
    (regressorOrigins, regressorScales) = (origins, scales)
    let (first, unit, gap) = (origin, scale, usualGap)
    sample = StateSpaceSample(
      values: series.values.map { ($0 - first) / unit }, gaps: gaps.map { $0 / gap },
      regressors: columns)
  }

  /// The regressors at an index of the series or beyond, in working units.
  func regressors(at index: Int) -> [Double] {
    regressors.indices.map { place in
      precondition(
        index < regressors[place].values.count,
        "\(regressors[place].name) has no value at \(index); give it one for each step ahead")
      return (regressors[place].values[index] - regressorOrigins[place]) / regressorScales[place]
    }
  }
}

/// A median gap, or the mean one of the calendar where it is a month, a quarter or a year.
private func calendarGap(_ median: Double) -> Double {
  switch median {
  case 28...31: 365.2425 / 12
  case 89...92: 365.2425 / 4
  case 365...366: 365.2425
  default: median
  }
}
