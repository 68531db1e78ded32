import ArgumentParser
import ExpressEntry
import Files
import Forecasting
import Regression
import Reports
import Tabular
import TimeSeries

extension ExitCode {
  /// A check that was asked for did not hold.
  static let doesNotHold = ExitCode(1)

  /// What was asked for was not as the program takes it.
  static let usage = ExitCode(64)

  /// The input data are wrong.
  static let badData = ExitCode(65)

  /// A file cannot be read.
  static let noInput = ExitCode(66)

  /// A service that is needed is not available.
  static let unavailable = ExitCode(69)

  /// A file cannot be written.
  static let cannotWrite = ExitCode(73)
}

/// The exit status of an error that our own libraries throw, after sysexits(3).
func exitStatus(of error: any Error) -> ExitCode? {
  switch error {
  case FileError.unreadable: .noInput
  case FileError.tooLong, is NotFramed: .badData
  case is NoHome: .cannotWrite
  case is ServiceUnavailable: .unavailable
  case FileError.unwritable: .cannotWrite
  case is UnknownCommand: .usage
  case is UnknownCategory, is ReportError: .usage
  case is VerificationError, is LogoError: .badData
  case is BulletinError: .usage
  case is FailedRequirement: .failure
  case is InvalidFile, is TimeSeriesError, is NoPool, is NoRounds: .badData
  case is RegressionError, is FitError, is NoSeries, is NoForecast, is NothingToDraw: .badData
  case FormulaError.unknownVariable, FormulaError.notNumeric: .usage
  case is FormulaError: .badData
  default: nil
  }
}
