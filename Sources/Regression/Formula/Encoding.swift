import LinearAlgebra
import RealModule

/// The columns that a formula's terms make of observations, with all that depends on those fitted.
///
/// The knots of a spline, the norms of polynomials and the labels of a variable stay as they were,
/// so that new observations are encoded like those that the model was fitted to.
public struct Encoding: Sendable, Equatable {
  /// The most columns of a design.
  public static let mostColumns = 2_000

  /// The most values of a design, its columns times its rows.
  public static let mostValues = 100_000_000

  /// The formula.
  public let formula: Formula

  /// The basis of each term.
  let bases: [Basis]

  /// Learns the encoding of a formula's terms from observations.
  ///
  /// - Parameters:
  ///   - formula: The formula.
  ///   - variables: Every variable that it names.
  /// - Throws: ``FormulaError`` if a variable is missing or does not suit its term.
  public init(_ formula: Formula, in variables: Variables) throws(FormulaError) {
    self.formula = formula
    let full = formula.factorsCodedInFull { term in
      switch term {
      case .variable(let name): variables.labels[name] != nil
      case .season: true
      default: false
      }
    }
    var bases: [Basis] = []
    var count = 1
    for (term, full) in zip(formula.terms, full) {
      let basis = try Basis(term, in: variables, full: full)
      count += min(basis.count, Encoding.mostValues)
      bases.append(basis)
    }
    let rows = variables.observations
    guard count <= Encoding.mostColumns, count * rows <= Encoding.mostValues else {
      throw .tooLarge(columns: count, rows: rows)
    }
    self.bases = bases
  }

  /// The names of the terms' columns, without the intercept.
  public var terms: [String] { bases.flatMap(\.names) }

  /// The columns of some observations, a row each, NaN where a variable is.
  public func columns(of variables: Variables) throws(FormulaError) -> [[Double]] {
    var columns: [[Double]] = []
    for basis in bases { columns += try basis.columns(of: variables) }
    return columns
  }

  /// The observations of which every variable is known, as a response and a design.
  ///
  /// - Parameter variables: The variables that the formula names.
  /// - Returns: The response, the design and the rows that were complete.
  /// - Throws: ``FormulaError`` if a term has no value where its variable has one.
  public func frame(of variables: Variables) throws(FormulaError) -> ModelFrame {
    let response = try formula.responses(of: variables)
    let columns = try self.columns(of: variables)
    let rows = response.indices.filter { row in
      response[row].isFinite && columns.allSatisfy { $0[row].isFinite }
    }
    let frame = frame(response, columns, rows).withoutAliases(in: mayBeAliased)
    return ModelFrame(
      response: frame.response, design: frame.design, rows: rows, aliased: frame.aliased,
      notes: frame.notes + lagNotes(in: variables))
  }

  /// Some observations, each complete, as a response and a design with all its columns.
  func frame(of variables: Variables, rows: [Int]) throws(FormulaError) -> ModelFrame {
    frame(try formula.responses(of: variables), try columns(of: variables), rows)
  }

  private func frame(
    _ response: [Double], _ columns: [[Double]], _ rows: [Int]
  ) -> ModelFrame {
    let isComplete = rows.count == response.count
    let design = Design(
      terms: terms,
      columns: isComplete ? columns : columns.map { column in rows.map { column[$0] } },
      observations: rows.count, intercept: formula.hasIntercept)
    return ModelFrame(
      response: isComplete ? response : rows.map { response[$0] }, design: design, rows: rows)
  }

  /// The columns of the design that dummy variables of other factors may make redundant.
  ///
  /// As in R, those are dropped: nobody who writes `a:b` chose them. Other collinear terms are an
  /// error.
  var mayBeAliased: [Bool] {
    var seasons = 0
    let columns = bases.flatMap { basis in
      if case .season = basis { seasons += 1 }
      let isCrossed = if case .interaction = basis { basis.hasFactor } else { false }
      let isLaterSeason = if case .season = basis { seasons > 1 } else { false }
      return Array(repeating: isCrossed || isLaterSeason, count: basis.count)
    }
    return (formula.hasIntercept ? [false] : []) + columns
  }
}

extension Formula {
  /// The response of each observation, NaN where it was not observed.
  func responses(of variables: Variables) throws(FormulaError) -> [Double] {
    try transformed(response, in: variables)
  }

  /// The complete observations as a response and a design, encoded by what they hold themselves.
  public func frame(of variables: Variables) throws(FormulaError) -> ModelFrame {
    try Encoding(self, in: variables).frame(of: variables)
  }
}

/// The values of a term that is one function of one variable.
func transformed(_ term: Term, in variables: Variables) throws(FormulaError) -> [Double] {
  switch term {
  case .logarithm(let name):
    let values = try variables.values(of: name)
    if let row = values.firstIndex(where: { $0 <= 0 }) {
      throw .outOfDomain(term: "\(term)", row: row, value: values[row])
    }
    return values.map { .log($0) }
  case .squareRoot(let name):
    let values = try variables.values(of: name)
    if let row = values.firstIndex(where: { $0 < 0 }) {
      throw .outOfDomain(term: "\(term)", row: row, value: values[row])
    }
    return values.map { $0.squareRoot() }
  case .lag(let name, let count):
    let values = try variables.values(of: name)
    return variables.indices(earlierBy: count).map { $0.map { values[$0] } ?? .nan }
  case .step(let day):
    return try variables.days(for: term).map { $0 >= day ? 1 : 0 }
  case .pulse(let day):
    return try variables.days(for: term).map { $0 == day ? 1 : 0 }
  case .variable(let name):
    return try variables.values(of: name)
  case .polynomial, .spline, .season, .interaction:
    preconditionFailure("\(term) is not one column")
  }
}
