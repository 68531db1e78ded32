import LinearAlgebra
import Statistics

/// A model's prediction for one row of its terms, with intervals at one level.
///
/// What a method does not estimate is nil.
public struct PredictedResponse: Sendable, Equatable {
  /// The expected response; for quantile regression, the quantile.
  public let mean: Double

  /// The standard error of the mean.
  public let standardError: Double?

  /// The lower and upper end of the confidence interval of the mean.
  public let confidence: (lower: Double, upper: Double)?

  /// The lower and upper end of the prediction interval of a new response.
  public let prediction: (lower: Double, upper: Double)?

  /// Creates a prediction.
  ///
  /// - Parameters:
  ///   - mean: The expected response.
  ///   - standardError: The standard error of the mean.
  ///   - deviation: The standard deviation of a response around its expectation.
  ///   - quantile: The quantile of the t distribution that gives the intervals their level.
  init(
    mean: Double, standardError: Double? = nil, deviation: Double? = nil, quantile: Double = 0
  ) {
    func interval(_ error: Double) -> (lower: Double, upper: Double) {
      (mean - quantile * error, mean + quantile * error)
    }
    self.mean = mean
    self.standardError = standardError
    confidence = standardError.map { interval($0) }
    prediction = standardError.flatMap { error in
      deviation.map { interval((error * error + $0 * $0).squareRoot()) }
    }
  }

  /// Whether two predictions are the same.
  public static func == (left: PredictedResponse, right: PredictedResponse) -> Bool {
    left.mean == right.mean && left.standardError == right.standardError
      && left.confidence?.lower == right.confidence?.lower
      && left.confidence?.upper == right.confidence?.upper
      && left.prediction?.lower == right.prediction?.lower
      && left.prediction?.upper == right.prediction?.upper
  }
}

extension LinearRegression.Fitted {
  /// Predicts the response for rows of the design, with intervals at a level in `0..<1`.
  ///
  /// R's `predict.lm` with `interval = "confidence"` and `"prediction"`.
  public func predictions(for rows: [[Double]], level: Double = 0.95) -> [PredictedResponse] {
    spread.predictions(
      for: rows, estimates: estimates, deviation: residualStandardError,
      degreesOfFreedom: degreesOfFreedom, level: level)
  }
}

extension RobustRegression.Fitted {
  /// Predicts the response for rows of the design, with intervals at a level in `0..<1`.
  public func predictions(for rows: [[Double]], level: Double = 0.95) -> [PredictedResponse] {
    spread.predictions(
      for: rows, estimates: estimates, deviation: scale, degreesOfFreedom: degreesOfFreedom,
      level: level)
  }
}

extension QuantileRegression.Fitted {
  /// Predicts the quantile for rows of the design, with confidence intervals at a level in `0..<1`
  /// where standard errors can be estimated.
  public func predictions(for rows: [[Double]], level: Double = 0.95) -> [PredictedResponse] {
    let covariance = try? covariance()
    let freedom = Double(response.count - estimates.count)
    let quantile = StudentT(degreesOfFreedom: freedom).quantile(above: (1 - level) / 2)
    return rows.map { row in
      PredictedResponse(
        mean: dot(row, estimates),
        standardError: covariance.map { max(0, dot(row, $0 * row)).squareRoot() },
        quantile: quantile)
    }
  }
}

extension RidgeRegression.Fitted {
  /// Predicts the response for rows of the design, without intervals: the estimates are biased.
  public func predictions(for rows: [[Double]]) -> [PredictedResponse] {
    rows.map { PredictedResponse(mean: dot($0, estimates)) }
  }
}

extension CoefficientCovariance {
  /// Predicts the response for rows of a design.
  fileprivate func predictions(
    for rows: [[Double]], estimates: [Double], deviation: Double, degreesOfFreedom: Int,
    level: Double
  ) -> [PredictedResponse] {
    precondition((0..<1).contains(level), "a level of \(level)")
    let quantile = StudentT(degreesOfFreedom: Double(degreesOfFreedom))
      .quantile(above: (1 - level) / 2)
    return rows.map { row in
      PredictedResponse(
        mean: dot(row, estimates), standardError: variance(of: row).squareRoot(),
        deviation: deviation, quantile: quantile)
    }
  }
}

/// The sum of the products.
private func dot(_ left: [Double], _ right: [Double]) -> Double {
  zip(left, right).map { $0 * $1 }.compensatedSum
}
