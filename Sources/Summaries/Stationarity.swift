import Regression
import Statistics

/// Whether a series returns to a level, by two tests that ask from opposite sides.
///
/// The test of Kwiatkowski, Phillips, Schmidt & Shin takes it that a series returns, that of Dickey &
/// Fuller that it wanders; where both give way, or neither, the series does not tell.
public struct Stationarity: Sendable, Equatable {
  /// The joint verdict of the tests at 5 %.
  public enum Verdict: String, Sendable {
    /// It returns to a level.
    case stationary

    /// It wanders.
    case wandering

    /// The tests contradict each other, or neither tells.
    case unclear
  }

  /// The probability of as much wandering in a series that returns.
  public let kpssP: Double

  /// The probability of as much return in a series that wanders.
  public let dickeyFullerP: Double

  /// The joint verdict of the tests.
  public var verdict: Verdict {
    switch (kpssP > 0.05, dickeyFullerP < 0.05) {
    case (true, true): .stationary
    case (false, false): .wandering
    default: .unclear
    }
  }

  /// Tests a series; nil of fewer than ten values, or of a constant.
  init?(_ values: [Double]) {
    guard values.count >= 10, let kpss = values.kpss(),
      let dickeyFuller = try? Regression.dickeyFuller(values, around: .level)
    else { return nil }
    kpssP = kpss.p
    dickeyFullerP = dickeyFuller.p
  }
}
