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

  /// The method of a model with these intervals.
  func method(of model: SeriesModelName, horizon: Int) -> @Sendable ([Int]) -> any Forecaster {
    { [intervals, seed] periods in
      switch (intervals, model) {
      case (.calibrated, .auto), (.calibrated, .combination), (.calibrated, .seasonalAR):
        model.method(periods: periods)
      case (.calibrated, _): Calibrated(model.method(periods: periods), period: periods[0])
      case (.analytic, _): model.analyticMethod(periods: periods)
      case (.simulated, _): Simulated(model.analyticMethod(periods: periods), seed: seed)
      case (.bootstrap, _): Bootstrapped(model.analyticMethod(periods: periods), seed: seed)
      case (.conformal, _):
        Conformal(model.analyticMethod(periods: periods), horizon: horizon, period: periods[0])
      }
    }
  }
}

/// A kind of intervals by the name under which it is asked for.
enum IntervalsName: String, ExpressibleByArgument, CaseIterable {
  case calibrated, analytic, simulated, bootstrap, conformal
}

extension SeriesModelName {
  /// The method whose intervals are what the model itself says.
  fileprivate func analyticMethod(periods: [Int]) -> any Forecaster {
    switch self {
    case .auto: Automatic(periods: periods, isCalibrated: false)
    case .combination: SeasonalCombination(period: periods[0], isCalibrated: false)
    default: method(periods: periods)
    }
  }
}
