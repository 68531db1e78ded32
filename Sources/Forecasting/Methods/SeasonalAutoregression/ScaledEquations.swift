/// The regressions that were fitted on one scale.
struct ScaledEquations: Sendable {
  /// The scale.
  let scale: ValueScale

  /// A regression for each set of lags.
  let equations: [LagEquation]

  /// The same on another series; nil if that has no logarithms and they are needed.
  func keeping(_ values: [Double]) -> ScaledEquations? {
    scale.isLogarithmic && values.contains { $0 <= 0 } ? nil : self
  }
}

extension [ScaledEquations] {
  /// The number of regressions.
  var equationCount: Int { reduce(0) { $0 + $1.equations.count } }

  /// The longest lag of any regression.
  var longestLag: Int { flatMap(\.equations).reduce(0) { Swift.max($0, $1.lags.last ?? 0) } }

  /// The mean over the regressions of how much smaller their errors are than those to come.
  var inflation: Double {
    flatMap(\.equations).reduce(0) { $0 + $1.inflation } / Double(equationCount)
  }

  /// The mean over the regressions of the parameters that are free.
  var effectiveParameterCount: Double {
    flatMap(\.equations).reduce(0) { $0 + $1.effectiveParameterCount } / Double(equationCount)
  }

  /// The mean of what the regressions forecast from consecutive origins, all at once.
  ///
  /// - Parameters:
  ///   - values: The series without a missing value.
  ///   - first: The first origin, the number of values before it, at least the longest lag.
  ///   - count: The number of origins.
  ///   - horizon: How many steps to forecast from each.
  /// - Returns: For each step in turn a value for each origin.
  func forecasts(
    of values: [Double], from first: Int, count: Int, horizon: Int
  ) -> [Double] {
    let part = 1 / Double(equationCount)
    var means = [Double](repeating: 0, count: horizon * count)
    for group in self {
      let scaled = group.scale.scaled(values)
      var (low, high) = (scaled[0], scaled[0])
      for value in scaled { (low, high) = (Swift.min(low, value), Swift.max(high, value)) }
      // A forecast does not leave the range of what was seen by more than half of it.
      let room = (high - low) / 2
      for equation in group.equations {
        let paths = rolledForecasts(
          equation, of: scaled, from: first, count: count, horizon: horizon,
          within: low - room...high + room)
        for index in means.indices { means[index] += part * group.scale.value(paths[index]) }
      }
    }
    return means
  }
}

/// Runs a regression on from consecutive origins, a step at a time for all of them.
private func rolledForecasts(
  _ equation: LagEquation, of values: [Double], from first: Int, count: Int, horizon: Int,
  within range: ClosedRange<Double>
) -> [Double] {
  precondition(first >= equation.lags.last ?? 0 && first + count <= values.count + 1)
  return [Double](unsafeUninitializedCapacity: horizon * count) { buffer, filled in
    values.withUnsafeBufferPointer { values in
      guard let past = values.baseAddress, let start = buffer.baseAddress else { return }
      for step in 0..<horizon {
        let row = start + step * count
        row.initialize(repeating: equation.intercept, count: count)
        for (lag, coefficient) in zip(equation.lags, equation.coefficients) {
          // What was forecast where the lag is within the horizon, and what was seen beyond.
          let source =
            lag > step ? past + (first + step - lag) : UnsafePointer(start + (step - lag) * count)
          for origin in 0..<count { row[origin] += coefficient * source[origin] }
        }
        for origin in 0..<count {
          row[origin] = min(max(row[origin], range.lowerBound), range.upperBound)
        }
      }
    }
    filled = horizon * count
  }
}
