/// A regression model in R's notation: a response and the terms that explain it.
///
///     cutoff ~ time + log(invitations) + step(2025-03-25) + season(12)
///
/// A term is a variable or one of `log(x)`, `sqrt(x)`, `poly(x, degree)`, `spline(x, columns)`,
/// `lag(x, steps)`, `step(day)`, `pulse(day)` and `season(period)`. `a:b` is an interaction, `a * b`
/// the two terms and their interaction, and `0` or `- 1` leaves the intercept out. A name with
/// spaces or signs stands between back quotes.
///
/// A variable of labels and a season are factors, coded by dummy variables as R codes them: without
/// the first level where the rest of the term is in the model too, and in full where it is not. So
/// `y ~ 0 + g` has a mean for each level of `g`, and `y ~ g:x` a slope for each.
///
/// The grammar is a part of that of Wilkinson & Rogers (1973), *Symbolic description of factorial
/// models for analysis of variance*, Applied Statistics 22.
public struct Formula: Sendable, Hashable {
  /// The response: a variable, its logarithm or its square root.
  public let response: Term

  /// The terms, each once.
  public let terms: [Term]

  /// Whether the model has an intercept.
  public let hasIntercept: Bool

  /// Creates a formula from its terms.
  public init(_ response: Term, _ terms: [Term], intercept: Bool = true) {
    self.response = response
    var unique = UniqueTerms()
    for term in terms { unique.append(term) }
    self.terms = unique.terms
    hasIntercept = intercept
  }

  /// Reads a formula.
  ///
  /// - Parameter text: The response, a tilde and the terms.
  /// - Throws: ``FormulaError`` if the text is not a formula.
  public init(_ text: String) throws(FormulaError) {
    var parser = FormulaParser(text)
    self = try parser.formula()
  }
}

extension Formula {
  /// The variables that the formula names, each once, the response's first.
  public var variables: [String] {
    var names: [String] = []
    var seen: Set<String> = []
    for name in response.variables + terms.flatMap(\.variables) where seen.insert(name).inserted {
      names.append(name)
    }
    return names
  }
}

extension Formula: CustomStringConvertible {
  /// The formula as it may be read again.
  public var description: String {
    let right = (hasIntercept ? [] : ["0"]) + terms.map(\.description)
    return "\(response) ~ \(right.isEmpty ? "1" : right.joined(separator: " + "))"
  }
}

/// The reason why a text is not a formula, or a formula does not suit the variables.
public enum FormulaError: Error, Equatable, Sendable {
  /// A part of the formula is missing or misplaced; the column counts from one.
  case unexpected(String, column: Int, expected: String)

  /// A function is not known.
  case unknownFunction(String, column: Int)

  /// A function's arguments are wrong.
  case wrongArguments(of: String, column: Int, expected: String)

  /// A variable is not known.
  case unknownVariable(String, known: [String])

  /// A variable holds labels where numbers are needed.
  case notNumeric(String)

  /// A term needs the days of the observations, and there are none.
  case noDays(term: String)

  /// A term has no value for an observation, such as the logarithm of zero.
  case outOfDomain(term: String, row: Int, value: Double)

  /// A variable has fewer different values than a term needs.
  case tooFewValues(term: String, have: Int, need: Int)

  /// The formula has more of something, such as terms, than the limit.
  case tooMany(String, limit: Int)

  /// The terms make a design of more columns, or more values, than fit in memory.
  case tooLarge(columns: Int, rows: Int)

  /// A term counts time steps, and the observations are not evenly spaced.
  case irregular(term: String)

  /// A new observation has a label that none of the observations fitted has.
  case unknownLabel(String, of: String, known: [String])
}

extension FormulaError: CustomStringConvertible {
  /// The fault and its remedy.
  public var description: String {
    switch self {
    case .unexpected(let found, let column, let expected):
      "column \(column) of the formula has \(found.isEmpty ? "nothing" : "\"\(found)\""); "
        + "write \(expected)"
    case .unknownFunction(let name, let column):
      "column \(column) of the formula has the function \"\(name)\"; write one of "
        + FormulaParser.functions.joined(separator: ", ")
    case .wrongArguments(let function, let column, let expected):
      "column \(column) of the formula: \(function) takes \(expected)"
    case .unknownVariable(let name, let known):
      "no variable \"\(name)\"; choose from \(known.joined(separator: ", "))"
    case .notNumeric(let name):
      "\(name) holds labels, not numbers; use it as a term by itself"
    case .noDays(let term):
      "\(term) needs the day of each observation; leave it out or give the days"
    case .irregular(let term):
      "\(term) counts time steps, and the observations are not evenly spaced; leave it out"
    case .tooMany(let what, let limit):
      "more than \(limit) \(what); a formula may have at most \(limit)"
    case .tooLarge(let columns, let rows):
      "the terms make \(columns) columns of \(rows) rows; at most \(Encoding.mostColumns) columns "
        + "and \(Encoding.mostValues) values are fitted; use fewer terms or labels"
    case .unknownLabel(let label, let variable, let known):
      "\(variable) is \"\(label)\" in a new row, which no observation fitted has; choose from "
        + known.prefix(20).joined(separator: ", ") + (known.count > 20 ? ", …" : "")
    case .outOfDomain(let term, let row, let value):
      "\(term) has no value for observation \(row + 1), where the variable is \(value); "
        + "leave the observation out or the term"
    case .tooFewValues(let term, let have, let need):
      "\(term) needs \(need) different values and has \(have); lower its degree"
    }
  }
}
