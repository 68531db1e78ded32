/// A model in words: a response and the terms that are to explain it.
///
///     cutoff ~ time + log(invitations) + step(2025-03-25) + season(12)
///
/// A term is a variable or one of `log(x)`, `sqrt(x)`, `poly(x, degree)`, `spline(x, columns)`,
/// `lag(x, count)`, `step(day)`, `pulse(day)` and `season(parts)`; `a:b` is an interaction, `a * b`
/// the two terms and their interaction, and `0` or `- 1` leaves the intercept out. A name with
/// spaces or signs stands between back quotes. The grammar is a part of that of Wilkinson & Rogers (1973), *Symbolic description of factorial models for
/// analysis of variance*, Applied Statistics 22.
public struct Formula: Sendable, Hashable {
  /// What is explained: a variable, its logarithm or its square root.
  public let response: Term

  /// What explains it, each term once.
  public let terms: [Term]

  /// Whether the model has an intercept.
  public let hasIntercept: Bool

  /// Creates a formula from its terms.
  public init(_ response: Term, _ terms: [Term], intercept: Bool = true) {
    self.response = response
    var unique: [Term] = []
    for term in terms where !unique.contains(term) { unique.append(term) }
    self.terms = unique
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
    for name in response.variables + terms.flatMap(\.variables) where !names.contains(name) {
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

/// Why a text is not a formula, or a formula does not suit the variables.
public enum FormulaError: Error, Equatable, Sendable {
  /// Something else stands where a part of the formula should; the column counts from one.
  case unexpected(String, column: Int, expected: String)

  /// No function is called so.
  case unknownFunction(String, column: Int)

  /// A function's arguments are not those it takes.
  case wrongArguments(of: String, column: Int, expected: String)

  /// No variable is called so.
  case unknownVariable(String, known: [String])

  /// A variable holds labels where numbers are needed.
  case notNumeric(String)

  /// A term needs the days of the observations, and there are none.
  case noDays(term: String)

  /// A term has no value for an observation, such as the logarithm of zero.
  case outOfDomain(term: String, row: Int, value: Double)

  /// A variable has fewer different values than a term needs.
  case tooFewValues(term: String, have: Int, need: Int)
}

extension FormulaError: CustomStringConvertible {
  /// What is wrong, and what to do.
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
    case .outOfDomain(let term, let row, let value):
      "\(term) has no value for observation \(row + 1), where the variable is \(value); "
        + "leave the observation out or the term"
    case .tooFewValues(let term, let have, let need):
      "\(term) needs \(need) different values and has \(have); lower its degree"
    }
  }
}
