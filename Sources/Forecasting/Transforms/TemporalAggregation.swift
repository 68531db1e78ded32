import Statistics
public import TimeSeries

/// A method applied to the means of blocks of values, its forecasts joined by lines.
///
/// In means over a year, say, the season and most of the noise are gone and the trend stands out, so
/// a method on them adds to a combination what the methods on the values do not see. Blocks are
/// counted from the last value back, and what is left over at the start is not used. A forecast is
/// taken for the middle of its block, and between two middles lies a line. Kourentzes, Petropoulos &
/// Trapero (2014), *Improving forecasting by estimating time series structural components across
/// multiple frequencies*, International Journal of Forecasting 30(2).
public struct TemporalAggregation: WrappingForecaster {
  /// The method.
  public let method: any Forecaster

  /// The number of values in a block.
  public let block: Int

  /// The least number of blocks.
  public let minimumBlockCount: Int

  /// The name by which users ask for the method.
  public var name: String { method.name }

  /// Creates the method.
  ///
  /// - Parameters:
  ///   - method: What is applied to the means.
  ///   - block: The number of values in a block, at least two.
  ///   - minimumBlockCount: With how few blocks a series is refused, beside what the method needs.
  public init(_ method: any Forecaster, block: Int, minimumBlockCount: Int = 3) {
    precondition(
      block >= 2 && minimumBlockCount >= 1, "\(minimumBlockCount) blocks of \(block) values")
    self.method = method
    self.block = block
    self.minimumBlockCount = minimumBlockCount
  }

  /// Fits the method to the means of the values that are there.
  ///
  /// - Parameters:
  ///   - series: As many blocks as are needed; a block without a value is missing.
  ///   - kept: A fitted model of the method whose parameters are kept; nil to learn them.
  /// - Returns: The fitted method.
  /// - Throws: ``FitError`` if there are too few blocks, or as the method does.
  public func fit(
    _ series: TimeSeries, innerLike kept: (any FittedForecaster)?
  ) throws(FitError) -> Fitted {
    _ = try series.observed(atLeast: 1)
    let blockCount = series.count / block
    guard blockCount >= minimumBlockCount else {
      throw .tooShort(have: series.count, need: minimumBlockCount * block)
    }
    let values = series.values.suffix(blockCount * block)
    let means = (0..<blockCount).map { index in
      let start = values.startIndex + index * block
      let observed = values[start..<start + block].filter { !$0.isNaN }
      return observed.isEmpty ? .nan : observed.mean
    }
    let model = try method.fit(TimeSeries(means), like: kept)
    var (squares, count) = (0.0, 0.0)
    for (index, value) in values.enumerated() {
      let error = value - line(through: means, at: index + 1 - block)
      if !error.isNaN { (squares, count) = (squares + error * error, count + 1) }
    }
    guard squares.isFinite else { throw .overflow }
    return Fitted(
      model: model, block: block, lastMean: means[blockCount - 1],
      variance: count > 0 ? squares / count : 0, count: series.count)
  }

  /// The line at a step after the first block, or before its end.
  private func line(through means: [Double], at step: Int) -> Double {
    let place = BlockPlace(step: step, block: block)
    let next = min(max(place.index + 1, 0), means.count - 1)
    let previous = min(max(place.index, 0), means.count - 1)
    return means[previous] + place.fraction * (means[next] - means[previous])
  }

  /// A method fitted to the means of blocks.
  public struct Fitted: WrappingModel {
    /// The method, fitted to the means.
    public let model: any FittedForecaster

    let block: Int

    let lastMean: Double

    /// The mean square of the values about the lines between the means.
    let variance: Double

    let count: Int

    /// None: the method predicts means.
    public var fittedValues: [Double] { [Double](repeating: .nan, count: count) }

    /// None.
    public var residuals: [Double] { fittedValues }

    /// None.
    public var sigma: Double? { nil }

    /// None: the method's is that of other values.
    public var likelihood: Likelihood? { nil }

    /// Predicts the means, and joins them.
    public func forecast(horizon: Int) -> Forecast {
      let blocks = model.forecast(horizon: (horizon - 1) / block + 2).distributions
      return Forecast(horizon: horizon) { step in
        let place = BlockPlace(step: step, block: block)
        let previous = place.index == 0 ? lastMean : blocks[place.index - 1].mean
        let next = blocks[place.index].mean
        return value(blocks[place.index], at: previous + place.fraction * (next - previous))
      }
    }

    /// What is said of a value, given what is said of the mean of its block.
    private func value(
      _ mean: PredictiveDistribution, at point: Double
    ) -> PredictiveDistribution {
      guard case .studentT(_, let scale, let degreesOfFreedom) = mean else {
        return mean.shifted(by: point - mean.mean)
      }
      return .studentT(
        location: point, scale: (scale * scale + variance).squareRoot(),
        degreesOfFreedom: degreesOfFreedom)
    }
  }
}

/// Where a step lies between the middles of two blocks.
private struct BlockPlace {
  /// The block before, zero for the one that ends at step zero.
  let index: Int

  /// How far it is from there to the next.
  let fraction: Double

  init(step: Int, block: Int) {
    let position = (Double(step) - 0.5) / Double(block) + 0.5
    index = Int(position.rounded(.down))
    fraction = position - Double(index)
  }
}
