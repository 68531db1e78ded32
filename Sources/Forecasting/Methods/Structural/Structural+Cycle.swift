extension Structural {
  /// How long a season takes, and how many waves it has.
  public struct Cycle: Sendable, Equatable {
    /// The length.
    enum Length: Sendable, Equatable {
      case days(Double)
      case observations(Int)
    }

    let length: Length

    /// The number of waves: the longest, half of it, a third, and on.
    public let harmonics: Int

    /// A cycle of so many days, such as 365.25.
    ///
    /// - Parameters:
    ///   - days: The length, more than zero.
    ///   - harmonics: The number of waves, at least one.
    /// - Returns: The cycle.
    public static func days(_ days: Double, harmonics: Int) -> Cycle {
      precondition(days > 0 && harmonics >= 1, "\(harmonics) waves in \(days) days")
      return Cycle(length: .days(days), harmonics: harmonics)
    }

    /// A cycle of so many observations at their usual pace.
    ///
    /// - Parameters:
    ///   - observations: The number, at least two.
    ///   - harmonics: The number of waves; by default all that differ, but at most six of cycles
    ///     of more than 24.
    /// - Returns: The cycle.
    public static func observations(_ observations: Int, harmonics: Int? = nil) -> Cycle {
      precondition(observations >= 2, "a cycle of \(observations)")
      let all = observations / 2
      let usual = observations > 24 ? min(6, all) : all
      return Cycle(
        length: .observations(observations), harmonics: min(all, max(1, harmonics ?? usual)))
    }
  }
}
