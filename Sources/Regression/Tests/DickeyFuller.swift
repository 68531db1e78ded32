import RealModule
public import Statistics

/// The augmented test of Dickey and Fuller that a series wanders without a level to return to.
///
///     Δyₜ = a + b t + c yₜ₋₁ + Σᵢ dᵢ Δyₜ₋ᵢ + εₜ,    the t of c
///
/// Said & Dickey (1984), Biometrika 71; p by the surface of MacKinnon (1994), *Approximate
/// asymptotic distribution functions for unit-root tests*, Journal of Business & Economic
/// Statistics 12. R's tseries has the statistic and a coarser p.
///
/// - Parameters:
///   - values: The series.
///   - center: What the series would return to: a level, without b, or a trend.
///   - lags: How many differences to add; by default ⌊∛(n − 1)⌋.
/// - Returns: The outcome; a small p speaks for a series that returns.
/// - Throws: ``RegressionError`` if the series is too short or constant.
public func dickeyFuller(
  _ values: [Double], around center: StationaryAround = .trend, lags: Int? = nil
) throws(RegressionError) -> TestResult {
  let lags = lags ?? Int(Double.root(Double(max(1, values.count - 1)), 3).rounded(.down))
  let differences = zip(values.dropFirst(), values).map { $0 - $1 }
  let rows = differences.count - lags
  guard rows >= 1 else { throw .tooFewObservations(have: values.count, need: lags + 2) }
  var terms = ["level"]
  var columns = [Array(values[lags..<lags + rows])]
  if center == .trend {
    terms.append("time")
    columns.append((0..<rows).map { Double($0 + 1) })
  }
  for lag in 1..<max(1, lags + 1) {
    terms.append("difference \(lag)")
    columns.append(Array(differences[lags - lag..<lags - lag + rows]))
  }
  let fit = try LinearRegression().fit(
    Array(differences[lags...]), on: Design(terms: terms, columns: columns, observations: rows))
  let statistic = fit.coefficients()[1].t
  return TestResult(statistic: statistic, p: surface(statistic, center))
}

/// MacKinnon's approximation to the probability below a statistic.
private func surface(_ statistic: Double, _ center: StationaryAround) -> Double {
  let (least, middle, most, small, large) =
    switch center {
    case .level:
      (
        -18.83, -1.61, 2.74, [2.1659, 1.4412, 0.038269],
        [1.7339, 0.93202, -0.12745, -0.010368]
      )
    case .trend:
      (
        -16.18, -2.89, 0.7, [3.2512, 1.6047, 0.049588],
        [2.5261, 0.61654, -0.37956, -0.060285]
      )
    }
  if statistic < least { return 0 }
  if statistic > most { return 1 }
  let coefficients = statistic <= middle ? small : large
  return Normal().probability(
    below: coefficients.reversed().reduce(0) { $0 * statistic + $1 })
}
