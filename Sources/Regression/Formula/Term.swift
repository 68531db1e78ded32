/// What a formula puts on its right: a variable, or what is made of one.
public indirect enum Term: Sendable, Hashable {
  /// A variable as it is; for one of labels, a column for each label but the first.
  case variable(String)

  /// The natural logarithm of a variable.
  case logarithm(of: String)

  /// The square root of a variable.
  case squareRoot(of: String)

  /// Polynomials of a variable up to a degree, orthogonal on the observations.
  case polynomial(of: String, degree: Int)

  /// A natural cubic spline of a variable with so many columns, its knots at quantiles.
  case spline(of: String, degreesOfFreedom: Int)

  /// The value of a variable so many observations before.
  case lag(of: String, by: Int)

  /// One from a day on, zero before it.
  case step(at: DayNumber)

  /// One on a day, zero on others.
  case pulse(at: DayNumber)

  /// A column for each part of the year but the first: 12 for months, 4 for quarters.
  case season(Int)

  /// The products of the columns of two terms.
  case interaction(Term, Term)
}

extension Term: CustomStringConvertible {
  /// The term as a formula writes it.
  public var description: String {
    switch self {
    case .variable(let name): name.quoted
    case .logarithm(let name): "log(\(name.quoted))"
    case .squareRoot(let name): "sqrt(\(name.quoted))"
    case .polynomial(let name, let degree): "poly(\(name.quoted), \(degree))"
    case .spline(let name, let degreesOfFreedom): "spline(\(name.quoted), \(degreesOfFreedom))"
    case .lag(let name, let count): "lag(\(name.quoted), \(count))"
    case .step(let day): "step(\(day))"
    case .pulse(let day): "pulse(\(day))"
    case .season(let parts): "season(\(parts))"
    case .interaction(let left, let right): "\(left):\(right)"
    }
  }
}

extension Term {
  /// The variables that the term names, in its order.
  public var variables: [String] {
    switch self {
    case .variable(let name), .logarithm(let name), .squareRoot(let name),
      .polynomial(let name, _), .spline(let name, _), .lag(let name, _):
      [name]
    case .step, .pulse, .season: []
    case .interaction(let left, let right): left.variables + right.variables
    }
  }
}

extension String {
  /// The name, between back quotes if a formula could not read it otherwise.
  fileprivate var quoted: String {
    let isPlain =
      allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
      && first.map { $0.isLetter || $0 == "_" } == true
    return isPlain ? self : "`\(self)`"
  }
}
