public import TimeSeries

/// The classical decomposition: a centred moving average, and the mean of what it leaves by season.
///
///     Tₜ = Σ wⱼ yₜ₊ⱼ over one period,    Sᵢ = mean over season i of yₜ − Tₜ, or of yₜ / Tₜ
///
/// The seasons are moved to a mean of zero, or scaled to a mean of one. Over an even period the two
/// ends of the moving average count half; half a period at either end of the series has no trend.
/// Hyndman & Athanasopoulos (2021), *Forecasting: Principles and Practice*, §3.4; R's `decompose`.
public struct ClassicalDecomposition: Sendable {
  /// The number of observations in a cycle.
  public let period: Int

  /// The composition of the parts: additive or multiplicative.
  public let form: Decomposition.Form

  /// Creates the method.
  ///
  /// - Parameters:
  ///   - period: The number of observations in a cycle, at least two.
  ///   - form: How the parts make up the series.
  public init(period: Int, form: Decomposition.Form = .additive) {
    precondition(period >= 2, "a period of \(period)")
    self.period = period
    self.form = form
  }

  /// Takes a series apart.
  ///
  /// - Parameter series: At least two periods, none missing; positive to be taken as a product.
  /// - Returns: The parts.
  /// - Throws: ``FitError`` if the series is too short, has a gap, or is not positive.
  public func decompose(_ series: TimeSeries) throws(FitError) -> Decomposition {
    let values = try series.complete(atLeast: 2 * period)
    if form == .multiplicative { try series.requirePositive() }
    let trend = centeredMovingAverage(of: values, period: period)
    let figure = seasonalFigure(of: values, trend: trend)
    guard trend.allSatisfy({ !$0.isInfinite }), figure.allSatisfy({ $0.isFinite }) else {
      throw .overflow
    }
    return Decomposition(
      of: values, form: form, trend: trend,
      seasons: [
        Decomposition.Season(period: period, values: values.indices.map { figure[$0 % period] })
      ])
  }

  /// The season of each observation of a cycle.
  func seasonalFigure(of values: [Double], trend: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: period)
    var counts = [Double](repeating: 0, count: period)
    for (index, value) in values.enumerated() where !trend[index].isNaN {
      sums[index % period] += form == .additive ? value - trend[index] : value / trend[index]
      counts[index % period] += 1
    }
    let figure = zip(sums, counts).map { $0 / $1 }
    let center = figure.reduce(0, +) / Double(period)
    return figure.map { form == .additive ? $0 - center : $0 / center }
  }
}

// MARK: - Moving average

/// The mean over one period around each value, NaN where the period reaches beyond the values.
func centeredMovingAverage(of values: [Double], period: Int) -> [Double] {
  let half = period / 2
  return values.indices.map { index in
    guard index >= half, index + half < values.count else { return .nan }
    var sum = 0.0
    if period.isMultiple(of: 2) {
      sum = (values[index - half] + values[index + half]) / 2
      for place in index - half + 1..<index + half { sum += values[place] }
    } else {
      for place in index - half...index + half { sum += values[place] }
    }
    return sum / Double(period)
  }
}
