import RealModule

/// A part of the state of a structural model that moves apart from the rest, in continuous time.
///
/// Its first number is what enters the observation. Harvey (1989), *Forecasting, Structural Time
/// Series Models and the Kalman Filter*, §9.2–9.3.
enum StateBlock: Sendable, Equatable {
  /// A number that stays what it is.
  case constant

  /// A Wiener process, dμ = σ dW.
  case level

  /// A level with a slope that is a Wiener process too, dμ = β dt + ση dW, dβ = σζ dW′.
  case trend

  /// A level whose slope returns to zero, dμ = β dt + ση dW, dβ = −λβ dt + √(2λ) σβ dW′.
  case dampedTrend(rate: Double)

  /// A process that returns to zero, dx = −κx dt + √(2κ) σ dW: Jones (1981), *Fitting a continuous
  /// time autoregression to discrete data*.
  case autoregression(rate: Double)

  /// A wave whose amplitude and phase wander, turning by a frequency in radians.
  ///
  /// Where a wave is seen only at its crests and troughs, the other element starts from zero.
  case wave(frequency: Double, isSeenAtCrests: Bool)

  /// The number of its elements.
  var size: Int {
    switch self {
    case .constant, .level, .autoregression: 1
    case .trend, .dampedTrend, .wave: 2
    }
  }

  /// The number of variances on which it depends.
  var varianceCount: Int {
    switch self {
    case .constant: 0
    case .level, .autoregression, .wave: 1
    case .trend, .dampedTrend: 2
    }
  }

  /// Which elements start from anywhere; the others start from zero or their stationary variance.
  var diffuseElements: Range<Int> {
    switch self {
    case .autoregression: 0..<0
    case .constant, .level, .dampedTrend: 0..<1
    case .trend: 0..<2
    case .wave(_, let isSeenAtCrests): 0..<(isSeenAtCrests ? 1 : 2)
    }
  }

  /// The element that starts from its stationary variance, which is the block's last one.
  var stationaryElement: Int? {
    switch self {
    case .autoregression: 0
    case .dampedTrend: 1
    case .constant, .level, .trend, .wave: nil
    }
  }

  /// The rate at which it forgets.
  var rate: Double? {
    switch self {
    case .dampedTrend(let rate), .autoregression(let rate): rate
    case .constant, .level, .trend, .wave: nil
    }
  }

  /// The same block with another rate.
  func forgetting(at rate: Double) -> StateBlock {
    switch self {
    case .dampedTrend: .dampedTrend(rate: rate)
    case .autoregression: .autoregression(rate: rate)
    case .constant, .level, .trend, .wave: self
    }
  }

  /// What happens to the block over a gap, exactly.
  func step(over gap: Double) -> BlockStep {
    switch self {
    case .constant:
      return BlockStep()
    case .level:
      return BlockStep(noise: (.init(gap, 0, 0), .init()))
    case .trend:
      let square = gap * gap
      return BlockStep(
        transition: (1, gap, 0, 1),
        noise: (.init(gap, 0, 0), .init(square * gap / 3, square / 2, gap)))
    case .dampedTrend(let rate):
      let kept = Double.exp(-rate * gap)
      let lost = -Double.expMinusOne(-rate * gap)
      return BlockStep(
        transition: (1, lost / rate, 0, kept),
        noise: (
          .init(gap, 0, 0),
          .init(
            2 / (rate * rate) * integratedVariance(rate * gap), lost * lost / rate,
            -Double.expMinusOne(-2 * rate * gap))
        ))
    case .autoregression(let rate):
      return BlockStep(
        transition: (.exp(-rate * gap), 0, 0, 1),
        noise: (.init(-Double.expMinusOne(-2 * rate * gap), 0, 0), .init()))
    case .wave(let frequency, _):
      let (cosine, sine) = (Double.cos(frequency * gap), Double.sin(frequency * gap))
      return BlockStep(
        transition: (cosine, sine, -sine, cosine), noise: (.init(gap, 0, gap), .init()))
    }
  }
}

/// The exact move of a block over a gap: x ← Tx + η, var(η) = σ₁² G₁ + σ₂² G₂.
struct BlockStep: Sendable {
  /// A symmetric matrix of two rows.
  struct Symmetric: Sendable {
    var (first, mixed, second) = (0.0, 0.0, 0.0)

    init(_ first: Double = 0, _ mixed: Double = 0, _ second: Double = 0) {
      (self.first, self.mixed, self.second) = (first, mixed, second)
    }
  }

  /// T, row by row.
  var transition = (1.0, 0.0, 0.0, 1.0)

  /// G₁ and G₂.
  var noise = (Symmetric(), Symmetric())
}

/// x − 2(1 − e⁻ˣ) + (1 − e⁻²ˣ)/2, by its series where that would cancel.
private func integratedVariance(_ x: Double) -> Double {
  guard x < 0.5 else {
    return x + 2 * .expMinusOne(-x) - .expMinusOne(-2 * x) / 2
  }
  // Σ (−x)ᵏ (2 − 2ᵏ⁻¹) / k! from the cube on.
  var (sum, term, power) = (0.0, -x * x * x / 6, 4.0)
  for order in 4...24 {
    sum += term * (2 - power)
    term *= -x / Double(order)
    power *= 2
  }
  return sum
}
