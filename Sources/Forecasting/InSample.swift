import TimeSeries

/// How a method's one-step predictions of a series turned out.
struct InSample {
  /// The predictions, NaN where there is none.
  let fittedValues: [Double]

  /// The observations less their predictions, NaN where either is missing.
  let residuals: [Double]

  /// The variance of the one-step errors; zero where none is left to estimate it from.
  let variance: Double

  /// The number of errors less the number of parameters estimated with them.
  let degreesOfFreedom: Int

  /// Compares predictions with the series they are of.
  ///
  /// - Throws: ``FitError`` if the squares of the errors overflow.
  init(
    of series: TimeSeries, fittedValues: [Double], estimated parameterCount: Int
  ) throws(FitError) {
    self.fittedValues = fittedValues
    residuals = zip(series.values, fittedValues).map { $0 - $1 }
    var (count, sum) = (0, 0.0)
    for residual in residuals where !residual.isNaN {
      count += 1
      sum += residual * residual
    }
    guard sum.isFinite else { throw .overflow }
    degreesOfFreedom = max(0, count - parameterCount)
    variance = degreesOfFreedom > 0 ? sum / Double(degreesOfFreedom) : 0
  }

  /// The standard deviation of the one-step errors, nil if there are too few to tell.
  var sigma: Double? { degreesOfFreedom > 0 ? variance.squareRoot() : nil }

  /// What is said of an observation whose error has a multiple of the one-step variance.
  func prediction(of mean: Double, growth: Double) -> PredictiveDistribution {
    PredictiveDistribution(
      mean: mean, variance: variance * growth, degreesOfFreedom: degreesOfFreedom)
  }
}
