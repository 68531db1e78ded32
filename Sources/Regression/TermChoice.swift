import LinearAlgebra

/// Which of a formula's terms a model should have, by what it would have been worth.
///
/// Every subset of the terms is tried, or, beyond ten terms, those that adding the best one at a
/// time leads to; an interaction needs its two parts where the formula has them. All are judged on
/// the same observations, and all are kept, so that a reader sees what was tried.
public struct TermChoice: Sendable, Equatable {
  /// The criterion by which models are compared; less is better.
  public enum Criterion: String, Sendable, CaseIterable {
    /// Akaike's criterion for small samples: Hurvich & Tsai (1989), Biometrika 76.
    case aicc

    /// The root mean square of the errors of foretelling each observation from those before it.
    ///
    /// Up to the last two hundred observations, from the first on that every term could be fitted
    /// before; a term that has not varied yet counts as absent. Bergmeir & Benítez (2012), *On the
    /// use of cross-validation for time series predictor evaluation*, Information Sciences 191.
    case timeOrderedValidation = "cv"
  }

  /// A model that was tried.
  public struct Candidate: Sendable, Equatable {
    /// The model.
    public let formula: Formula

    /// The value of the criterion.
    public let score: Double
  }

  /// The criterion by which the models were compared.
  public let criterion: Criterion

  /// Every model that was tried, the best first; of equals the smaller.
  public let candidates: [Candidate]

  /// The number of observations that each was fitted to.
  public let observations: Int

  /// The number of observations that were foretold, none where a criterion of fit decided.
  public let foretold: Int

  /// Whether every subset was tried.
  public let isExhaustive: Bool

  /// The best model.
  public var best: Formula { candidates[0].formula }

  /// Chooses among the terms of a formula.
  ///
  /// - Parameters:
  ///   - formula: The model with every term that may be in it.
  ///   - variables: The observations, in the order of time.
  ///   - criterion: What models are judged by.
  /// - Throws: ``FormulaError`` if a variable does not suit, ``RegressionError`` if the
  ///   observations are too few for any choice.
  public init(
    among formula: Formula, in variables: Variables, by criterion: Criterion = .aicc
  ) throws {
    let frame = try formula.frame(of: variables)
    let judge: Judge
    switch criterion {
    case .aicc: judge = .likelihood(variables, rows: frame.rows)
    case .timeOrderedValidation: judge = .validation(try Validation(formula, frame, variables))
    }
    isExhaustive = formula.terms.count <= 10
    let tried =
      isExhaustive
      ? try formula.subsets.map { Candidate(formula: $0, score: try judge.score($0)) }
      : try forwardSteps(formula, judge)
    self.criterion = criterion
    observations = frame.rows.count
    foretold = judge.foretold
    candidates = tried.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.score != b.score { return a.score < b.score }
      if a.formula.terms.count != b.formula.terms.count {
        return a.formula.terms.count < b.formula.terms.count
      }
      return left.offset < right.offset
    }.map(\.element)
    guard let first = candidates.first, first.score < .infinity else {
      throw RegressionError.tooFewObservations(have: observations, need: observations + 1)
    }
  }
}

// MARK: - Candidates

extension Formula {
  /// The formulas of every subset of the terms that holds the parts of its interactions.
  fileprivate var subsets: [Formula] {
    (0..<1 << terms.count).map { bits in
      Formula(
        response, terms.indices.filter { bits >> $0 & 1 == 1 }.map { terms[$0] },
        intercept: hasIntercept)
    }
    .filter { (hasIntercept || !$0.terms.isEmpty) && $0.isHierarchical(within: self) }
  }

  /// Whether each interaction stands beside those of its parts that another formula has.
  fileprivate func isHierarchical(within whole: Formula) -> Bool {
    terms.allSatisfy { term in
      guard case .interaction(let left, let right) = term else { return true }
      return [left, right].allSatisfy { !whole.terms.contains($0) || terms.contains($0) }
    }
  }
}

/// The models that lead from none of the terms to all, each time by the term that helps most.
private func forwardSteps(_ formula: Formula, _ judge: Judge) throws -> [TermChoice.Candidate] {
  var chosen: [Term] = []
  var tried: [TermChoice.Candidate] = []
  if formula.hasIntercept {
    let empty = Formula(formula.response, [])
    tried.append(.init(formula: empty, score: try judge.score(empty)))
  }
  while chosen.count < formula.terms.count {
    var step: [TermChoice.Candidate] = []
    for term in formula.terms where !chosen.contains(term) {
      let wider = Formula(formula.response, chosen + [term], intercept: formula.hasIntercept)
      guard wider.isHierarchical(within: formula) else { continue }
      step.append(.init(formula: wider, score: try judge.score(wider)))
    }
    guard let best = step.min(by: { $0.score < $1.score }) else { break }
    tried += step
    chosen = best.formula.terms
  }
  return tried
}

// MARK: - Judgement

/// Scores models.
private enum Judge {
  case likelihood(Variables, rows: [Int])
  case validation(Validation)

  /// The number of observations foretold.
  var foretold: Int {
    if case .validation(let validation) = self { validation.origins.count } else { 0 }
  }

  /// The score of a model, infinite where it cannot be fitted.
  func score(_ formula: Formula) throws -> Double {
    switch self {
    case .likelihood(let variables, let rows):
      let encoding = try Encoding(formula, in: variables)
      let frame = try encoding.frame(of: variables, rows: rows)
        .withoutAliases(in: encoding.mayBeAliased)
      return (try? LinearRegression().fit(frame.response, on: frame.design).aicc) ?? .infinity
    case .validation(let validation):
      return try validation.score(formula)
    }
  }
}

/// Foretells observations from those before them.
private struct Validation {
  let variables: Variables

  /// The observations of which every variable is known.
  let rows: [Int]

  /// The places among these that are foretold.
  let origins: Range<Int>

  init(_ formula: Formula, _ frame: ModelFrame, _ variables: Variables) throws {
    self.variables = variables
    rows = frame.rows
    // One more observation than terms to fit, and one to foretell.
    let least = frame.design.terms.count + 1
    guard rows.count >= least + 3 else {
      throw RegressionError.tooFewObservations(have: rows.count, need: least + 3)
    }
    origins = max(least, rows.count - 200)..<rows.count
  }

  func score(_ formula: Formula) throws -> Double {
    var squares = 0.0
    for origin in origins {
      let past = variables.prefix(rows[origin])
      guard let encoding = try? Encoding(formula, in: past),
        let frame = try? encoding.frame(of: past, rows: Array(rows[..<origin]))
      else { return .infinity }
      let known = frame.design.withoutCollinearTerms
      guard let fit = try? LeastSquares(frame.response, on: known.design) else { return .infinity }
      // Lags reach back, so that the row is encoded among those before it.
      let columns = try encoding.columns(of: variables.prefix(rows[origin] + 1))
      let values = (formula.hasIntercept ? [1] : []) + columns.map { $0[rows[origin]] }
      let foretold = zip(fit.coefficients, known.kept).reduce(0) { $0 + $1.0 * values[$1.1] }
      let error = try formula.responses(of: variables)[rows[origin]] - foretold
      squares += error * error
    }
    return (squares / Double(origins.count)).squareRoot()
  }
}
