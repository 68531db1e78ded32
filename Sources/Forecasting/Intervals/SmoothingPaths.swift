import RealModule
import Statistics
public import TimeSeries

// The sample paths of exponential smoothing and what is built on it, parameters from the likelihood.

extension LikelihoodSurface {
  /// The surface of a model whose errors are normal and independent.
  ///
  ///     −2 log L = n log Σ e² + constant
  ///
  /// - Parameters:
  ///   - estimate: The parameters estimated.
  ///   - bounds: Where they may be.
  ///   - count: The number of observations.
  ///   - squares: The sum of the squared errors at some parameters.
  ///   - paths: The paths that follow from some parameters.
  init(
    estimate: [Double], bounds: [ClosedRange<Double>], count: Int,
    squares: @escaping @Sendable ([Double]) -> Double,
    paths: @escaping @Sendable ([Double]) -> InnovationPaths?
  ) {
    self.init(
      estimate: estimate, bounds: bounds,
      deviance: { position in
        let sum = squares(position)
        return sum > 0 ? Double(count) * .log(sum) : sum == 0 ? -.infinity : .infinity
      },
      paths: { position in
        paths(position)?.drawn(
          deviation: (squares(position) / Double(count)).squareRoot(), degreesOfFreedom: count)
      })
  }
}

/// Anywhere.
private let anywhere = -Double.infinity...Double.infinity

// MARK: - Simple exponential smoothing

extension ExponentialSmoothing.Fitted {
  /// A part α of every error stays.
  public var paths: InnovationPaths? { paths(alpha: smoothingConstant, level: level) }

  fileprivate func paths(alpha: Double, level: Double) -> InnovationPaths {
    InnovationPaths(
      inSample, means: { [Double](repeating: level, count: $0) },
      responses: { [Double](repeating: alpha, count: $0) })
  }
}

extension ExponentialSmoothing {
  /// The model, its constant and first level drawn from the likelihood as far as they are estimated.
  public func likelyModels(of series: TimeSeries) throws(FitError) -> [LikelyModel] {
    let fitted = try fit(series)
    let paths = fitted.paths(alpha: fitted.smoothingConstant, level: fitted.level)
    let values = series.values.filter { !$0.isNaN }
    guard smoothingConstant == nil, initialLevel == .leastSquares, let sigma = fitted.sigma,
      sigma > 0, let first = fitted.fittedValues.first
    else { return [LikelyModel(name: name, paths: paths)] }
    @Sendable func run(_ position: [Double]) -> (squares: Double, level: Double) {
      var (squares, level) = (0.0, position[1])
      for value in values {
        let error = value - level
        squares += error * error
        level += position[0] * error
      }
      return (squares, level)
    }
    let surface = LikelihoodSurface(
      estimate: [fitted.smoothingConstant, first], bounds: [0...1, anywhere], count: values.count,
      squares: { run($0).squares },
      paths: { fitted.paths(alpha: $0[0], level: run($0).level) })
    return [LikelyModel(name: name, paths: paths, surface: surface)]
  }
}

// MARK: - Holt's method

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

// MARK: - Theta

extension Theta.Fitted {
  /// A part α of every error stays.
  public var paths: InnovationPaths? {
    paths(drift, level: smoothing.level)
  }

  fileprivate func paths(_ drift: Theta.Drift, level: Double) -> InnovationPaths {
    let count = fittedValues.count
    return InnovationPaths(
      inSample, means: { (1...$0).map { level + drift.after(count, horizon: $0) } },
      responses: { [Double](repeating: drift.alpha, count: $0) })
  }
}

extension Theta {
  /// The method as smoothing with a drift, its constant and first level drawn from the likelihood.
  ///
  /// The slope, which the method takes from the line through all values and not from its errors,
  /// is drawn from the line's standard error for errors that stay in part α: σ √(12 / n) α, and no
  /// less than for independent ones.
  public func likelyModels(of series: TimeSeries) throws(FitError) -> [LikelyModel] {
    let fitted = try fit(series)
    let paths = fitted.paths(fitted.drift, level: fitted.smoothing.level)
    guard let sigma = fitted.sigma, sigma > 0, let first = fitted.smoothing.fittedValues.first
    else { return [LikelyModel(name: name, paths: paths)] }
    let values = series.values
    let (slope, n) = (fitted.slope, Double(values.count))
    let slopeError =
      sigma * max(fitted.drift.alpha / n.squareRoot() * 1.1, (12 / (n * n * n)).squareRoot())
    @Sendable func run(_ position: [Double]) -> (squares: Double, level: Double) {
      let drift = Drift(slope: position[2], alpha: position[0])
      var (squares, level) = (0.0, position[1])
      for (index, value) in values.enumerated() {
        let error = value - level - drift.after(index, horizon: 1)
        squares += error * error
        level += position[0] * (value - level)
      }
      return (squares, level)
    }
    let count = values.count
    let surface = LikelihoodSurface(
      estimate: [fitted.smoothing.smoothingConstant, first, slope],
      bounds: [0...1, anywhere, anywhere],
      deviance: { position in
        let distance = (position[2] - slope) / slopeError
        return Double(count) * .log(run(position).squares) + distance * distance
      },
      paths: { position in
        let end = run(position)
        return fitted.paths(Drift(slope: position[2], alpha: position[0]), level: end.level)
          .drawn(deviation: (end.squares / Double(count)).squareRoot(), degreesOfFreedom: count)
      })
    return [LikelyModel(name: name, paths: paths, surface: surface)]
  }
}

// MARK: - Dynamic Theta

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
