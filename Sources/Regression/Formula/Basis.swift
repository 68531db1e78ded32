import Statistics

/// The columns of a term, with its knots, norms and levels as found in the observations.
indirect enum Basis: Sendable, Equatable {
  /// One column that depends on no others.
  case plain(Term)

  /// Dummy variables of the levels of a variable, in order.
  case labels(variable: String, levels: [String], omitsFirst: Bool)

  /// Dummy variables of the levels of a season that occur.
  case season(Season, levels: [Int], omitsFirst: Bool)

  /// Orthogonal polynomials by their recurrence, with the centre α and the squared norm of each.
  case polynomial(variable: String, degree: Int, centers: [Double], squaredNorms: [Double])

  /// A natural cubic spline with its knots.
  case spline(variable: String, degreesOfFreedom: Int, knots: [Double])

  /// The products of two terms' columns.
  case interaction(Basis, Basis)

  /// Learns a term's basis from observations.
  ///
  /// - Parameters:
  ///   - term: The term.
  ///   - variables: The observations.
  ///   - full: The factors that have a dummy variable for every level, the first too.
  /// - Throws: ``FormulaError`` if a variable does not suit the term.
  init(_ term: Term, in variables: Variables, full: Set<Term>) throws(FormulaError) {
    let omitsFirst = !full.contains(term)
    switch term {
    case .variable(let name):
      if let labels = variables.labels[name] {
        let levels = Set(labels).subtracting([""]).sorted()
        self = .labels(variable: name, levels: levels, omitsFirst: omitsFirst)
      } else {
        _ = try variables.values(of: name)
        self = .plain(term)
      }
    case .season(let period):
      let season = try Season(period: period, in: variables)
      let levels = Set(try season.levels(of: variables)).sorted()
      self = .season(season, levels: levels, omitsFirst: omitsFirst)
    case .polynomial(let name, let degree):
      let values = try distinct(name, for: term, beyond: degree, in: variables)
      self = orthogonalPolynomials(of: values, named: name, degree: degree)
    case .spline(let name, let degreesOfFreedom):
      let values = try distinct(name, for: term, beyond: degreesOfFreedom, in: variables)
      let steps = (0...degreesOfFreedom).map { Double($0) / Double(degreesOfFreedom) }
      let knots = values.quantiles(steps)
      guard Set(knots).count == knots.count else {
        throw .tooFewValues(term: "\(term)", have: Set(knots).count, need: knots.count)
      }
      self = .spline(variable: name, degreesOfFreedom: degreesOfFreedom, knots: knots)
    case .interaction(let left, let right):
      self = .interaction(
        try Basis(left, in: variables, full: full), try Basis(right, in: variables, full: full))
    case .logarithm, .squareRoot, .lag, .step, .pulse:
      self = .plain(term)
    }
  }

  /// The number of columns.
  var count: Int {
    switch self {
    case .plain: 1
    case .labels(_, let levels, let omitsFirst): max(0, levels.count - (omitsFirst ? 1 : 0))
    case .season(_, let levels, let omitsFirst): max(0, levels.count - (omitsFirst ? 1 : 0))
    case .polynomial(_, let degree, _, _): degree
    case .spline(_, let count, _): count
    case .interaction(let left, let right):
      left.count.multipliedReportingOverflow(by: right.count).overflow
        ? .max : left.count * right.count
    }
  }

  /// The names of the columns.
  var names: [String] {
    switch self {
    case .plain(let term): ["\(term)"]
    case .labels(let variable, let levels, let omitsFirst):
      levels.dropFirst(omitsFirst ? 1 : 0).map { "\(variable)=\($0)" }
    case .season(let season, let levels, let omitsFirst):
      levels.dropFirst(omitsFirst ? 1 : 0).map { season.name(of: $0) }
    case .polynomial(let variable, let degree, _, _):
      (1...degree).map { "poly(\(variable), \(degree)).\($0)" }
    case .spline(let variable, let count, _):
      (1...count).map { "spline(\(variable), \(count)).\($0)" }
    case .interaction(let left, let right):
      left.names.flatMap { name in right.names.map { "\(name):\($0)" } }
    }
  }

  /// Whether a part is a factor.
  var hasFactor: Bool {
    switch self {
    case .labels, .season: true
    case .interaction(let left, let right): left.hasFactor || right.hasFactor
    case .plain, .polynomial, .spline: false
    }
  }

  /// The columns of some observations, NaN where a variable is missing.
  func columns(of variables: Variables) throws(FormulaError) -> [[Double]] {
    switch self {
    case .plain(let term):
      return [try transformed(term, in: variables)]
    case .labels(let variable, let levels, let omitsFirst):
      guard let values = variables.labels[variable] else {
        throw .unknownVariable(variable, known: variables.labels.keys.sorted())
      }
      let indices = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($1, $0) })
      return dummies(
        values.map { $0.isEmpty ? nil : indices[$0] ?? -1 }, levels.count, omitsFirst)
    case .season(let season, let levels, let omitsFirst):
      let indices = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($1, $0) })
      let found = try season.levels(of: variables)
      return dummies(found.map { indices[$0] ?? -1 }, levels.count, omitsFirst)
    case .polynomial(let variable, let degree, let centers, let squaredNorms):
      return recurrence(
        try variables.values(of: variable), degree: degree, centers: centers,
        squaredNorms: squaredNorms)
    case .spline(let variable, _, let knots):
      return naturalSpline(try variables.values(of: variable), knots: knots)
    case .interaction(let left, let right):
      let rightColumns = try right.columns(of: variables)
      return try left.columns(of: variables).flatMap { column in
        rightColumns.map { zip(column, $0).map { $0 * $1 } }
      }
    }
  }

  /// Refuses labels that none of the observations fitted has.
  func checkLabels(of variables: Variables) throws(FormulaError) {
    switch self {
    case .labels(let variable, let levels, _):
      let known = Set(levels).union([""])
      if let label = variables.labels[variable]?.first(where: { !known.contains($0) }) {
        throw .unknownLabel(label, of: variable, known: levels)
      }
    case .season(let season, let levels, _):
      let known = Set(levels)
      if let level = try season.levels(of: variables).first(where: { !known.contains($0) }) {
        throw .unknownLabel(
          season.name(of: level), of: "the season", known: levels.map { season.name(of: $0) })
      }
    case .interaction(let left, let right):
      try left.checkLabels(of: variables)
      try right.checkLabels(of: variables)
    case .plain, .polynomial, .spline: break
    }
  }
}

