public import TimeSeries

/// A term of a formula: a variable, a function of one, or a product of these.
public indirect enum Term: Sendable, Hashable {
  /// A variable as it is; one of labels is a factor, coded by dummy variables.
  case variable(String)

  /// The natural logarithm of a variable.
  case logarithm(of: String)

  /// The square root of a variable.
  case squareRoot(of: String)

  /// Polynomials of a variable up to a degree, orthogonal on the observations.
  case polynomial(of: String, degree: Int)

  /// A natural cubic spline of a variable, its knots at quantiles.
  case spline(of: String, degreesOfFreedom: Int)

  /// The value of a variable this many time steps earlier.
  case lag(of: String, by: Int)

  /// One from a day on, zero before it.
  case step(at: Day)

  /// One on a day, zero on others.
  case pulse(at: Day)

  /// A factor of the season: months for 12, quarters for 4, weekdays for 7 in daily data, and
  /// otherwise the position in a cycle of this many time steps.
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

  /// The factors of an interaction, each once; other terms have one, themselves.
  public var factors: [Term] {
    guard case .interaction(let left, let right) = self else { return [self] }
    var unique: [Term] = []
    for factor in left.factors + right.factors where !unique.contains(factor) {
      unique.append(factor)
    }
    return unique
  }

  /// The interaction of this term with another, in which each factor occurs once.
  ///
  /// As in R, `a:a` is `a`.
  func crossed(with other: Term) -> Term {
    let own = factors
    return other.factors.filter { !own.contains($0) }.reduce(self) { .interaction($0, $1) }
  }
}

/// Terms in their order, each once whatever the order of its factors.
struct UniqueTerms {
  private(set) var terms: [Term] = []
  private var seen: Set<Set<Term>> = []

  /// Appends a term unless it is there.
  mutating func append(_ term: Term) {
    let factors = term.factors
    guard seen.insert(Set(factors)).inserted else { return }
    terms.append(factors.dropFirst().reduce(factors[0]) { .interaction($0, $1) })
  }

  /// Removes a term if it is there.
  mutating func remove(_ term: Term) {
    let factors = Set(term.factors)
    guard seen.remove(factors) != nil else { return }
    terms.removeAll { Set($0.factors) == factors }
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
