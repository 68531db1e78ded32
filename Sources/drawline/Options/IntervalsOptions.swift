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

  /// The method of a model with these intervals.
  func method(of model: SeriesModelName, horizon: Int) -> @Sendable (Int) -> any Forecaster {
    { [intervals, seed] period in
      switch (intervals, model) {
      case (.calibrated, .auto), (.calibrated, .combination): model.method(period: period)
      case (.calibrated, _): Calibrated(model.method(period: period), period: period)
      case (.analytic, _): model.analyticMethod(period: period)
      case (.simulated, _): Simulated(model.analyticMethod(period: period), seed: seed)
      case (.bootstrap, _): Bootstrapped(model.analyticMethod(period: period), seed: seed)
      case (.conformal, _):
        Conformal(model.analyticMethod(period: period), horizon: horizon, period: period)
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
  fileprivate func analyticMethod(period: Int) -> any Forecaster {
    switch self {
    case .auto, .combination: SeasonalCombination(period: period, isCalibrated: false)
    default: method(period: period)
    }
  }
}
