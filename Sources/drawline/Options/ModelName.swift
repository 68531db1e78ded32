import ArgumentParser
import ExpressEntry
import Forecasting

/// A model of cut-offs by the name under which it is asked for.
enum ModelName: String, ExpressibleByArgument, CaseIterable {
  case auto, naive, mean, drift
  case movingAverage = "moving-average"
  case ses, holt, ets, theta, dot, arima
  case localLevel = "local-level"
  case localTrend = "local-trend"
  case structural
  case regression, skyline, combination

  /// The model, where it is not among those that are always asked.
  var extraModel: SeriesCutoffModel? {
    switch self {
    case .auto, .naive, .mean, .drift, .movingAverage, .ses, .regression, .skyline,
      .combination:
      nil
    case .holt: SeriesCutoffModel(Holt())
    case .ets: SeriesCutoffModel(ETS())
    case .theta: SeriesCutoffModel(Theta())
    case .dot: SeriesCutoffModel(DynamicTheta())
    case .arima: SeriesCutoffModel(AutoARIMA())
    case .localLevel: SeriesCutoffModel(LocalLevel())
    case .localTrend: SeriesCutoffModel(LocalTrend())
    case .structural: SeriesCutoffModel(AutoStructural())
    }
  }
}
