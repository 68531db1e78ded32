public import TimeSeries

/// Ridge regressions of a series on its last values and on those of past seasons, averaged.
///
///     zₜ = c + Σ bₗ zₜ₋ₗ,    b = b₀ + (XᵀX + λ v I)⁻¹ Xᵀ(z − X b₀),    v = mean of (zₜ − zₜ₋₁)²
///
/// Lags are the last four and those about one or two seasonal periods, see ``SeasonalLags``; each set
/// is fitted to the values and, if all are positive, to their logarithms. Coefficients are drawn
/// towards b₀, the naive method or, where a season explains more, the seasonal naive method, by a
/// penalty that does not grow with the series. About seasons, a value counts half as much as one half
/// the series later: seasons change. Forecasts are iterated, kept within half a range
/// beyond the values seen, and averaged over the fits.
///
/// A seasonal period is taken as given: it comes from the calendar, and no test of the data is better
/// at telling that a week has 168 hours. Ridge regression is of Hoerl & Kennard (1970), *Ridge
/// regression: biased estimation for nonorthogonal problems*, Technometrics 12(1); lags about the
/// season are those of Box & Jenkins's multiplicative models. Lag sets, λ and the spread of the
/// forecasts, see ``PastErrors``, were chosen on series of the M4 competition with odd numbers and
/// tested once on the others; the weights of rows and the fourth set of lags on earlier origins.
public struct SeasonalAutoregression: Forecaster {
  /// The lags of a regression.
  public enum Lags: Sendable, Equatable {
    /// The last four and those about the seasonal periods, in up to four sets that are averaged.
    case aboutSeasons

    /// All lags of up to eight cycles, for short seasonal periods such as the days of a week.
    case allOfCycles
  }

  /// The seasonal periods that are used, the shortest first: one or two.
  public let periods: [Int]

  /// The lags of the regressions.
  public let lags: Lags

  /// The name by which users ask for the method.
  public var name: String { "seasonal-ar" }

  /// Creates the method.
  ///
  /// - Parameters:
  ///   - periods: The seasonal periods, of which the two shortest are used; one for no season.
  ///   - lags: The lags of the regressions.
  public init(periods: [Int], lags: Lags = .aboutSeasons) {
    precondition(!periods.isEmpty && periods.allSatisfy { $0 >= 1 }, "periods of \(periods)")
    self.periods = Array(Set(periods).sorted().prefix(2))
    self.lags = lags
  }

  /// The least number of values that the method can be fitted to.
  ///
  /// The shortest period and one must be less than 45 % of the series, so that every coefficient is
  /// learnt from more values than it looks back on.
  public var minimumCount: Int { max(8, (periods[0] + 1) * 20 / 9 + 1) }

  /// Fits a regression for each set of lags and each scale.
  ///
  /// - Parameter series: The observations at equal steps; missing ones are bridged with the season's
  ///   course for the lags, and are not fitted.
  /// - Returns: The fitted method.
  /// - Throws: ``FitError`` if the series is too short or its values are not finite.
  public func fit(_ series: TimeSeries) throws(FitError) -> Fitted {
    let observed = try series.observed(atLeast: 1)
    guard series.count >= minimumCount, observed.count * 2 > series.count else {
      throw .tooShort(have: observed.count, need: minimumCount)
    }
    let values = SeasonalBridge(periods: periods).filled(series.values)
    let sets = SeasonalLags(periods: periods, count: series.count, lags: lags).sets
    let missing = series.values.indices.filter { series.values[$0].isNaN }
    let startsSeasonal = seasonExplainsMore(values)
    let halfLife = lags == .aboutSeasons ? Double(values.count) / 2 : .infinity
    let scales = ValueScale.all(for: values)
    guard scales.allSatisfy({ $0.center.isFinite && $0.unit.isFinite }) else { throw .overflow }
    let groups = scales.map { scale in
      let products = LaggedProducts(
        scale.scaled(values), missing: missing, of: sets.map(\.lags), halfLife: halfLife)
      return ScaledEquations(
        scale: scale,
        equations: sets.map { set in
          LagEquation(
            products, set, startingFrom: prior(of: set, isSeasonal: startsSeasonal))
        })
    }
    return try Fitted(series, values, groups: groups)
  }

  /// Takes in a series with coefficients that were learnt from another.
  public func fit(_ series: TimeSeries, keeping fitted: Fitted) throws(FitError) -> Fitted {
    _ = try series.observed(atLeast: 1)
    let values = SeasonalBridge(periods: periods).filled(series.values)
    let groups = fitted.groups.compactMap { $0.keeping(values) }
    guard !groups.isEmpty, series.count > groups.longestLag else { return try fit(series) }
    return try Fitted(series, values, groups: groups)
  }

  /// Whether a value is nearer to the one a season ago than to the last, on average.
  private func seasonExplainsMore(_ values: [Double]) -> Bool {
    func step(_ lag: Int) -> Double {
      let count = values.count - lag
      return (lag..<values.count).reduce(0) {
        $0 + abs(values[$1] - values[$1 - lag]) / Double(count)
      }
    }
    return periods[0] > 1 && step(periods[0]) < step(1)
  }

  /// The coefficients b₀ that those of a set of lags are drawn towards.
  private func prior(of set: SeasonalLags.Set, isSeasonal: Bool) -> [Double] {
    let period = periods[0]
    switch lags {
    case .aboutSeasons:
      let start = isSeasonal && set.lags.contains(period) ? period : 1
      return set.lags.map { $0 == start ? 1 : 0 }
    case .allOfCycles:
      let cycles = set.lags.count / period
      return set.lags.map { $0.isMultiple(of: period) ? 1 / Double(cycles) : 0 }
    }
  }
}
