/// How many past values, differences and past innovations an ARIMA model has, and each a season ago.
///
///     φ(B) Φ(Bᵐ) (1 − B)ᵈ (1 − Bᵐ)ᴰ yₜ = θ(B) Θ(Bᵐ) εₜ
///
/// φ(B) = 1 − φ₁B − … and θ(B) = 1 + θ₁B + …, the signs of R and of most programs. Box & Jenkins
/// (1976), *Time Series Analysis: Forecasting and Control*, chapter 9.
public struct ARIMAOrder: Sendable, Hashable {
  /// The number of past values, p.
  public let autoregressive: Int

  /// The number of differences, d.
  public let differences: Int

  /// The number of past innovations, q.
  public let movingAverage: Int

  /// The number of past values at whole seasons, P.
  public let seasonalAutoregressive: Int

  /// The number of seasonal differences, D.
  public let seasonalDifferences: Int

  /// The number of past innovations at whole seasons, Q.
  public let seasonalMovingAverage: Int

  /// The number of observations in a season, m; one without a season.
  public let period: Int

  /// Creates the order (p, d, q)(P, D, Q)[m].
  ///
  /// - Parameters:
  ///   - autoregressive: The number of past values, p.
  ///   - differences: The number of differences, d.
  ///   - movingAverage: The number of past innovations, q.
  ///   - seasonal: The same at whole seasons: P, D and Q.
  ///   - period: The number of observations in a season, at least two if `seasonal` is not zero.
  public init(
    _ autoregressive: Int, _ differences: Int, _ movingAverage: Int,
    seasonal: (Int, Int, Int) = (0, 0, 0), period: Int = 1
  ) {
    precondition(
      autoregressive >= 0 && differences >= 0 && movingAverage >= 0,
      "an order of (\(autoregressive),\(differences),\(movingAverage))")
    precondition(
      seasonal.0 >= 0 && seasonal.1 >= 0 && seasonal.2 >= 0, "a seasonal order of \(seasonal)")
    precondition(
      period >= 2 || period == 1 && seasonal == (0, 0, 0), "a season of \(period) observations")
    self.autoregressive = autoregressive
    self.differences = differences
    self.movingAverage = movingAverage
    seasonalAutoregressive = seasonal.0
    seasonalDifferences = seasonal.1
    seasonalMovingAverage = seasonal.2
    self.period = period
  }

  /// The number of coefficients, p + q + P + Q.
  public var coefficientCount: Int {
    autoregressive + movingAverage + seasonalAutoregressive + seasonalMovingAverage
  }

  /// The number of observations that differencing uses up, d + mD.
  public var lostToDifferences: Int { differences + period * seasonalDifferences }

  /// The farthest past value that counts after differencing, p + mP.
  var autoregressiveReach: Int { autoregressive + period * seasonalAutoregressive }

  /// The farthest past innovation that counts, q + mQ.
  var movingAverageReach: Int { movingAverage + period * seasonalMovingAverage }

  /// The names of the coefficients, in R's order: `ar1`, …, `ma1`, …, `sar1`, …, `sma1`, ….
  var coefficientNames: [String] {
    let blocks = [
      ("ar", autoregressive), ("ma", movingAverage), ("sar", seasonalAutoregressive),
      ("sma", seasonalMovingAverage),
    ]
    return blocks.flatMap { name, count in (0..<count).map { "\(name)\($0 + 1)" } }
  }
}

extension ARIMAOrder: CustomStringConvertible {
  /// The order as it is usually written, such as `(0,1,1)(0,1,1)[12]`.
  public var description: String {
    let plain = "(\(autoregressive),\(differences),\(movingAverage))"
    let seasonal = (seasonalAutoregressive, seasonalDifferences, seasonalMovingAverage)
    return seasonal == (0, 0, 0)
      ? plain : plain + "(\(seasonal.0),\(seasonal.1),\(seasonal.2))[\(period)]"
  }
}
