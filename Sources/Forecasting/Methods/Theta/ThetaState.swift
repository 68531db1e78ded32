/// A line at times 1, 2 and on.
struct ThetaLine: Sendable {
  let intercept, slope: Double

  /// The least-squares line through values.
  init(through values: [Double]) {
    var state = ThetaState(level: 0, alpha: 0.5, weight: 0)
    for value in values { state.advance(to: value) }
    self = state.learntLine
  }

  init(intercept: Double, slope: Double) {
    self.intercept = intercept
    self.slope = slope
  }
}

/// The level and the line after some values.
struct ThetaState: Sendable {
  /// The level ℓ.
  private(set) var level: Double

  /// The smoothing constant.
  let alpha: Double

  /// How much the line counts.
  let weight: Double

  /// The number of values so far.
  private var count = 0.0

  /// The mean of the values so far.
  private var mean = 0.0

  /// The slope of the line through them, at times 1, 2 and on.
  private var slope = 0.0

  /// (1 − α) to the count.
  private var decay = 1.0

  /// The line, if it is not the one through the values so far.
  private let fixedLine: ThetaLine?

  /// Starts before the first value.
  init(level: Double, alpha: Double, weight: Double, line: ThetaLine? = nil) {
    self.level = level
    self.alpha = alpha
    self.weight = weight
    fixedLine = line
  }

  /// The line through the values so far.
  var learntLine: ThetaLine {
    ThetaLine(intercept: mean - (count + 1) / 2 * slope, slope: slope)
  }

  /// What the line adds to the level if it counts in full.
  var addition: Double {
    let line = fixedLine ?? learntLine
    return decay * line.intercept + (1 - decay * (1 - alpha)) / alpha * line.slope
  }

  /// The prediction of the next value.
  var prediction: Double { level + weight * addition }

  /// Takes in the next value.
  mutating func advance(to value: Double) {
    count += 1
    // The line through one value is level.
    slope =
      count < 2 ? 0 : ((count - 2) * slope + 6 / count * (value - mean)) / (count + 1)
    mean += (value - mean) / count
    level += alpha * (value - level)
    decay *= 1 - alpha
  }
}
