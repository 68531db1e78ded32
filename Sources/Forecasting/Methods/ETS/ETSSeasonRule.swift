/// How a season enters the recursion: what a prediction is of, and what an observation tells.
///
/// With q the level and slope, and s the season, a prediction is μ(q, s). An observation moves level
/// and slope by shares of u and the season by a share of w, and the derivatives of all three drive
/// the gradient. One type a rule, so that each loop is compiled for its own.
protocol ETSSeasonRule {
  static var isSeasonal: Bool { get }
  static func prediction(_ q: Double, _ s: Double) -> Double
  static func surprises(_ y: Double, _ q: Double, _ s: Double) -> (u: Double, w: Double)

  /// The adjoints of q and s from those of μ, u and w.
  static func adjoint(
    _ y: Double, _ q: Double, _ s: Double, prediction: Double, u: Double, w: Double
  ) -> (q: Double, s: Double)
}

/// No season: μ = q, u = y − q.
enum ETSWithoutSeason: ETSSeasonRule {
  static var isSeasonal: Bool { false }

  @inline(__always)
  static func prediction(_ q: Double, _ s: Double) -> Double { q }

  @inline(__always)
  static func surprises(_ y: Double, _ q: Double, _ s: Double) -> (u: Double, w: Double) {
    (y - q, 0)
  }

  @inline(__always)
  static func adjoint(
    _ y: Double, _ q: Double, _ s: Double, prediction: Double, u: Double, w: Double
  ) -> (q: Double, s: Double) { (prediction - u, 0) }
}

/// A season that is added: μ = q + s, u = w = y − q − s.
enum ETSAdditiveSeason: ETSSeasonRule {
  static var isSeasonal: Bool { true }

  @inline(__always)
  static func prediction(_ q: Double, _ s: Double) -> Double { q + s }

  @inline(__always)
  static func surprises(_ y: Double, _ q: Double, _ s: Double) -> (u: Double, w: Double) {
    (y - q - s, y - q - s)
  }

  @inline(__always)
  static func adjoint(
    _ y: Double, _ q: Double, _ s: Double, prediction: Double, u: Double, w: Double
  ) -> (q: Double, s: Double) { (prediction - u - w, prediction - u - w) }
}

/// A season that multiplies: μ = q s, u = y / s − q, w = y / q − s.
enum ETSMultiplicativeSeason: ETSSeasonRule {
  static var isSeasonal: Bool { true }

  @inline(__always)
  static func prediction(_ q: Double, _ s: Double) -> Double { q * s }

  @inline(__always)
  static func surprises(_ y: Double, _ q: Double, _ s: Double) -> (u: Double, w: Double) {
    (y / s - q, y / q - s)
  }

  @inline(__always)
  static func adjoint(
    _ y: Double, _ q: Double, _ s: Double, prediction: Double, u: Double, w: Double
  ) -> (q: Double, s: Double) {
    (prediction * s - u - w * y / (q * q), prediction * q - w - u * y / (s * s))
  }
}
