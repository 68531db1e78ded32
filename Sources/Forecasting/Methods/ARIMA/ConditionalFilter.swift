/// The innovations of ARMA series without gaps, those before the first taken to be zero.
///
///     eₜ = wₜ − φ₁wₜ₋₁ − … − θ₁eₜ₋₁ − …,    t > p + mP
///
/// Box & Jenkins (1976), *Time Series Analysis: Forecasting and Control*, §7.1; as R's
/// `arima(method = "CSS")`. Only the coefficients that are not zero are gone through.
struct ConditionalFilter: InnovationFilter {
  /// The innovations, column after column; as many zeros at the start as values are conditioned on.
  var innovations: [Double]

  /// The number of values in a column.
  let count: Int

  private let columns: [Double]
  private let columnCount: Int

  /// Makes room for the filter of some columns, all of one length.
  init(columns: [[Double]]) {
    count = columns[0].count
    columnCount = columns.count
    self.columns = columns.flatMap(\.self)
    innovations = self.columns
  }

  /// Zero, since all innovations count alike.
  var logDeterminant: Double { 0 }

  /// Runs the filter of a process.
  mutating func run(_ process: ARMAProcess) -> Bool {
    let first = min(process.autoregressive.count, count)
    for column in 0..<columnCount {
      let base = column * count
      for time in 0..<first { innovations[base + time] = 0 }
      for time in first..<count { innovations[base + time] = columns[base + time] }
      for (index, coefficient) in process.autoregressive.enumerated() where coefficient != 0 {
        for time in first..<count {
          innovations[base + time] -= coefficient * columns[base + time - 1 - index]
        }
      }
      subtractEcho(process.movingAverage, base: base, first: first)
    }
    return true
  }

  /// Takes the echo of earlier innovations away.
  private mutating func subtractEcho(_ theta: [Double], base: Int, first: Int) {
    var lags: [(lag: Int, coefficient: Double)] = []
    for (index, coefficient) in theta.enumerated() where coefficient != 0 {
      lags.append((index + 1, coefficient))
    }
    guard !lags.isEmpty else { return }
    for time in first..<max(first, count) {
      var sum = 0.0
      for (lag, coefficient) in lags where time - lag >= first {
        sum += coefficient * innovations[base + time - lag]
      }
      innovations[base + time] -= sum
    }
  }
}
