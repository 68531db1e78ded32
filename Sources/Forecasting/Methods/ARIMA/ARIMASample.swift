import TimeSeries

/// A series as an ARIMA model is fitted to it: shifted and scaled, with its regressors beside it.
///
/// Neither changes the coefficients; without them the squares of large numbers would overflow, and
/// the digits of a series far from zero be lost.
struct ARIMASample {
  /// The number of missing values before the first observation, which are left out.
  let start: Int

  /// The series in working units, NaN where it has no value, then each regressor.
  let columns: [[Double]]

  /// The names of the regressors, the mean or the drift first.
  let names: [String]

  /// What was taken from the series.
  let shift: Double

  /// What the series was divided by after that.
  let scale: Double

  /// What each regressor was divided by.
  let regressorScales: [Double]

  /// The number of observations.
  let observationCount: Int

  /// The number of values with the missing ones among them.
  var count: Int { columns[0].count }

  /// Prepares a series for an order.
  ///
  /// - Parameters:
  ///   - series: The series.
  ///   - order: The order.
  ///   - constant: Whether there is a mean, or a drift after one difference.
  ///   - regressors: What else the series depends on.
  ///   - isShifted: Whether the first observation may be taken as zero.
  /// - Throws: ``FitError`` if a number is not finite.
  init(
    _ series: TimeSeries, order: ARIMAOrder, constant: Bool, regressors: [Regressor],
    isShifted: Bool = true
  ) throws(FitError) {
    let observed = try series.observed(atLeast: 1)
    observationCount = observed.count
    let start = series.values.firstIndex { !$0.isNaN } ?? 0
    self.start = start
    let differenceCount = order.differences + order.seasonalDifferences
    let hasMean = constant && differenceCount == 0
    let shift = isShifted && (hasMean || differenceCount > 0) ? observed[0] : 0
    let shifted = series.values[start...].map { $0 - shift }
    let isComplete = !shifted.contains(where: \.isNaN)
    let varying = isComplete ? differenced(shifted, order) : shifted
    let largest = varying.reduce(0) { $1.isNaN ? $0 : max($0, abs($1)) }
    guard largest.isFinite else { throw .overflow }
    let scale = largest > 0 ? largest : 1
    (self.shift, self.scale) = (shift, scale)

    var (names, scales) = ([String](), [Double]())
    var columns = [shifted.map { $0 / scale }]
    guard columns[0].allSatisfy({ !$0.isInfinite }) else { throw .overflow }
    if hasMean || constant && differenceCount == 1 {
      names.append(hasMean ? "mean" : "drift")
      scales.append(1)
      columns.append(shifted.indices.map { hasMean ? 1 : Double(start + $0 + 1) })
    }
    for regressor in regressors {
      let values = Array(regressor.values[start..<series.count])
      if let bad = values.firstIndex(where: { !$0.isFinite }) {
        throw values[bad].isNaN
          ? .missing(on: series.days[start + bad]) : .notFinite(on: series.days[start + bad])
      }
      let size = values.reduce(0) { max($0, abs($1)) }
      names.append(regressor.name)
      scales.append(size > 0 ? size : 1)
      columns.append(values.map { $0 / (size > 0 ? size : 1) })
    }
    (self.names, regressorScales, self.columns) = (names, scales, columns)
  }

  /// The coefficient of each regressor in the units of the series, from those in working units.
  func regressionCoefficients(_ working: [Double]) -> [Double] {
    working.indices.map { index in
      working[index] * scale / regressorScales[index] + (names[index] == "mean" ? shift : 0)
    }
  }
}
