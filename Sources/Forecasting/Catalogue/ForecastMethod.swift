/// A forecasting method by its one name, the same in every command, benchmark and table.
///
/// One name is one method with one set of defaults. A method is added by a case here and its row in
/// ``CatalogueRow``; commands, the competitions, the calibration and the README's table read both.
public enum ForecastMethod: String, Sendable, CaseIterable {
  case naive
  case seasonalNaive = "seasonal-naive"
  case mean, drift
  case movingAverage = "moving-average"
  case seasonalWindowAverage = "seasonal-window-average"
  case ses, holt, ets
  case etsAverage = "ets-average"
  case theta, dot, ces, arima
  case localLevel = "local-level"
  case localTrend = "local-trend"
  case structural
  case seasonalAR = "seasonal-ar"
  case combination, auto

  /// Creates the method for series with some seasonal periods.
  ///
  /// - Parameter periods: The numbers of observations in a cycle, the shortest first; one for none.
  /// - Returns: The method, whose intervals are those of its own model.
  public func forecaster(periods: [Int]) -> any Forecaster {
    precondition(!periods.isEmpty && periods.allSatisfy { $0 >= 1 }, "periods of \(periods)")
    return row.make(periods)
  }

  /// Creates the method for series with one seasonal period.
  ///
  /// - Parameter period: The number of observations in a cycle, one for none.
  /// - Returns: The method, whose intervals are those of its own model.
  public func forecaster(period: Int = 1) -> any Forecaster { forecaster(periods: [period]) }

  /// Creates the method with the intervals that its errors on other series led to.
  ///
  /// - Parameter periods: The numbers of observations in a cycle, the shortest first; one for none.
  /// - Returns: The method, whose intervals are calibrated.
  public func calibrated(periods: [Int]) -> any Forecaster {
    if let calibrated = row.calibrated { return calibrated(periods) }
    let period = periods.first ?? 1
    return Calibrated(forecaster(periods: periods), period: period, spread: spread)
  }

  /// Creates the method with the intervals that its errors on other series led to.
  ///
  /// - Parameter period: The number of observations in a cycle, one for none.
  /// - Returns: The method, whose intervals are calibrated.
  public func calibrated(period: Int = 1) -> any Forecaster { calibrated(periods: [period]) }

  /// A short description, such as "the mean of all values".
  public var title: String { row.title }

  /// The paper or chapter that the method is from.
  public var source: String { row.source }

  /// The spread of its errors on other series; that of all methods where it was not measured.
  public var spread: LearntSpread { LearntSpread.learnt[self] ?? .common }
}
