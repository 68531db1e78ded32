public import LinearAlgebra

/// The regressors of a model, each column with its term's name.
public struct Design: Sendable, Equatable {
  /// The name of the column of ones.
  public static let intercept = "intercept"

  /// The terms, one a column.
  public let terms: [String]

  /// The values, a row an observation.
  public let matrix: Matrix

  /// Whether the first term is a column of ones.
  public let hasIntercept: Bool

  /// Creates a design from its terms' values.
  ///
  /// - Parameters:
  ///   - terms: A name and as many values as there are observations for each term.
  ///   - observations: How many observations there are.
  ///   - intercept: Whether to put a column of ones before the terms.
  public init(
    _ terms: KeyValuePairs<String, [Double]>, observations: Int, intercept: Bool = true
  ) {
    self.init(
      terms: terms.map(\.key), columns: terms.map(\.value), observations: observations,
      intercept: intercept)
  }

  /// Creates a design from the terms' names and, in the same order, their values.
  public init(
    terms: [String], columns: [[Double]], observations: Int, intercept: Bool = true
  ) {
    precondition(terms.count == columns.count, "\(terms.count) names, \(columns.count) columns")
    for (term, column) in zip(terms, columns) {
      precondition(
        column.count == observations, "\(column.count) values of \(term), \(observations) needed")
    }
    let ones = [Double](repeating: 1, count: observations)
    self.terms = (intercept ? [Design.intercept] : []) + terms
    matrix = Matrix(
      rows: observations, columns: self.terms.count,
      elements: ((intercept ? [ones] : []) + columns).flatMap(\.self))
    hasIntercept = intercept
  }

  /// The number of observations.
  public var observations: Int { matrix.rows }

  /// The values of the terms for one observation, the one of the intercept put before them.
  func row(_ values: [Double]) -> [Double] {
    let row = (hasIntercept ? [1] : []) + values
    precondition(row.count == terms.count, "\(values.count) values for \(terms.count) terms")
    return row
  }

  /// The design without the terms that follow from those before them.
  ///
  /// For those who would rather drop terms than be told of them: R's `lm` does so in silence.
  public var withoutCollinearTerms: (design: Design, kept: [Int]) {
    let dropped = Set(matrix.dependentColumns)
    let kept = terms.indices.filter { !dropped.contains($0) }
    guard !dropped.isEmpty else { return (self, kept) }
    let first = hasIntercept && kept.first == 0 ? 1 : 0
    let design = Design(
      terms: kept.dropFirst(first).map { terms[$0] },
      columns: kept.dropFirst(first).map { Array(matrix.column($0)) },
      observations: observations, intercept: first == 1)
    return (design, kept)
  }
}
