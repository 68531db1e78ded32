import RealModule

/// How a formula's terms become columns, with all that was learnt from the observations.
///
/// The knots of a spline, the norms of polynomials and the labels of a variable stay as they were,
/// so that new observations are encoded like those that the model was fitted to.
public struct Encoding: Sendable, Equatable {
  /// The formula.
  public let formula: Formula

  /// The basis of each term.
  private let bases: [Basis]

  /// Learns the encoding of a formula's terms from observations.
  ///
  /// - Parameters:
  ///   - formula: The formula.
  ///   - variables: Every variable that it names.
  /// - Throws: ``FormulaError`` if a variable is missing or does not suit its term.
  public init(_ formula: Formula, in variables: Variables) throws(FormulaError) {
    self.formula = formula
    var bases: [Basis] = []
    for term in formula.terms { bases.append(try Basis(term, in: variables)) }
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
    return frame(response, columns, rows)
  }

  /// The observations at some places, each complete, as a response and a design.
  func frame(of variables: Variables, rows: [Int]) throws(FormulaError) -> ModelFrame {
    frame(try formula.responses(of: variables), try columns(of: variables), rows)
  }

  private func frame(
    _ response: [Double], _ columns: [[Double]], _ rows: [Int]
  ) -> ModelFrame {
    let design = Design(
      terms: terms, columns: columns.map { column in rows.map { column[$0] } },
      observations: rows.count, intercept: formula.hasIntercept)
    return ModelFrame(response: rows.map { response[$0] }, design: design, rows: rows)
  }
}

/// What a formula makes of observations.
public struct ModelFrame: Sendable, Equatable {
  /// The response.
  public let response: [Double]

  /// The terms.
  public let design: Design

  /// The observations that were complete, counted from zero.
  public let rows: [Int]
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
    return values.indices.map { $0 < count ? .nan : values[$0 - count] }
  case .step(let day):
    return try variables.days(for: term).map { $0.value >= day.value ? 1 : 0 }
  case .pulse(let day):
    return try variables.days(for: term).map { $0.value == day.value ? 1 : 0 }
  case .variable(let name):
    return try variables.values(of: name)
  case .polynomial, .spline, .season, .interaction:
    preconditionFailure("\(term) is not one column")
  }
}
