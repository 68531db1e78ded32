public import Forecasting
import TimeSeries

/// A way to say what the next cut-off of a category will be.
public protocol CutoffModel: Sendable {
  /// The name by which it is asked for.
  var name: CutoffModelName { get }

  /// The expected cut-off, nil where the history does not determine it.
  func cutoff(_ question: CutoffQuestion) -> Double?
}

/// A forecasting method applied to the cut-offs of a category, blind to dates and sizes.
public struct SeriesCutoffModel: CutoffModel {
  /// The method.
  private let method: ForecastMethod

  /// The name by which it is asked for.
  public var name: CutoffModelName { .series(method) }

  /// Applies a method of the catalogue.
  public init(_ method: ForecastMethod) {
    self.method = method
  }

  /// The method's one-step forecast from the category's cut-offs.
  public func cutoff(_ question: CutoffQuestion) -> Double? {
    let history = question.history
    guard
      let series = try? TimeSeries(
        days: history.map(\.day), values: history.map { $0.points }),
      let fitted = try? method.forecaster().fit(series)
    else { return nil }
    let mean = fitted.forecast(horizon: 1).means[0]
    return mean.isFinite ? min(max(mean, 0), 1200) : nil
  }
}
