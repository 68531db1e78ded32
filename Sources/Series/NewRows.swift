public import Regression
import Tabular
import TimeSeries

extension LongTable.Series {
  /// The series with the spacing of its observations, by which lags and seasons count.
  func onGrid(timeName: String) -> LongTable.Series {
    let grid: ObservationGrid?
    let positions: [Int]?
    if let days = variables.days {
      grid = ObservationGrid(days: days)
      positions = grid?.positions(of: days)
    } else {
      let times = variables.numbers[timeName] ?? []
      grid = ObservationGrid(numbers: times)
      positions = grid?.positions(of: times)
    }
    var result = self
    result.variables = variables.spaced(positions.map { .grid($0) } ?? .irregular)
    result.grid = positions == nil ? nil : grid
    return result
  }

  /// New rows of the same series, their times counted from where those of this series are.
  ///
  /// - Parameters:
  ///   - new: The rows, read by the same column of times.
  ///   - timeName: That column.
  /// - Returns: The variables of the new rows; nil where one series has days, the other numbers.
  public func continued(by new: LongTable.Series, timeName: String) -> Variables? {
    guard (variables.days == nil) == (new.variables.days == nil) else { return nil }
    guard let old = variables.days?.first, let days = new.variables.days else {
      let positions = grid?.positions(of: new.variables.numbers[timeName] ?? [])
      return new.variables.spaced(positions.map { .grid($0) } ?? .irregular)
    }
    // Years since the first row of the series, not of the new rows.
    let years = days.map { Double(old.distance(to: $0)) / 365.25 }
    var numbers = new.variables.numbers
    for key in ["time", timeName] where numbers[key] == new.elapsedYears {
      numbers[key] = years
    }
    let positions = grid?.positions(of: days)
    return Variables(
      observations: new.variables.observations, days: days,
      spacing: positions.map { .grid($0) } ?? .irregular, numbers: numbers,
      labels: new.variables.labels)
  }

  /// The years since the first row.
  private var elapsedYears: [Double]? {
    guard let days = variables.days, let first = days.first else { return nil }
    return days.map { Double(first.distance(to: $0)) / 365.25 }
  }

  /// The time of each row as it is written.
  public func timeTexts(timeName: String) -> [String] {
    variables.days.map { $0.map(\.description) }
      ?? (variables.numbers[timeName] ?? []).map { time in
        time == time.rounded() ? time.fixed(decimals: 0) : time.significant(digits: 6)
      }
  }
}

extension Variables {
  /// The variables with another spacing.
  fileprivate func spaced(_ spacing: Spacing) -> Variables {
    Variables(
      observations: observations, days: days, spacing: spacing, numbers: numbers, labels: labels)
  }
}
