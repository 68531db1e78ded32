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
    Those of seasonal-ar come from its own past errors, and auto's do where it uses that model. \
    Simulated ones are of sample paths with parameters and, where a model is chosen, models drawn \
    as the series leaves them open; bootstrap ones of paths of resampled errors; conformal ones of \
    the errors of past forecasts of the series itself.
    """

  /// The method of the catalogue with these intervals, for seasonal periods.
  func method(
    of method: ForecastMethod, horizon: Int
  ) -> @Sendable (_ periods: [Int]) -> any Forecaster {
    { [intervals, seed] periods in
      let own = method.forecaster(periods: periods)
      return switch intervals {
      case .calibrated: method.calibrated(periods: periods)
      case .analytic: own
      case .simulated: Simulated(own, seed: seed)
      case .bootstrap: Bootstrapped(own, seed: seed)
      case .conformal: Conformal(own, horizon: horizon, period: periods[0])
      }
    }
  }
}

extension IntervalsOptions {
  /// The method for series without a frequency: instead of auto, which counts observations, the
  /// structural model in continuous time.
  func irregularMethod(
    insteadOf method: ForecastMethod, horizon: Int
  ) -> @Sendable (_ periods: [Int]) -> any Forecaster {
    self.method(of: method == .auto ? .structural : method, horizon: horizon)
  }
}

/// A kind of intervals by the name under which it is asked for.
enum IntervalsName: String, ExpressibleByArgument, CaseIterable {
  case calibrated, analytic, simulated, bootstrap, conformal
}
