import Statistics

/// The columns of a term, with what was learnt from the observations.
indirect enum Basis: Sendable, Equatable {
  /// One column that needs nothing learnt.
  case plain(Term)

  /// Columns of ones and zeros, for each label but the first.
  case labels(variable: String, [String])

  /// The same for the parts of the year that occur.
  case season(parts: Int, [Int])

  /// Orthogonal polynomials by their recurrence, with the centre α and the squared norm of each.
  case polynomial(variable: String, degree: Int, centers: [Double], squaredNorms: [Double])

  /// A natural cubic spline with its knots.
  case spline(variable: String, degreesOfFreedom: Int, knots: [Double])

  /// The products of two terms' columns.
  case interaction(Basis, Basis)

  /// Learns a term's basis from observations.
  init(_ term: Term, in variables: Variables) throws(FormulaError) {
    switch term {
    case .variable(let name):
      if let labels = variables.labels[name] {
        self = .labels(variable: name, Array(Set(labels)).sorted())
      } else {
        _ = try variables.values(of: name)
        self = .plain(term)
      }
    case .season(let parts):
      let days = try variables.days(for: term)
      self = .season(parts: parts, Set(days.map { part(of: $0, parts) }).sorted())
    case .polynomial(let name, let degree):
      let values = try distinct(name, for: term, atLeast: degree + 1, in: variables)
      self = orthogonalPolynomials(of: values, named: name, degree: degree)
    case .spline(let name, let degreesOfFreedom):
      let values = try distinct(name, for: term, atLeast: degreesOfFreedom + 1, in: variables)
      let steps = (0...degreesOfFreedom).map { Double($0) / Double(degreesOfFreedom) }
      let knots = values.quantiles(steps)
      guard Set(knots).count == knots.count else {
        throw .tooFewValues(term: "\(term)", have: Set(knots).count, need: knots.count)
      }
      self = .spline(variable: name, degreesOfFreedom: degreesOfFreedom, knots: knots)
    case .interaction(let left, let right):
      self = .interaction(try Basis(left, in: variables), try Basis(right, in: variables))
    case .logarithm, .squareRoot, .lag, .step, .pulse:
      self = .plain(term)
    }
  }

  /// The names of the columns.
  var names: [String] {
    switch self {
    case .plain(let term): ["\(term)"]
    case .labels(let variable, let labels): labels.dropFirst().map { "\(variable)=\($0)" }
    case .season(let parts, let occurring):
      occurring.dropFirst().map { "\(parts == 12 ? "month" : "quarter")=\($0)" }
    case .polynomial(let variable, let degree, _, _):
      (1...degree).map { "poly(\(variable), \(degree)).\($0)" }
    case .spline(let variable, let count, _):
      (1...count).map { "spline(\(variable), \(count)).\($0)" }
    case .interaction(let left, let right):
      left.names.flatMap { name in right.names.map { "\(name):\($0)" } }
    }
  }

  /// The columns of some observations.
  func columns(of variables: Variables) throws(FormulaError) -> [[Double]] {
    switch self {
    case .plain(let term):
      return [try transformed(term, in: variables)]
    case .labels(let variable, let labels):
      guard let values = variables.labels[variable] else {
        throw .unknownVariable(variable, known: variables.labels.keys.sorted())
      }
      return labels.dropFirst().map { label in values.map { $0 == label ? 1 : 0 } }
    case .season(let parts, let occurring):
      let found = try variables.days(for: .season(parts)).map { part(of: $0, parts) }
      return occurring.dropFirst().map { wanted in found.map { $0 == wanted ? 1 : 0 } }
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
}

// MARK: - Learning

/// The part of the year that a day is in, from one on.
private func part(of day: DayNumber, _ parts: Int) -> Int {
  (day.civil.month - 1) * parts / 12 + 1
}

/// A variable's finite values, if enough of them differ.
private func distinct(
  _ name: String, for term: Term, atLeast need: Int, in variables: Variables
) throws(FormulaError) -> [Double] {
  let values = try variables.values(of: name).filter(\.isFinite)
  let have = Set(values).count
  guard have >= need else { throw .tooFewValues(term: "\(term)", have: have, need: need) }
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
