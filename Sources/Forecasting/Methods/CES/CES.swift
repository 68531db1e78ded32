import RealModule
import Statistics
public import TimeSeries

/// Complex exponential smoothing: a level and, as its imaginary part, what it has been told so far.
///
///     ŷₜ = ℓₜ₋₁,    eₜ = yₜ − ŷₜ
///     ℓₜ = ℓₜ₋₁ − (1 − α₁) cₜ₋₁ + (α₀ − α₁) eₜ
///     cₜ = ℓₜ₋₁ + (1 − α₀) cₜ₋₁ + (α₀ + α₁) eₜ
///
/// There is no trend apart from the level: series between a level and a trend are forecast by the
/// imaginary part of the constant. Svetunkov, Kourentzes & Ord (2022), *Complex exponential
/// smoothing*, Naval Research Logistics 69(8), whose four kinds of season these are. The first states
/// come from running through the series backwards.
public struct CES: Forecaster {
  /// What becomes of the season.
  public enum Season: Sendable, Hashable, CaseIterable {
    /// There is none.
    case none

    /// Every state is that of one cycle ago; there is no level beside.
    case simple

    /// A season is added to the level, and moves by a part of the error.
    case partial

    /// A season with an imaginary part is added to the level.
    case full
  }

  /// The number of observations in a cycle, one for none.
  public let period: Int

  /// The kinds of season to choose from by the small-sample criterion.
  public let seasons: [Season]

  /// The name by which users ask for the method.
  public var name: String { "ces" }

  /// Creates the method.
  ///
  /// - Parameters:
  ///   - period: The number of observations in a cycle, one for none.
  ///   - seasons: The kinds of season to choose from, by default all.
  public init(period: Int = 1, seasons: [Season] = Season.allCases) {
    precondition(period >= 1 && !seasons.isEmpty, "a period of \(period), \(seasons)")
    self.period = period
    self.seasons = period > 1 ? seasons : [.none]
  }

  /// Estimates the constants of each kind of season, and keeps the best.
  ///
  /// - Parameter series: At least four observations, none missing; for a season two cycles.
  /// - Returns: The model with the least AICc.
  /// - Throws: ``FitError`` if the series is too short, has a gap or overflows.
  public func fit(_ series: TimeSeries) throws(FitError) -> Fitted {
    let values = try series.complete(atLeast: 4)
    let unit = try unit(of: values)
    let scaled = values.map { $0 / unit }
    var best: (path: CESPath, constants: CESConstants, criterion: Double)?
    for season in seasons where season == .none || values.count >= 2 * period {
      let path = CESPath(values: scaled, season: season, period: period)
      let found = path.search()
      let criterion = path.criterion(squares: found.squares)
      if criterion < best?.criterion ?? .infinity { best = (path, found.constants, criterion) }
    }
    guard let best else { throw .tooShort(have: values.count, need: 2 * period) }
    return try fitted(series, best.path, best.constants, unit: unit)
  }

  /// Runs through a series with the kind of season and the constants that were found in another.
  public func fit(_ series: TimeSeries, keeping fitted: Fitted) throws(FitError) -> Fitted {
    let values = try series.complete(atLeast: fitted.season == .none ? 4 : 2 * period)
    let unit = try unit(of: values)
    let path = CESPath(values: values.map { $0 / unit }, season: fitted.season, period: period)
    return try self.fitted(series, path, fitted.constants, unit: unit)
  }

  /// The mean size of values, in which they are counted.
  private func unit(of values: [Double]) throws(FitError) -> Double {
    let size = values.reduce(0) { $0 + abs($1) / Double(values.count) }
    guard size.isFinite else { throw .overflow }
    return size > 1e-150 ? size : 1
  }

  /// Runs through a series with given constants.
  private func fitted(
    _ series: TimeSeries, _ path: CESPath, _ constants: CESConstants, unit: Double
  ) throws(FitError) -> Fitted {
    let end = path.run(constants)
    let fittedValues = end.predictions.map { $0 * unit }
    guard fittedValues.allSatisfy({ $0.isFinite }) else { throw .overflow }
    return Fitted(
      season: path.season, constants: constants, state: end.state, unit: unit,
      inSample: try InSample(
        of: series, fittedValues: fittedValues, estimated: path.constantCount + 2))
  }

  /// Complex exponential smoothing, fitted.
  public struct Fitted: InSampleModel {
    /// The kind of season.
    public let season: Season

    let constants: CESConstants
    let state: CESState
    let unit: Double
    /// The one-step predictions of the series.
    public let inSample: InSample

    /// The real and imaginary parts of the constants of the level and the season.
    public var parameters: [Parameter] {
      var parameters = [
        Parameter(name: "smoothingConstant", estimate: constants.real),
        Parameter(name: "imaginaryConstant", estimate: constants.imaginary),
      ]
      if season == .partial || season == .full {
        parameters.append(Parameter(name: "seasonConstant", estimate: constants.seasonReal))
      }
      if season == .full {
        parameters.append(
          Parameter(name: "imaginarySeasonConstant", estimate: constants.seasonImaginary))
      }
      return parameters
    }

    /// The Gaussian likelihood of the observations, the first season not counted as estimated.
    public var likelihood: Likelihood? {
      gaussianLikelihood(
        of: residuals, estimated: inSample.residuals.count - inSample.degreesOfFreedom)
    }

    /// Predicts the states on, the variance being the sum of squared responses to past errors.
    public func forecast(horizon: Int) -> Forecast {
      var (state, response) = (state, CESState(season: season, period: state.cycle.count))
      _ = response.advance(error: 1, constants, season)
      var growth = 1.0
      return Forecast(horizon: horizon) { _ in
        let mean = state.advance(error: 0, constants, season) * unit
        defer {
          let effect = response.advance(error: 0, constants, season)
          growth += effect * effect
        }
        return inSample.prediction(of: mean, growth: growth)
      }
    }
  }
}
