public import TimeSeries

/// A method that sees no more than the last values of a series.
///
/// Where the past was another world, what it says of the constants misleads; in a combination with
/// the same method on all values it costs little where it was not.
public struct LastValues: WrappingForecaster {
  /// The method.
  public let method: any Forecaster

  /// The number of values that it sees, missing ones among them.
  public let count: Int

  /// The name by which users ask for the method.
  public var name: String { method.name }

  /// Creates the method for at least one value.
  public init(_ method: any Forecaster, count: Int) {
    precondition(count >= 1, "the last \(count) values")
    self.method = method
    self.count = count
  }

  /// Fits the method to the last values.
  ///
  /// - Parameters:
  ///   - series: A series whose last values the method can be fitted to.
  ///   - kept: A fitted model of the method whose parameters are kept; nil to learn them.
  /// - Returns: The fitted method.
  /// - Throws: ``FitError`` as the method does; if an earlier value is infinite, too.
  public func fit(
    _ series: TimeSeries, innerLike kept: (any FittedForecaster)?
  ) throws(FitError) -> Fitted {
    _ = try series.observed(atLeast: 0)
    return Fitted(
      model: try method.fit(series.suffix(count), like: kept),
      unseenCount: max(0, series.count - count))
  }

  /// A method fitted to the last values.
  public struct Fitted: WrappingModel {
    /// The method, fitted.
    public let model: any FittedForecaster

    /// The number of values that it did not see.
    let unseenCount: Int

    /// The predictions of the values that the method saw, NaN before.
    public var fittedValues: [Double] { padded(model.fittedValues) }

    /// The errors of those predictions.
    public var residuals: [Double] { padded(model.residuals) }

    /// None: the method's is that of the last values.
    public var likelihood: Likelihood? { nil }

    /// Predicts as the method does.
    public func forecast(horizon: Int) -> Forecast { model.forecast(horizon: horizon) }

    /// Predicts as the method does on given days.
    public func forecast(on days: [Day]) -> Forecast { model.forecast(on: days) }

    private func padded(_ values: [Double]) -> [Double] {
      [Double](repeating: .nan, count: unseenCount) + values
    }
  }
}

// MARK: - Paths

extension LastValues.Fitted {
  /// The method's paths.
  public var paths: InnovationPaths? { model.paths }
}

extension LastValues {
  /// The models of the last values.
  public func likelyModels(of series: TimeSeries) throws(FitError) -> [LikelyModel] {
    try method.likelyModels(of: series.suffix(count))
  }
}
