import Statistics

/// A series as the recursion of a model without a season and with additive errors runs through it.
///
///     ŷₜ = ℓₜ₋₁ + φ bₜ₋₁,    eₜ = yₜ − ŷₜ,    ℓₜ = ŷₜ + α eₜ,    bₜ = φ bₜ₋₁ + β eₜ
///
/// For given constants the errors are linear in the first level and slope, which are found in closed
/// form, so that only the constants are searched for. ``ExponentialSmoothing`` and ``Holt`` are
/// settings of this search; ``ETSSearch`` serves the other models.
struct AdditiveSmoothing: Sendable {
  /// The values, NaN where one is missing; with a slope none may be.
  let values: [Double]

  /// The trend.
  let trend: ETS.Trend

  /// The bounds of α, of β as a part of α, and of φ, as far as the model has them.
  ///
  /// β is never more than α, or the level would lag behind the slope.
  var bounds: [ClosedRange<Double>] {
    switch trend {
    case .none: [0...1]
    case .additive: [0...1, 0...1]
    case .additiveDamped: [0...1, 0...1, 0.8...0.98]
    }
  }

  /// The constants at a position within the bounds.
  func constants(at position: [Double]) -> ETS.Constants {
    ETS.Constants(
      level: position[0], slope: trend == .none ? 0 : position[0] * position[1],
      damping: trend == .additiveDamped ? position[2] : 1)
  }

  /// Runs from given states.
  ///
  /// - Returns: The sum of the squared errors, and the states after the last value.
  func run(
    _ constants: ETS.Constants, from start: ETS.States
  ) -> (squares: Double, states: ETS.States) {
    var (squares, level, slope) = (0.0, start.level, start.slope)
    for value in values where !value.isNaN {
      let prediction = level + constants.damping * slope
      let error = value - prediction
      squares += error * error
      level = prediction + constants.level * error
      slope = constants.damping * slope + constants.slope * error
    }
    return (squares, ETS.States(level: level, slope: slope))
  }

  /// The sum of the squared errors from the best first states.
  func squaredError(_ constants: ETS.Constants) -> Double {
    run(constants, from: start(constants)).squares
  }

  // MARK: - First states

  /// The first states that leave the least squared error.
  func start(_ constants: ETS.Constants) -> ETS.States {
    trend == .none ? ETS.States(level: startLevel(constants.level)) : startLine(constants)
  }

  /// The best first level of a model without a slope.
  ///
  /// An error is eₜ = aₜ − (1 − α)ᵗ⁻¹ ℓ₀, where aₜ is the error from a first level of zero.
  private func startLevel(_ alpha: Double) -> Double {
    var (level, effect, product, square) = (0.0, 1.0, 0.0, 0.0)
    for value in values where !value.isNaN {
      let error = value - level
      product += effect * error
      square += effect * effect
      level += alpha * error
      effect *= 1 - alpha
    }
    return product / square
  }

  /// The best first level and slope.
  ///
  /// An error is eₜ = aₜ − cₜ ℓ₀ − dₜ b₀: the three sequences are errors too, of the values from
  /// zero and of zeros from a unit level and slope. The second regressor is made orthogonal to the
  /// first before the projection.
  private func startLine(_ constants: ETS.Constants) -> ETS.States {
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
    return ETS.States(level: dot(c, a) / dot(c, c) - overlap * slope, slope: slope)
  }

  /// The recursion from given states, an error at a time.
  private struct Errors {
    var level = 0.0
    var slope = 0.0

    mutating func next(_ value: Double, _ constants: ETS.Constants) -> Double {
      let prediction = level + constants.damping * slope
      let error = value - prediction
      level = prediction + constants.level * error
      slope = constants.damping * slope + constants.slope * error
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
