import RealModule
import Statistics
public import TimeSeries

/// The dynamic optimised Theta method: smoothing on a trend line that is learnt as values come in.
///
///     ŷₜ = ℓₜ₋₁ + ω [(1 − α)ᵗ⁻¹ Aₜ₋₁ + (1 − (1 − α)ᵗ) / α · Bₜ₋₁],    ω = 1 − 1/θ
///     ℓₜ = ℓₜ₋₁ + α (yₜ − ℓₜ₋₁)
///
/// Aₜ and Bₜ are the intercept and slope of the least-squares line through the first t values.
/// Fiorucci, Pellegrini, Louzada, Petropoulos & Koehler (2016), *Models for optimising the theta
/// method and their relationship to state space models*, International Journal of Forecasting
/// 32(4), model DOTM, with their bounds 0.1 ≤ α ≤ 0.99 and θ ≥ 1.
///
/// The authors' line starts at zero, whatever the values are; here all is taken from the first
/// value, so that an offset does not count. The errors are linear in ℓ₀ and ω, so the authors'
/// search in three dimensions is one in α with least squares inside. Their intervals are simulated;
/// here the variance of a step follows from the response of later predictions to each error before
/// it.
public struct DynamicTheta: Forecaster {
  /// The trend line on which the values are smoothed.
  public enum Line: Sendable, Equatable {
    /// That through the values so far, learnt as they come in: the authors' model DOTM.
    case growing

    /// That through all values: their model OTM, whose predictions of the series know its end.
    case whole
  }

  /// How θ and the smoothing constant are estimated.
  public enum Estimation: Sendable, Equatable {
    /// By least squares.
    case leastSquares

    /// By least squares, α drawn towards 0.73 as with ``ETS/Estimation/shrunken`` and ω towards one
    /// half, the weight of the plain Theta method. Of eight values or more the errors of the second
    /// and third do not count where the line grows: it then goes through one and two values, and
    /// says nothing of ω. The pulls, and to leave those errors out, were chosen by forecasts of
    /// held-out ends of the training parts of M1, M3 and Tourism.
    case shrunken
  }

  /// The name by which users ask for the method.
  public var name: String { line == .growing ? "dot" : "otm" }

  /// How θ and the smoothing constant are estimated.
  public let estimation: Estimation

  /// The trend line on which the values are smoothed.
  public let line: Line

  /// Creates the method.
  public init(estimation: Estimation = .leastSquares, line: Line = .growing) {
    self.estimation = estimation
    self.line = line
  }

  /// Estimates the smoothing constant, the first level and θ together.
  ///
  /// - Parameter series: At least four observations, none missing.
  /// - Returns: The fitted method.
  /// - Throws: ``FitError`` if the series is too short, has a gap or overflows.
  public func fit(_ series: TimeSeries) throws(FitError) -> Fitted {
    try fit(series, keeping: nil)
  }

  /// Runs through a series with the smoothing constant and θ that were found in another.
  public func fit(_ series: TimeSeries, keeping fitted: Fitted) throws(FitError) -> Fitted {
    try fit(series, keeping: .some(fitted))
  }

  private func fit(_ series: TimeSeries, keeping fitted: Fitted?) throws(FitError) -> Fitted {
    let values = try series.complete(atLeast: 4)
    let origin = values[0]
    let differences = values.map { $0 - origin }
    let path = ThetaPath(
      values: differences, line: line == .whole ? ThetaLine(through: differences) : nil,
      weightPull: estimation == .shrunken ? 2 : 0,
      skipsYoungLine: estimation == .shrunken && line == .growing && values.count >= 8)
    let alpha = fitted?.smoothingConstant ?? smoothingConstant(of: path)
    let best = path.best(alpha: alpha, weight: fitted?.weight)
    var state = ThetaState(
      level: best.level, alpha: alpha, weight: best.weight, line: path.line)
    let fittedValues = path.values.map { value in
      defer { state.advance(to: value) }
      return state.prediction + origin
    }
    guard fittedValues.allSatisfy({ $0.isFinite }), state.prediction.isFinite else {
      throw .overflow
    }
    return Fitted(
      smoothingConstant: alpha, weight: best.weight, origin: origin, state: state,
      inSample: try InSample(of: series, fittedValues: fittedValues, estimated: 3))
  }

  /// The smoothing constant of the least squares, or of the least deviance with its pull.
  private func smoothingConstant(of path: ThetaPath) -> Double {
    guard estimation == .shrunken else {
      return minimum(in: 0.1...0.99) { path.best(alpha: $0).squaredError }.position
    }
    let count = Double(path.values.count)
    return minimum(in: 0.1...0.99, gridSteps: 12, tolerance: 1e-4) { alpha in
      let distance = Double.log(alpha / (1 - alpha)) - 1
      return count * .log(path.best(alpha: alpha).squaredError) + 0.3 * distance * distance
    }.position
  }

  /// The dynamic optimised Theta method, fitted.
  public struct Fitted: InSampleModel {
    /// The smoothing constant α.
    public let smoothingConstant: Double

    /// How much the line counts, ω.
    let weight: Double

    /// What was taken from the values.
    let origin: Double

    let state: ThetaState

    /// The one-step predictions of the series.
    public let inSample: InSample

    /// How much curvature of the series is kept, θ; infinite where the line counts in full.
    public var theta: Double { 1 / (1 - weight) }

