import TimeSeries

/// The one-step predictions of a series, and their errors.
public struct InSample: Sendable {
  /// The predictions, NaN where there is none.
  public let fittedValues: [Double]

  /// The observations less their predictions, NaN where either is missing.
  public let residuals: [Double]

  /// The variance of the one-step errors; zero where none is left to estimate it from.
  public let variance: Double

  /// The number of errors less the number of parameters estimated with them.
  public let degreesOfFreedom: Int

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
  public var sigma: Double? { degreesOfFreedom > 0 ? variance.squareRoot() : nil }

  /// The distribution of an observation whose error has a multiple of the one-step variance.
  func prediction(of mean: Double, growth: Double) -> PredictiveDistribution {
    PredictiveDistribution(
      mean: mean, variance: variance * growth, degreesOfFreedom: degreesOfFreedom)
  }
}

/// A fitted method whose one-step predictions were compared with the series.
public protocol InSampleModel: FittedForecaster {
  /// The one-step predictions of the series.
  var inSample: InSample { get }
}

extension InSampleModel {
  /// The one-step predictions, NaN where there is none.
  public var fittedValues: [Double] { inSample.fittedValues }

  /// The observations less their predictions, NaN where either is missing.
  public var residuals: [Double] { inSample.residuals }

  /// The root of the squared errors over their count less the parameters estimated.
  public var sigma: Double? { inSample.sigma }
}
