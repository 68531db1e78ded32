import TimeSeries

/// A season that recurs, as a factor.
enum Season: Sendable, Equatable {
  /// Equal parts of the calendar year: 12 months or 4 quarters.
  case year(parts: Int)

  /// The days of the week, Monday first.
  case week

  /// A cycle of time steps, counted from the first observation.
  case cycle(period: Int)

  /// The season of a period that suits some observations.
  ///
  /// - Parameters:
  ///   - period: The number of levels.
  ///   - variables: The observations.
  /// - Throws: ``FormulaError`` if they have neither days nor an even spacing.
  init(period: Int, in variables: Variables) throws(FormulaError) {
    if period == 4 || period == 12, variables.days != nil {
      self = .year(parts: period)
      return
    }
    guard case .grid(let positions) = variables.spacing else {
      if variables.days == nil { throw .noDays(term: "\(Term.season(period))") }
      throw .irregular(term: "\(Term.season(period))")
    }
    if period == 7, let days = variables.days, let first = days.first, let last = days.last,
      first.distance(to: last) == (positions.last ?? 0) - (positions.first ?? 0)
    {
      self = .week
    } else {
      self = .cycle(period: period)
    }
  }

  /// The name of a level, such as `month=3`.
  func name(of level: Int) -> String {
    switch self {
    case .year(let parts): "\(parts == 12 ? "month" : "quarter")=\(level)"
    case .week: "weekday=\(level)"
    case .cycle(let period): "season(\(period))=\(level)"
    }
  }

  /// The level of each observation, from one on.
  func levels(of variables: Variables) throws(FormulaError) -> [Int] {
    switch self {
    case .year(let parts):
      return try variables.days(for: .season(parts)).map {
        ($0.components.month - 1) * parts / 12 + 1
      }
    case .week:
      return try variables.days(for: .season(7)).map(\.weekday.rawValue)
    case .cycle(let period):
      guard case .grid(let positions) = variables.spacing else {
        throw .irregular(term: "\(Term.season(period))")
      }
      return positions.map { ($0 % period + period) % period + 1 }
    }
  }
}