    /// The smoothing constant, θ and the last level.
    public var parameters: [Parameter] {
      [
        Parameter(name: "smoothingConstant", estimate: smoothingConstant),
        Parameter(name: "theta", estimate: theta),
        Parameter(name: "level", estimate: state.level + origin),
      ]
    }

    /// Predicts a step at a time, each prediction standing in for the value.
    public func forecast(horizon: Int) -> Forecast {
      precondition(horizon >= 1, "a horizon of \(horizon)")
      let path = predictions(horizon: horizon, shockedAt: nil)
      var growth = [Double](repeating: 1, count: horizon)
      for shocked in 0..<horizon - 1 {
        let response = predictions(horizon: horizon, shockedAt: shocked)
        for step in shocked + 1..<horizon {
          // The difference for an error of sigma, in its units.
          let effect = (response[step] - path[step]) / shock
          growth[step] += effect * effect
        }
      }
      return Forecast(
        distributions: zip(path, growth).map { point, growth in
          inSample.prediction(of: point + origin, growth: growth)
        })
    }

    /// An error of the usual size, or of one where there was none.
    private var shock: Double { sigma.flatMap { $0 > 0 ? $0 : nil } ?? 1 }

    /// The predictions where a value exceeds its own by the usual error.
    private func predictions(horizon: Int, shockedAt shocked: Int?) -> [Double] {
      var state = state
      return (0..<horizon).map { step in
        let prediction = state.prediction
        state.advance(to: step == shocked ? prediction + shock : prediction)
        return prediction
      }
    }
  }
}

// MARK: - Recursion

/// A series as the method runs through it.
private struct ThetaPath {
  /// The values, all observed.
  let values: [Double]

  /// The line, if it is not learnt as the values come in.
  let line: ThetaLine?

  /// How much the line's weight is drawn to one half, in units of the variance.
  let weightPull: Double

  /// Whether the errors of the second and third value are left out.
  let skipsYoungLine: Bool

  /// The first level and the line's weight in `0...1`, if it is not given, with the least squared
  /// error.
  ///
  /// An error is eₜ = aₜ − (1 − α)ᵗ⁻¹ ℓ₀ − ω dₜ, where aₜ is the error of smoothing from zero.
  func best(
    alpha: Double, weight given: Double? = nil
  ) -> (level: Double, weight: Double, squaredError: Double) {
    var state = ThetaState(level: 0, alpha: alpha, weight: 0, line: line)
    var effect = 1.0
    var (aa, ac, ad, cc, cd, dd) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    for (index, value) in values.enumerated() {
      if !skipsYoungLine || index != 1 && index != 2 {
        let (a, d) = (value - state.level, state.addition)
        aa += a * a
        ac += a * effect
        ad += a * d
        cc += effect * effect
        cd += effect * d
        dd += d * d
      }
      state.advance(to: value)
      effect *= 1 - alpha
    }
    // The line's part that is orthogonal to the first level's.
    let square = dd - cd * cd / cc
    let free = square > 0 ? (ad - cd * ac / cc) / square : 0
    let least = max(0, aa - ac * ac / cc - free * free * square)
    let pull = weightPull * least / Double(values.count)
    let drawn = square > 0 ? (free * square + pull / 2) / (square + pull) : 0
    let weight = given ?? min(1, max(0, drawn))
    let level = (ac - weight * cd) / cc
    let error =
      aa - 2 * level * ac - 2 * weight * ad + level * level * cc + 2 * level * weight * cd
      + weight * weight * dd
    return (level, weight, max(0, error))
  }
}

// MARK: - Paths

extension DynamicTheta.Fitted {
  /// The recursion, the line learnt on from the values drawn.
  public var paths: InnovationPaths? { paths(from: state) }

  fileprivate func paths(from state: ThetaState) -> InnovationPaths {
    let origin = origin
    return InnovationPaths(
      innovations: residuals, deviation: inSample.variance.squareRoot(),
      degreesOfFreedom: inSample.degreesOfFreedom
    ) { _ in
      { errors in
        var state = state
        return errors.map { error in
          let value = state.prediction + error
          state.advance(to: value)
          return value + origin
        }
      }
    }
  }
}

extension DynamicTheta {
  /// The model, its constant, first level and the line's weight drawn from the likelihood.
  public func likelyModels(of series: TimeSeries) throws(FitError) -> [LikelyModel] {
    let fitted = try fit(series)
    let paths = fitted.paths(from: fitted.state)
    guard let sigma = fitted.sigma, sigma > 0 else {
      return [LikelyModel(name: name, paths: paths)]
    }
    let values = series.values.map { $0 - fitted.origin }
    let line = line == .whole ? ThetaLine(through: values) : nil
    @Sendable func run(_ position: [Double]) -> (squares: Double, state: ThetaState) {
      var state = ThetaState(
        level: position[1], alpha: position[0], weight: position[2], line: line)
      var squares = 0.0
      for value in values {
        let error = value - state.prediction
        squares += error * error
        state.advance(to: value)
      }
      return (squares, state)
    }
    let opening = ThetaState(level: 0, alpha: fitted.smoothingConstant, weight: 1, line: line)
    let first = fitted.fittedValues[0] - fitted.origin - fitted.weight * opening.prediction
    let surface = LikelihoodSurface(
      estimate: [fitted.smoothingConstant, first, fitted.weight],
      bounds: [0.1...0.99, anywhere, 0...1], count: values.count,
      squares: { run($0).squares }, paths: { fitted.paths(from: run($0).state) })
    return [LikelyModel(name: name, paths: paths, surface: surface)]
  }
}
