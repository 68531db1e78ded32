import RealModule

/// How much wider than a model says an interval has to be, for series with a cycle alike.
///
///     u = exp(a + b log h + c log k) s¹⁻ʷ dʷ
///
/// u is half of the interval of 95 %, s the model's own, d the mean absolute (seasonal) step of the
/// series, h the horizon, and k the number of cycles, or of observations without one.
struct SpreadConstants: Sendable, Equatable {
  let a, b, c, w, degreesOfFreedom: Double

  init(_ a: Double, _ b: Double, _ c: Double, _ w: Double, _ degreesOfFreedom: Double) {
    self.a = a
    self.b = b
    self.c = c
    self.w = w
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// What was learnt for a method and a cycle; what all methods have in common for an unknown one.
  init(method: String, period: Int) {
    let rows = Self.table[method] ?? Self.table["any"] ?? []
    let place = period < 4 ? 0 : period < 12 ? 1 : 2
    self = place < rows.count ? rows[place] : SpreadConstants(0, 0, 0, 0, 30)
  }

  /// Whether there are constants of its own for a method.
  static func knows(_ method: String) -> Bool { method != "any" && table[method] != nil }

  /// Half of the interval of 95 % at a horizon, for a series of so many cycles.
  func half(of own: Double, step: Double, horizon: Int, length: Double) -> Double {
    .exp(a + b * .log(Double(horizon)) + c * .log(length)) * .pow(own, 1 - w) * .pow(step, w)
  }
}
