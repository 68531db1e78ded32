/// The state of the seasonal-trend procedure between its passes.
struct SeasonalTrendPass {
  let values: [Double]
  let period: Int

  /// The smoothers of a season, of the trend, and of the trend that is left in the seasons.
  private let seasonal, trendSmoother, low: Loess

  private(set) var trend: [Double]
  private(set) var season: [Double]

  /// The weight of each value, nil in the first round.
  private var robustness: [Double]?

  /// The weight of each value.
  var weights: [Double] { robustness ?? [Double](repeating: 1, count: values.count) }

  init(values: [Double], period: Int, seasonal: Loess, trend: Loess, low: Loess) {
    self.values = values
    self.period = period
    self.seasonal = seasonal
    trendSmoother = trend
    self.low = low
    self.trend = [Double](repeating: 0, count: values.count)
    season = self.trend
  }

  /// Smooths the seasons of what the trend leaves, then the trend of what the seasons leave.
  mutating func run() {
    let cycles = smoothedSeasons(of: zip(values, trend).map { $0 - $1 })
    let passed = movingAverage(
      movingAverage(movingAverage(cycles, over: period), over: period), over: 3)
    let drift = low.smooth(passed, weights: nil)
    for index in values.indices { season[index] = cycles[period + index] - drift[index] }
    trend = trendSmoother.smooth(zip(values, season).map { $0 - $1 }, weights: robustness)
  }

  /// Weighs each value down by how far it is from the fit, in units of six times the median.
  mutating func weigh() {
    let distances = values.indices.map { abs(values[$0] - trend[$0] - season[$0]) }
    let sorted = distances.sorted()
    let middle = values.count / 2
    let unit = 3 * (sorted[middle] + sorted[values.count - middle - 1])
    robustness = distances.map { distance in
      if distance <= 0.001 * unit { return 1 }
      guard distance <= 0.999 * unit else { return 0 }
      let part = distance / unit
      return (1 - part * part) * (1 - part * part)
    }
  }

  /// Puts the mean of each season in its place.
  mutating func averageSeasons() {
    for phase in 0..<min(period, values.count) {
      let places = stride(from: phase, to: values.count, by: period)
      let mean = places.reduce(0) { $0 + season[$1] } / Double(Array(places).count)
      for place in places { season[place] = mean }
    }
  }

  /// Each season smoothed over the cycles, with one cycle more at either end.
  private func smoothedSeasons(of values: [Double]) -> [Double] {
    var smoothed = [Double](repeating: 0, count: values.count + 2 * period)
    for phase in 0..<period {
      let places = Array(stride(from: phase, to: values.count, by: period))
      let cycle = places.map { values[$0] }
      let weights = robustness.map { robustness in places.map { robustness[$0] } }
      let inner = seasonal.smooth(cycle, weights: weights)
      let count = cycle.count
      let before = seasonal.estimate(
        cycle, weights: weights, at: 0, from: 1, through: min(seasonal.window, count))
      let after = seasonal.estimate(
        cycle, weights: weights, at: count + 1, from: max(1, count - seasonal.window + 1),
        through: count)
      smoothed[phase] = before ?? inner[0]
      for (index, value) in inner.enumerated() { smoothed[(index + 1) * period + phase] = value }
      smoothed[(count + 1) * period + phase] = after ?? inner[count - 1]
    }
    return smoothed
  }
}

/// The means of each run of so many values.
private func movingAverage(_ values: [Double], over window: Int) -> [Double] {
  var sum = values[..<window].reduce(0, +)
  var means = [sum / Double(window)]
  for index in window..<values.count {
    sum += values[index] - values[index - window]
    means.append(sum / Double(window))
  }
  return means
}
