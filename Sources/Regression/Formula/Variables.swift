/// The variables that a formula may name, a value an observation.
public struct Variables: Sendable, Equatable {
  /// The number of observations.
  public let observations: Int

  /// The day of each observation, in order, where there are days.
  public let days: [DayNumber]?

  /// The variables that are numbers, NaN where one was not observed.
  public let numbers: [String: [Double]]

  /// The variables that are labels.
  public let labels: [String: [String]]

  /// Creates variables, all of one length.
  public init(
    observations: Int, days: [DayNumber]? = nil, numbers: [String: [Double]] = [:],
    labels: [String: [String]] = [:]
  ) {
    let counts = numbers.mapValues(\.count).merging(labels.mapValues(\.count)) { max($0, $1) }
    for (name, count) in counts {
      precondition(count == observations, "\(count) values of \(name), \(observations) needed")
    }
    precondition(days.map { $0.count == observations } ?? true, "\(days?.count ?? 0) days")
    self.observations = observations
    self.days = days
    self.numbers = numbers
    self.labels = labels
  }

  /// The values of a variable of numbers.
  func values(of name: String) throws(FormulaError) -> [Double] {
    if let values = numbers[name] { return values }
    if labels[name] != nil { throw .notNumeric(name) }
    throw .unknownVariable(name, known: (Array(numbers.keys) + Array(labels.keys)).sorted())
  }

  /// The days, for a term that needs them.
  func days(for term: Term) throws(FormulaError) -> [DayNumber] {
    guard let days else { throw .noDays(term: "\(term)") }
    return days
  }

  /// The variables of the observations at some places, in their order.
  public func selecting(_ rows: [Int]) -> Variables {
    Variables(
      observations: rows.count, days: days.map { days in rows.map { days[$0] } },
      numbers: numbers.mapValues { values in rows.map { values[$0] } },
      labels: labels.mapValues { values in rows.map { values[$0] } })
  }

  /// The variables of the first observations.
  public func prefix(_ count: Int) -> Variables { selecting(Array(0..<count)) }
}
