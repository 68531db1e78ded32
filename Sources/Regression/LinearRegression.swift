public import LinearAlgebra
import RealModule
import Statistics

/// Linear regression by ordinary or weighted least squares.
///
///     y = X β + ε,    β̂ = (XᵀWX)⁻¹ XᵀW y,    s² = Σ wᵢ eᵢ² / (n − p)
///
/// The figures are those of R's `lm`, `summary`, `AIC` and `BIC`, and of its package sandwich.
public struct LinearRegression: Sendable, Equatable {
  /// The estimator of the coefficients' covariance, and so of their standard errors.
  public var covariance: Covariance

  /// Creates the method.
  public init(covariance: Covariance = .classical) {
    self.covariance = covariance
  }

  /// Fits a response to a design.
  ///
  /// - Parameters:
  ///   - response: The observed values, one a row of the design, all finite.
  ///   - design: The terms.
  ///   - weights: What each observation counts, inverse to its variance; nil for one each.
  /// - Returns: The estimates and what they leave over.
  /// - Throws: ``RegressionError`` if the observations are too few, a value is not finite or the
  ///   terms are collinear.
  public func fit(
    _ response: [Double], on design: Design, weights: [Double]? = nil
  ) throws(RegressionError) -> Fitted {
    let solution = try LeastSquares(response, on: design, weights: weights)
    return Fitted(
      response: response, design: design, solution: solution, assumption: covariance,
      spread: CoefficientCovariance(solution, covariance))
  }

  /// A linear regression, fitted.
  public struct Fitted: Sendable, Equatable {
    /// The observed values.
    public let response: [Double]

    /// The terms.
    public let design: Design

    /// The solution of the least-squares problem.
    public let solution: LeastSquares

    /// The estimator of the covariance.
    public let assumption: Covariance

    /// The covariance of the estimates, in factors.
    let spread: CoefficientCovariance
  }
}

// MARK: - Coefficients

extension LinearRegression.Fitted {
  /// The estimates, one a term.
  public var estimates: [Double] { solution.coefficients }

  /// The covariance of the estimates.
  public var covariance: Matrix { spread.matrix }

  /// The standard error of each estimate.
  public var standardErrors: [Double] { covariance.diagonal.map { $0.squareRoot() } }

  /// The table of coefficients, with confidence intervals at a level in `0..<1`.
  public func coefficients(level: Double = 0.95) -> [Coefficient] {
    precondition((0..<1).contains(level), "a level of \(level)")
    return zip(design.terms, zip(estimates, standardErrors)).map { term, estimate in
      Coefficient(
        term: term, estimate: estimate.0, standardError: estimate.1,
        degreesOfFreedom: degreesOfFreedom, level: level)
    }
  }

  /// Predicts the response for a value of each term but the intercept, in the terms' order.
  public func predict(_ values: [Double]) -> Prediction {
    let row = design.row(values)
    return Prediction(
      mean: zip(row, estimates).map { $0 * $1 }.compensatedSum,
      standardError: spread.variance(of: row).squareRoot(),
      residualStandardError: residualStandardError, degreesOfFreedom: degreesOfFreedom)
  }

  /// The largest by the smallest singular value of the design, its columns of length one.
  public var conditionNumber: Double { solution.conditionNumber }
}

// MARK: - Residuals

extension LinearRegression.Fitted {
  /// The response less the fitted values.
  public var residuals: [Double] { solution.residuals }

  /// The response as the estimates give it.
  public var fittedValues: [Double] { solution.fittedValues }

  /// The leverages: the diagonal of the hat matrix.
  public var leverage: [Double] { solution.leverage }

  /// The number of observations, those of weight zero left out.
  public var observations: Int { solution.observations }

  /// The observations less the terms.
  public var degreesOfFreedom: Int { solution.degreesOfFreedom }

  /// The weighted sum of the squared residuals.
  public var residualSumOfSquares: Double { solution.residualSumOfSquares }

  /// The estimated standard deviation of the errors.
  public var residualStandardError: Double {
    (residualSumOfSquares / Double(degreesOfFreedom)).squareRoot()
  }

  /// The Durbin–Watson statistic of the residuals; nil for a perfect fit.
  public var durbinWatson: Double? { residuals.durbinWatson }
}

// MARK: - Fit

extension LinearRegression.Fitted {
  /// The part of the response's variation that the terms explain; nil if there is none to explain.
  ///
  /// Variation is taken around the weighted mean, or around zero in a model without intercept.
  public var rSquared: Double? {
    let total = totalSumOfSquares
    return total > 0 ? 1 - residualSumOfSquares / total : nil
  }

  /// The same with both variations divided by their degrees of freedom.
  public var adjustedRSquared: Double? {
    rSquared.map {
      1 - (1 - $0) * Double(observations - interceptCount) / Double(degreesOfFreedom)
    }
  }

  /// The logarithm of the likelihood of normal errors, at its greatest; infinite for a perfect fit.
  public var logLikelihood: Double {
    let count = Double(observations)
    let weights = (solution.weights ?? []).filter { $0 > 0 }.map { Double.log($0) }
    return 0.5 * weights.compensatedSum
      - count / 2 * (.log(2 * .pi * residualSumOfSquares / count) + 1)
  }

  /// Akaike's criterion, with the variance of the error counted among the parameters.
  public var aic: Double { 2 * parameterCount - 2 * logLikelihood }

  /// Akaike's criterion corrected for small samples: Hurvich & Tsai (1989), Biometrika 76.
  ///
  /// Infinite where the observations do not exceed the parameters by two or more.
  public var aicc: Double {
    let rest = Double(observations) - parameterCount - 1
    return rest > 0 ? aic + 2 * parameterCount * (parameterCount + 1) / rest : .infinity
  }

  /// Schwarz's criterion.
  public var bic: Double { Double.log(Double(observations)) * parameterCount - 2 * logLikelihood }

  /// The test of all terms but the intercept; nil where there is no other.
  public var overallTest: FTest? {
    let tested = Array(design.terms.indices.dropFirst(interceptCount))
    return tested.isEmpty ? nil : jointTest(columns: tested)
  }

  /// The number of estimates and one for the variance.
  private var parameterCount: Double { Double(estimates.count + 1) }

  /// One if there is an intercept, none if not.
  private var interceptCount: Int { design.hasIntercept ? 1 : 0 }

  /// The weighted variation of the response.
  private var totalSumOfSquares: Double {
    guard let weights = solution.weights else {
      return design.hasIntercept
        ? response.squaredDeviations : response.map { $0 * $0 }.compensatedSum
    }
    let products = zip(weights, response).map { $0 * $1 }
    let center = design.hasIntercept ? products.compensatedSum / weights.compensatedSum : 0
    return zip(weights, response).map { $0 * ($1 - center) * ($1 - center) }.compensatedSum
  }

  /// Wald's test of the coefficients in some columns, under the model's covariance.
  func jointTest(columns: [Int]) -> FTest {
    let some = columns.map { estimates[$0] }
    let block = covariance.selectingColumns(columns).selectingRows(columns)
    // Whitened by the covariance's factor, the estimates are of unit variance and uncorrelated.
    let statistic =
      (try? SVD(block)).map { svd in
        let rotated = svd.u.transposed(times: some)
        return zip(rotated, svd.singularValues).reduce(0) { $0 + $1.0 * $1.0 / $1.1 }
          / Double(columns.count)
      } ?? .infinity
    return FTest(statistic: statistic, numerator: columns.count, denominator: degreesOfFreedom)
  }
}
