import LinearAlgebra

/// The reason why a model cannot be fitted to a response.
public enum RegressionError: Error, Equatable, Sendable {
  /// Not more observations than terms, so that nothing is left to estimate the error from.
  case tooFewObservations(have: Int, need: Int)

  /// A value is missing or infinite, in a term or, where that is nil, the response.
  case notFinite(row: Int, term: String?)

  /// A weight is negative or not finite.
  case invalidWeight(row: Int, Double)

  /// Each of these terms is a sum of multiples of those before it.
  case collinear(terms: [String])

  /// The model has neither terms nor an intercept.
  case noTerms

  /// The iterations ran out before the estimates settled.
  case didNotConverge(iterations: Int)
}

extension RegressionError: CustomStringConvertible {
  /// The problem and its remedy.
  public var description: String {
    switch self {
    case .tooFewObservations(let have, let need):
      "\(have) observation\(have == 1 ? "" : "s"), \(need) needed; use a longer series or fewer terms"
    case .notFinite(let row, let term):
      "observation \(row + 1) has no finite \(term ?? "response"); leave it out"
    case .invalidWeight(let row, let weight):
      "observation \(row + 1) has the weight \(weight); give zero or more"
    case .collinear(let terms):
      "\(terms.joined(separator: ", ")) \(terms.count == 1 ? "follows" : "follow") from the terms "
        + "before; drop \(terms.count == 1 ? "it" : "them")"
    case .noTerms:
      "the model has neither terms nor an intercept; give one or the other"
    case .didNotConverge(let iterations):
      "the estimates had not settled after \(iterations) iterations; use least squares"
    }
  }
}

extension RegressionError {
  /// The error of a model whose least-squares problem has no single answer.
  init(_ error: LeastSquaresError, terms: [String]) {
    self =
      switch error {
      case .tooFewRows(let have, let need): .tooFewObservations(have: have, need: need + 1)
      case .notFinite(let row, let column): .notFinite(row: row, term: column.map { terms[$0] })
      case .invalidWeight(let row, let weight): .invalidWeight(row: row, weight)
      case .collinear(let columns): .collinear(terms: columns.map { terms[$0] })
      case .didNotConverge: .didNotConverge(iterations: 30 * terms.count)
      }
  }
}

extension LeastSquares {
  /// Fits a response to a design, with errors that name its terms and rows to spare.
  init(
    _ response: [Double], on design: Design, weights: [Double]? = nil
  ) throws(RegressionError) {
    guard !design.terms.isEmpty else { throw .noTerms }
    do {
      try self.init(response: response, design: design.matrix, weights: weights)
    } catch {
      throw RegressionError(error, terms: design.terms)
    }
    guard degreesOfFreedom >= 1 else {
      throw .tooFewObservations(have: observations, need: design.terms.count + 1)
    }
  }
}
