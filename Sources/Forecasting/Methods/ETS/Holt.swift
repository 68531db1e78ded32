import Statistics
public import TimeSeries

/// Holt's method: a level and a slope that follow the series, the slope dying out if damped.
///
///     ŷₜ = ℓₜ₋₁ + φ bₜ₋₁,    eₜ = yₜ − ŷₜ,    ℓₜ = ŷₜ + α eₜ,    bₜ = φ bₜ₋₁ + β eₜ
///     ŷₜ₊ₕ = ℓₜ + φₕ bₜ,    φₕ = φ + … + φʰ,    var(yₜ₊ₕ) = σ² [1 + Σⱼ (α + β φⱼ)²],  j < h
///
/// These are ETS(A,A,N) and ETS(A,Ad,N): Hyndman, Koehler, Ord & Snyder (2008), *Forecasting with
/// Exponential Smoothing*, chapters 2, 5 and 6. For given α, β and φ the errors are linear in the
/// first level and slope, which are found by least squares inside the search for the three.
public struct Holt: Forecaster {
  /// What becomes of the slope.
  public enum Trend: Sendable, Equatable {
    /// It goes on for ever, φ = 1.
    case linear

    /// It dies out at a rate φ that is estimated, in `0.8...0.98` as in R's `ets`: nearer to one
    /// it cannot be told from a line, and farther it is gone before it is seen.
    case damped
  }

  /// What becomes of the slope.
  public let trend: Trend

  /// The name by which users ask for the method.
  public var name: String { "holt" }

  /// Creates the method.
  public init(trend: Trend = .linear) {
    self.trend = trend
  }

  /// Estimates the constants and the first level and slope together.
  ///
  /// - Parameter series: At least five observations, six to damp the slope, none missing.
  /// - Returns: The fitted method. A straight line is forecast as certain.
  /// - Throws: ``FitError`` if the series is too short, has a gap or overflows.
  public func fit(_ series: TimeSeries) throws(FitError) -> Fitted {
    try fit(series, constants: nil)
  }

  /// Runs through a series with the constants that were found in another.
  public func fit(_ series: TimeSeries, keeping fitted: Fitted) throws(FitError) -> Fitted {
    try fit(series, constants: fitted.constants)
  }

  private func fit(_ series: TimeSeries, constants: Constants?) throws(FitError) -> Fitted {
    let estimated = trend == .damped ? 5 : 4
    let values = try series.complete(atLeast: estimated + 1)
    let origin = values[0]
    let path = SlopePath(values: values.map { $0 - origin })

    let constants = constants ?? best(on: path)
    let end = path.run(constants)
    guard end.level.isFinite, end.slope.isFinite, (origin + end.level).isFinite else {
      throw .overflow
    }
    return Fitted(
      trend: trend, constants: constants, level: origin + end.level, slope: end.slope,
      inSample: try InSample(
        of: series, fittedValues: end.fittedValues.map { $0 + origin }, estimated: estimated))
  }

  /// The constants of the least squared error.
  private func best(on path: SlopePath) -> Constants {
    // β is searched as a part of α: it is never more, or the level would lag behind the slope.
    let bounds = trend == .damped ? [0...1, 0...1, 0.8...0.98] : [0...1, 0...1]
    let starts: [[Double]] = [[0.2, 0.1, 0.9], [0.8, 0.1, 0.95]]
    let found = starts.map { start in
      minimum(from: Array(start.prefix(bounds.count)), in: bounds) { position in
        path.run(Constants(position)).squaredError
      }
    }
    return Constants((found[1].value < found[0].value ? found[1] : found[0]).position)
  }

  /// Holt's method, fitted.
  public struct Fitted: InSampleModel {
    /// What becomes of the slope.
    public let trend: Trend

    let constants: Constants

    /// The level after the last observation.
    public let level: Double

    /// The slope after the last observation.
    public let slope: Double

    /// The one-step predictions of the series.
    public let inSample: InSample

    /// The constants α, β and, if the slope is damped, φ; the last level and slope.
    public var parameters: [Parameter] {
      [
        Parameter(name: "smoothingConstant", estimate: constants.alpha),
        Parameter(name: "slopeConstant", estimate: constants.beta),
      ]
        + (trend == .damped ? [Parameter(name: "damping", estimate: constants.phi)] : [])
        + [
          Parameter(name: "level", estimate: level),
          Parameter(name: "slope", estimate: slope),
        ]
    }

    /// The Gaussian likelihood of the observations.
    public var likelihood: Likelihood? {
      gaussianLikelihood(of: residuals, estimated: trend == .damped ? 5 : 4)
    }

    /// Predicts along the slope, as far as it is not damped.
    public func forecast(horizon: Int) -> Forecast {
      precondition(horizon >= 1, "a horizon of \(horizon)")
      var (power, sum, growth) = (1.0, 0.0, 1.0)
      var distributions: [PredictiveDistribution] = []
      for _ in 0..<horizon {
        power *= constants.phi
        sum += power
        distributions.append(inSample.prediction(of: level + sum * slope, growth: growth))
        let effect = constants.alpha + constants.beta * sum
        growth += effect * effect
      }
      return Forecast(distributions: distributions)
    }
  }

  /// The constants of the recursion.
  struct Constants: Sendable {
    /// How much of an error goes into the level, and into the slope.
    let alpha, beta: Double

    /// What is left of the slope after a step.
    let phi: Double

    /// Reads α, β as a part of α, and φ if there is one.
    init(_ position: [Double]) {
      alpha = position[0]
      beta = position[0] * position[1]
      phi = position.count > 2 ? position[2] : 1
    }
  }
}

