import RealModule

/// A series of mean zero as a moving average sees it: what was predicted, and how likely it is.
struct MovingAverageInnovations: Sendable {
  /// The prediction of each value from those before it.
  let predictions: [Double]

  /// The variance σ² of the innovations that makes the likelihood greatest.
  let variance: Double

  /// The logarithm of the Gaussian likelihood at that variance.
  let logLikelihood: Double

  /// The predictions of the values after the series, as many as the order; zero beyond.
  private let echo: [Double]

  /// Predicts a series step by step.
  ///
  ///     log L = −½ [n log(2πσ²) + Σ log vₜ + n],    σ² = Σ (xₜ − x̂ₜ)² / (n vₜ)
  ///
  /// Brockwell & Davis (1991), *Time Series: Theory and Methods*, §8.7.
  init(coefficients: [Double], values: [Double]) {
    var algorithm = InnovationsAlgorithm(coefficients: coefficients)
    var (predictions, errors) = ([Double](), [Double]())
    var (squares, logarithms) = (0.0, 0.0)
    for value in values {
      let row = algorithm.next()
      let prediction = combined(row.coefficients, errors, skipping: 0)
      let error = value - prediction
      predictions.append(prediction)
      errors.append(error)
      squares += error * error / row.variance
      logarithms += .log(row.variance)
    }
    let count = Double(values.count)
    self.predictions = predictions
    variance = squares / count
    logLikelihood = -0.5 * (count * (.log(2 * .pi * variance) + 1) + logarithms)

    // h steps ahead the innovations after the series are zero: only lags from h on are left.
    echo = (0..<coefficients.count).map { step in
      combined(algorithm.next().coefficients, errors, skipping: step)
    }
  }

  /// The predictions of the values after the series.
  func predictions(horizon: Int) -> [Double] {
    (0..<horizon).map { $0 < echo.count ? echo[$0] : 0 }
  }
}

/// The past errors, newest first, each times its coefficient, those not yet made left out.
private func combined(_ coefficients: [Double], _ errors: [Double], skipping: Int) -> Double {
  var sum = 0.0
  for (index, coefficient) in coefficients.enumerated().dropFirst(skipping)
  where errors.count > index - skipping {
    sum += coefficient * errors[errors.count - 1 - (index - skipping)]
  }
  return sum
}