/// Dummy variables of levels by their indices: −1 is another level, nil a missing one.
private func dummies(_ indices: [Int?], _ count: Int, _ omitsFirst: Bool) -> [[Double]] {
  let first = omitsFirst ? 1 : 0
  var columns = Array(
    repeating: Array(repeating: 0.0, count: indices.count), count: max(0, count - first))
  for (row, index) in indices.enumerated() {
    if let index {
      if index >= first { columns[index - first][row] = 1 }
    } else {
      for column in columns.indices { columns[column][row] = .nan }
    }
  }
  return columns
}

// MARK: - Learning

/// A variable's finite values, if more than a count of them differ.
private func distinct(
  _ name: String, for term: Term, beyond count: Int, in variables: Variables
) throws(FormulaError) -> [Double] {
  let values = try variables.values(of: name).filter(\.isFinite)
  let have = Set(values).count
  guard have > count else {
    throw .tooFewValues(
      term: "\(term)", have: have, need: count.addingReportingOverflow(1).partialValue)
  }
  return values
}

/// Finds the recurrence of the polynomials that are orthogonal on some values.
///
/// Forsythe (1957), *Generation and use of orthogonal polynomials for data-fitting*; R's `poly`.
private func orthogonalPolynomials(of values: [Double], named name: String, degree: Int) -> Basis {
  var centers: [Double] = []
  var squaredNorms = [Double(values.count)]
  var previous = [Double](repeating: 0, count: values.count)
  var current = [Double](repeating: 1, count: values.count)
  for step in 0..<degree {
    let weighted = zip(values, current).map { $0 * $1 * $1 }
    centers.append(step == 0 ? values.mean : weighted.compensatedSum / squaredNorms[step])
    let ratio = step == 0 ? 0 : squaredNorms[step] / squaredNorms[step - 1]
    let next = values.indices.map {
      (values[$0] - centers[step]) * current[$0] - ratio * previous[$0]
    }
    (previous, current) = (current, next)
    squaredNorms.append(next.map { $0 * $0 }.compensatedSum)
  }
  return .polynomial(
    variable: name, degree: degree, centers: centers, squaredNorms: squaredNorms)
}

// MARK: - Columns

/// The orthogonal polynomials of some values, each of length one where it was learnt.
private func recurrence(
  _ values: [Double], degree: Int, centers: [Double], squaredNorms: [Double]
) -> [[Double]] {
  var columns: [[Double]] = []
  var previous = [Double](repeating: 0, count: values.count)
  var current = [Double](repeating: 1, count: values.count)
  for step in 0..<degree {
    let ratio = step == 0 ? 0 : squaredNorms[step] / squaredNorms[step - 1]
    let next = values.indices.map {
      (values[$0] - centers[step]) * current[$0] - ratio * previous[$0]
    }
    (previous, current) = (current, next)
    let length = squaredNorms[step + 1].squareRoot()
    columns.append(next.map { $0 / length })
  }
  return columns
}

/// The columns of a natural cubic spline, linear beyond its outer knots.
///
/// The truncated powers of Hastie, Tibshirani & Friedman (2009), *The Elements of Statistical
/// Learning*, equations 5.4 and 5.5, on the variable moved to `0...1`.
private func naturalSpline(_ values: [Double], knots: [Double]) -> [[Double]] {
  let (start, end) = (knots[0], knots[knots.count - 1])
  let inner = knots.map { ($0 - start) / (end - start) }
  let scaled = values.map { ($0 - start) / (end - start) }
  func cube(_ x: Double, above knot: Double) -> Double {
    x.isNaN ? .nan : x > knot ? (x - knot) * (x - knot) * (x - knot) : 0
  }
  func bend(_ x: Double, _ knot: Double) -> Double {
    (cube(x, above: knot) - cube(x, above: 1)) / (1 - knot)
  }
  let last = inner[max(0, inner.count - 2)]
  return [scaled]
    + inner.dropLast(2).map { knot in scaled.map { bend($0, knot) - bend($0, last) } }
}
