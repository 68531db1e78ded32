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
    case .variable(let name): name
    case .logarithm(let name): "log(\(name))"
    case .squareRoot(let name): "sqrt(\(name))"
    case .polynomial(let name, let degree): "poly(\(name), \(degree))"
    case .spline(let name, let degreesOfFreedom): "spline(\(name), \(degreesOfFreedom))"
    case .lag(let name, let count): "lag(\(name), \(count))"
    case .step(let day): "step(\(day))"
    case .pulse(let day): "pulse(\(day))"
    case .season(let parts): "season(\(parts))"
    case .interaction(let left, let right): "\(left):\(right)"
    }
  }
}
