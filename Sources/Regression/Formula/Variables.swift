public import TimeSeries

/// The variables that a formula may name, a value an observation.
public struct Variables: Sendable, Equatable {
  /// The spacing of the observations in time.
  public enum Spacing: Sendable, Equatable {
    /// Events one after the other, such as rounds: a lag counts events.
    case sequence

    /// Observations at uneven times, where a lag can only count observations.
    case irregular

    /// Observations on an even grid, each with its position in time steps, in ascending order.
    ///
    /// Positions that are left out are missing values.
    case grid([Int])
  }

  /// The number of observations.
  public let observations: Int

  /// The day of each observation, in order, where there are days.
  public let days: [Day]?

  /// The spacing of the observations in time.
  public let spacing: Spacing

  /// The variables that are numbers, NaN where one was not observed.
  public let numbers: [String: [Double]]

  /// The variables that are labels, empty where one was not observed.
  public let labels: [String: [String]]

  /// Creates variables, all of one length.
  public init(
    observations: Int, days: [Day]? = nil, spacing: Spacing = .sequence,
    numbers: [String: [Double]] = [:], labels: [String: [String]] = [:]
  ) {
    let counts = numbers.mapValues(\.count).merging(labels.mapValues(\.count)) { max($0, $1) }
    for (name, count) in counts {
      precondition(count == observations, "\(count) values of \(name), \(observations) needed")
    }
    precondition(days.map { $0.count == observations } ?? true, "\(days?.count ?? 0) days")
    if case .grid(let positions) = spacing {
      precondition(positions.count == observations, "\(positions.count) positions")
      precondition(zip(positions, positions.dropFirst()).allSatisfy(<), "positions that fall")
    }
    self.observations = observations
    self.days = days
    self.spacing = spacing
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
  func days(for term: Term) throws(FormulaError) -> [Day] {
    guard let days else { throw .noDays(term: "\(term)") }
    return days
  }

  /// The variables of some observations, in ascending order of their indices.
  public func selecting(_ rows: [Int]) -> Variables {
    let spacing: Spacing =
      if case .grid(let positions) = self.spacing {
        .grid(rows.map { positions[$0] })
      } else {
        self.spacing
      }
    return Variables(
      observations: rows.count, days: days.map { days in rows.map { days[$0] } }, spacing: spacing,
      numbers: numbers.mapValues { values in rows.map { values[$0] } },
      labels: labels.mapValues { values in rows.map { values[$0] } })
  }

  /// The variables of the first observations.
  public func prefix(_ count: Int) -> Variables { selecting(Array(0..<count)) }
}

// MARK: - Time steps

extension Variables {
  /// The index of the observation this many time steps before each; nil where there is none.
  ///
  /// On a grid only the observation of that very time counts: across a gap there is none.
  func indices(earlierBy steps: Int) -> [Int?] {
    guard case .grid(let positions) = spacing else {
      return (0..<observations).map { $0 < steps ? nil : $0 - steps }
    }
    var candidate = 0
    return positions.map { position in
      while positions[candidate] < position - steps { candidate += 1 }
      return positions[candidate] == position - steps ? candidate : nil
    }
  }

  /// The number of observations whose value this many steps earlier falls into a gap.
  func gaps(earlierBy steps: Int) -> Int {
    guard case .grid(let positions) = spacing, let first = positions.first else { return 0 }
    return zip(positions, indices(earlierBy: steps)).count { $0 - steps >= first && $1 == nil }
  }
}
