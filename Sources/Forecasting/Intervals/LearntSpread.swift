import RealModule

/// The spread of a method's errors on the training parts of competitions, against what it says itself.
///
/// Learnt by `Benchmarks/Competitions/calibrate.py`, see ``Calibrated``.
public struct LearntSpread: Sendable, Equatable {
  /// The constants for series without a cycle, with one of 4 to 11 observations, and with a longer one.
  let none, short, long: Constants

  /// The constants for series with a period.
  func constants(period: Int) -> Constants {
    period < 4 ? none : period < 12 ? short : long
  }

  /// The factor by which a model's own interval is widened, for series with a cycle alike.
  ///
  ///     u = exp(a + b log h + c log k) s¹⁻ʷ dʷ
  ///
  /// u is half of the interval of 95 %, s the model's own, d the mean absolute (seasonal) step of the
  /// series, h the horizon, and k the number of cycles, or of observations without one.
  struct Constants: Sendable, Equatable {
    let a, b, c, w, degreesOfFreedom: Double

    init(_ a: Double, _ b: Double, _ c: Double, _ w: Double, _ degreesOfFreedom: Double) {
      self.a = a
      self.b = b
      self.c = c
      self.w = w
      self.degreesOfFreedom = degreesOfFreedom
    }

    /// Half of the interval of 95 % at a horizon, for a series of so many cycles.
    func half(of own: Double, step: Double, horizon: Int, length: Double) -> Double {
      .exp(a + b * .log(Double(horizon)) + c * .log(length)) * .pow(own, 1 - w) * .pow(step, w)
    }
  }
}
