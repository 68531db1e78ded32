import TimeSeries

/// Reads a formula, a character at a time.
struct FormulaParser {
  /// The names of the functions.
  static let functions = ["log", "sqrt", "poly", "spline", "lag", "step", "pulse", "season"]

  /// The most terms of a formula, once its crossings are spelt out.
  static let mostTerms = 500

  /// The most factors of an interaction.
  static let mostFactors = 20

  /// The highest degree of a polynomial, and the most columns of a spline.
  static let mostColumns = 100

  /// The longest lag, in time steps.
  static let longestLag = 100_000

  /// The longest seasonal period, in time steps.
  static let longestSeason = 10_000

  private let characters: [Character]
  private var position = 0

  /// Creates a parser at the start of a text.
  init(_ text: String) { characters = Array(text) }

  /// Reads the whole text.
  mutating func formula() throws(FormulaError) -> Formula {
    let response = try factor()
    switch response {
    case .variable, .logarithm, .squareRoot: break
    default:
      throw .unexpected("\(response)", column: 1, expected: "a variable, its log or its sqrt")
    }
    guard take("~") else { throw unexpected("\"~\" after the response") }
    var terms = UniqueTerms()
    var hasIntercept = true
    var adds = !take("-")
    repeat {
      if let number = takeIntercept() {
        hasIntercept = adds == (number == "1")
      } else {
        for term in try product() {
          if adds { try append(term, to: &terms) } else { terms.remove(term) }
        }
      }
      if take("+") { adds = true } else if take("-") { adds = false } else { break }
    } while true
    guard peek() == nil else { throw unexpected("\"+\" and a term, or nothing") }
    return Formula(response, terms.terms, intercept: hasIntercept)
  }

  /// Appends a term if there are not too many.
  private func append(_ term: Term, to terms: inout UniqueTerms) throws(FormulaError) {
    terms.append(term)
    guard terms.terms.count <= FormulaParser.mostTerms else {
      throw .tooMany("terms", limit: FormulaParser.mostTerms)
    }
  }

  /// Reads terms joined by colons and asterisks.
  private mutating func product() throws(FormulaError) -> [Term] {
    var terms = UniqueTerms()
    terms.append(try interaction())
    while take("*") {
      let right = try interaction()
      let left = terms.terms
      try append(right, to: &terms)
      for term in left { try append(term.crossed(with: right), to: &terms) }
    }
    return terms.terms
  }

  /// Reads terms joined by colons.
  private mutating func interaction() throws(FormulaError) -> Term {
    var term = try factor()
    while take(":") {
      term = term.crossed(with: try factor())
      guard term.factors.count <= FormulaParser.mostFactors else {
        throw .tooMany("factors in an interaction", limit: FormulaParser.mostFactors)
      }
    }
    return term
  }

  /// Reads a variable or a function of one.
  private mutating func factor() throws(FormulaError) -> Term {
    skipSpaces()
    let column = position + 1
    if let quoted = takeQuoted() { return .variable(quoted) }
    let name = takeWhile { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
    guard let first = name.first, first.isLetter || first == "_" else {
      position = column - 1
      throw unexpected("a variable or a function")
    }
    guard take("(") else { return .variable(name) }
    guard FormulaParser.functions.contains(name) else {
      throw .unknownFunction(name, column: column)
    }
    var arguments: [String] = []
    repeat {
      skipSpaces()
      arguments.append(
        takeQuoted() ?? takeWhile { $0.isLetter || $0.isNumber || "_.-".contains($0) })
    } while take(",")
    guard take(")") else { throw unexpected("\")\"") }
    return try term(name, arguments, column: column)
  }

  /// The term that a function makes of its arguments.
  private func term(
    _ name: String, _ arguments: [String], column: Int
  ) throws(FormulaError) -> Term {
    let day = Day(String(arguments[0]))
    let isNumber = arguments[0].allSatisfy { $0.isNumber || $0 == "-" }
    let variable = day == nil && !isNumber ? arguments[0] : nil
    let most =
      switch name {
      case "lag": FormulaParser.longestLag
      case "season": FormulaParser.longestSeason
      default: FormulaParser.mostColumns
      }
    let size = arguments.last.flatMap { Int($0) }.flatMap { 1...most ~= $0 ? $0 : nil }
    switch (name, variable, arguments.count) {
    case ("log", let variable?, 1): return .logarithm(of: variable)
    case ("sqrt", let variable?, 1): return .squareRoot(of: variable)
    case ("lag", let variable?, 1): return .lag(of: variable, by: 1)
    case ("poly", let variable?, 2):
      if let size { return .polynomial(of: variable, degree: size) }
    case ("spline", let variable?, 2):
      if let size { return .spline(of: variable, degreesOfFreedom: size) }
    case ("lag", let variable?, 2):
      if let size { return .lag(of: variable, by: size) }
    case ("step", nil, 1):
      if let day { return .step(at: day) }
    case ("pulse", nil, 1):
      if let day { return .pulse(at: day) }
    case ("season", nil, 1):
      if let size, size >= 2 { return .season(size) }
    default: break
    }
    let expected =
      switch name {
      case "log", "sqrt": "a variable"
      case "step", "pulse": "a day such as 2025-03-25"
      case "season":
        "the number of time steps in a cycle, from 2 to \(most), such as 12 for months or 4 for "
          + "quarters"
      default: "a variable and a whole number from 1 to \(most)"
      }
    throw .wrongArguments(of: name, column: column, expected: expected)
  }

  // MARK: - Characters

  /// The next character that is no space.
  private func peek() -> Character? {
    characters[position...].first { !$0.isWhitespace }
  }

  /// Moves past spaces.
  private mutating func skipSpaces() {
    while position < characters.count, characters[position].isWhitespace { position += 1 }
  }

  /// Moves past a character if it is next.
  private mutating func take(_ character: Character) -> Bool {
    guard peek() == character else { return false }
    skipSpaces()
    position += 1
    return true
  }

  /// Moves past characters for as long as they suit.
  private mutating func takeWhile(_ suits: (Character) -> Bool) -> String {
    let rest = characters[position...].prefix(while: suits)
    position += rest.count
    return String(rest)
  }

  /// Moves past a name between back quotes, which may hold anything else.
  private mutating func takeQuoted() -> String? {
    guard peek() == "`" else { return nil }
    let start = position
    _ = take("`")
    let name = takeWhile { $0 != "`" }
    guard !name.isEmpty, take("`") else {
      position = start
      return nil
    }
    return name
  }

  /// Moves past a 0 or 1 that stands for the intercept.
  private mutating func takeIntercept() -> Character? {
    guard let next = peek(), next == "0" || next == "1" else { return nil }
    _ = take(next)
    return next
  }

  /// The error of something else standing here.
  private func unexpected(_ expected: String) -> FormulaError {
    let place = characters[position...].firstIndex { !$0.isWhitespace } ?? characters.count
    let found = place < characters.count ? String(characters[place]) : ""
    return .unexpected(found, column: place + 1, expected: expected)
  }
}
