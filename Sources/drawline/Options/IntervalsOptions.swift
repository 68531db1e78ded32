import ArgumentParser
import Forecasting

/// Where the prediction intervals of a model of series come from.
struct IntervalsOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Where intervals come from: calibrated, analytic, simulated, bootstrap or conformal.",
      valueName: "kind"))
  var intervals = IntervalsName.calibrated

  @Option(help: ArgumentHelp("The seed of simulated and bootstrap intervals.", valueName: "n"))
  var seed: UInt64 = 1

  /// What the help of a command says of the kinds.
  static let discussion = """
    Intervals are calibrated by default: as wide as errors on the training parts of 5,000 series of \
    competitions were, which holds better out of sample than what a model says itself, analytic. \
    Simulated ones are of sample paths with parameters and, where a model is chosen, models drawn \
    as the series leaves them open; bootstrap ones of paths of resampled errors; conformal ones of \
    the errors of past forecasts of the series itself.
    """

  /// The method of the catalogue with these intervals, for a seasonal period.
  func method(
    of method: ForecastMethod, horizon: Int
  ) -> @Sendable (_ period: Int) -> any Forecaster {
    { [intervals, seed] period in
      let own = method.forecaster(period: period)
      return switch intervals {
      case .calibrated: method.calibrated(period: period)
      case .analytic: own
      case .simulated: Simulated(own, seed: seed)
      case .bootstrap: Bootstrapped(own, seed: seed)
      case .conformal: Conformal(own, horizon: horizon, period: period)
      }
    }
  }
}

/// A kind of intervals by the name under which it is asked for.
enum IntervalsName: String, ExpressibleByArgument, CaseIterable {
  case calibrated, analytic, simulated, bootstrap, conformal
}
