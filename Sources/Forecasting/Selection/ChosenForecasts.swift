public import TimeSeries

/// The forecasts of a series by the method that was best until each.
public struct ChosenForecasts: Sendable {
  /// The forecasts of every candidate, the last value first.
  public let record: RollingForecasts

  /// For each forecast the place of its method in the record, nil where none could forecast.
  public let choices: [Int?]

  /// For each forecast its mean, nil where no method could forecast.
  public let points: [Double?]

  /// For each observation the error of its forecast, nil where either is missing.
  public let errors: [Double?]

  /// The series.
  public var series: TimeSeries { record.series }

  /// Reads the chosen forecasts from a record.
  init(record: RollingForecasts, choices: [Int?]) {
    self.record = record
    self.choices = choices
    let points = choices.enumerated().map { target, choice in
      choice.flatMap { record.forecasts[$0][target]?.mean }
    }
    self.points = points
    errors = zip(record.series.values, points).map { actual, point in
      actual.isNaN ? nil : point.map { actual - $0 }
    }
  }

  /// The name of the method that forecasts a target.
  public func name(at target: Int) -> String? { choices[target].map { record.names[$0] } }
}