// MARK: - Recursion

/// A series as a level and a slope run through it.
private struct SlopePath {
  /// The values, all observed.
  let values: [Double]

  /// Where a run through the series ends, and what it predicted.
  struct End {
    var level, slope: Double
    var squaredError = 0.0
    var fittedValues: [Double] = []
  }

  /// Runs from the first level and slope that leave the least squared error.
  func run(_ constants: Holt.Constants) -> End {
    let start = best(constants)
    var end = End(level: start.level, slope: start.slope)
    end.fittedValues.reserveCapacity(values.count)
    for value in values {
      let prediction = end.level + constants.phi * end.slope
      let error = value - prediction
      end.fittedValues.append(prediction)
      end.squaredError += error * error
      end.level = prediction + constants.alpha * error
      end.slope = constants.phi * end.slope + constants.beta * error
    }
    return end
  }

  /// The first level and slope by least squares.
  ///
  /// An error is eₜ = aₜ − cₜ ℓ₀ − dₜ b₀: the three sequences are errors too, of the values from
  /// zero and of zeros from a unit level and slope. The second regressor is made orthogonal to the
  /// first before the projection.
  private func best(_ constants: Holt.Constants) -> (level: Double, slope: Double) {
    var (plain, fromLevel, fromSlope) = (Errors(), Errors(level: 1), Errors(slope: 1))
    var (a, c, d) = ([Double](), [Double](), [Double]())
    for value in values {
      a.append(plain.next(value, constants))
      c.append(-fromLevel.next(0, constants))
      d.append(-fromSlope.next(0, constants))
    }
    let overlap = dot(c, d) / dot(c, c)
    let rest = zip(d, c).map { $0 - overlap * $1 }
    let restSquares = dot(rest, rest)
    let slope = restSquares > 0 ? dot(rest, a) / restSquares : 0
    return (dot(c, a) / dot(c, c) - overlap * slope, slope)
  }

  /// The recursion from any start, an error at a time.
  private struct Errors {
    var level = 0.0
    var slope = 0.0

    mutating func next(_ value: Double, _ constants: Holt.Constants) -> Double {
      let prediction = level + constants.phi * slope
      let error = value - prediction
      level = prediction + constants.alpha * error
      slope = constants.phi * slope + constants.beta * error
      return error
    }
  }
}

/// The sum of the products of two sequences.
private func dot(_ left: [Double], _ right: [Double]) -> Double {
  var sum = 0.0
  for index in left.indices { sum += left[index] * right[index] }
  return sum
}

// MARK: - Paths

extension Holt.Fitted {
  /// A part of every error goes into the level, and a part into the slope.
  public var paths: InnovationPaths? { paths(constants, level: level, slope: slope) }

  fileprivate func paths(
    _ constants: Holt.Constants, level: Double, slope: Double
  ) -> InnovationPaths {
    /// φ + … + φʰ, for each h.
    @Sendable func sums(_ horizon: Int) -> [Double] {
      var (power, sum) = (1.0, 0.0)
      return (0..<horizon).map { _ in
        power *= constants.phi
        sum += power
        return sum
      }
    }
    return InnovationPaths(
      inSample, means: { sums($0).map { level + $0 * slope } },
      responses: { ([0] + sums($0)).prefix($0).map { constants.alpha + constants.beta * $0 } })
  }

  /// The first level and slope, told from the first two predictions.
  fileprivate var firstStates: (level: Double, slope: Double) {
    let error = residuals[0]
    let level = fittedValues[0] + constants.alpha * error
    let damped = (fittedValues[1] - level) / constants.phi - constants.beta * error
    return (fittedValues[0] - damped, damped / constants.phi)
  }
}

extension Holt {
  /// The model, its constants, first level and slope drawn from the likelihood.
  public func likelyModels(of series: TimeSeries) throws(FitError) -> [LikelyModel] {
    let fitted = try fit(series)
    let paths = fitted.paths(fitted.constants, level: fitted.level, slope: fitted.slope)
    guard let sigma = fitted.sigma, sigma > 0 else {
      return [LikelyModel(name: name, paths: paths)]
    }
    let values = series.values
    let isDamped = trend == .damped
    @Sendable func constants(_ position: [Double]) -> Constants {
      Constants(isDamped ? Array(position.prefix(3)) : Array(position.prefix(2)))
    }
    @Sendable func run(_ position: [Double]) -> (squares: Double, level: Double, slope: Double) {
      let constants = constants(position)
      var (squares, level) = (0.0, position[position.count - 2])
      var slope = position[position.count - 1]
      for value in values {
        let prediction = level + constants.phi * slope
        let error = value - prediction
        squares += error * error
        level = prediction + constants.alpha * error
        slope = constants.phi * slope + constants.beta * error
      }
      return (squares, level, slope)
    }
    let (alpha, first) = (fitted.constants.alpha, fitted.firstStates)
    let part = alpha > 0 ? min(1, max(0, fitted.constants.beta / alpha)) : 0
    let surface = LikelihoodSurface(
      estimate: [alpha, part] + (isDamped ? [fitted.constants.phi] : [])
        + [first.level, first.slope],
      bounds: [0...1, 0...1] + (isDamped ? [0.8...0.98] : []) + [anywhere, anywhere],
      count: values.count, squares: { run($0).squares },
      paths: { position in
        let end = run(position)
        return fitted.paths(constants(position), level: end.level, slope: end.slope)
      })
    return [LikelyModel(name: name, paths: paths, surface: surface)]
  }
}
