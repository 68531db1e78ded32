/// A source of random numbers that gives the same ones for the same seed, on any machine.
///
/// xoshiro256++ of Blackman & Vigna (2021), *Scrambled linear pseudorandom number generators*, its
/// state filled from the seed by SplitMix64. Not for secrets.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  /// The four words of the state.
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// Creates a generator.
  public init(seed: UInt64) {
    var counter = seed
    func word() -> UInt64 {
      counter &+= 0x9e37_79b9_7f4a_7c15
      var mixed = (counter ^ counter >> 30) &* 0xbf58_476d_1ce4_e5b9
      mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
      return mixed ^ mixed >> 31
    }
    state = (word(), word(), word(), word())
  }

  /// Sixty-four random bits.
  public mutating func next() -> UInt64 {
    let result = rotated(state.0 &+ state.3, by: 23) &+ state.0
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotated(state.3, by: 45)
    return result
  }

  /// A number in `0..<1`, of 53 random bits.
  public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A draw from the standard normal distribution, by its quantile function.
  public mutating func normal() -> Double {
    Normal().quantile((Double(next() >> 12) + 0.5) * 0x1p-52)
  }

  /// A draw from the χ² distribution, by its quantile function, none beyond 10⁻¹² of either end.
  public mutating func chiSquared(degreesOfFreedom: Double) -> Double {
    ChiSquared(degreesOfFreedom: degreesOfFreedom).quantile(min(max(uniform(), 1e-12), 1 - 1e-12))
  }
}

/// A word with its bits moved to the left, those that fall off coming back on the right.
private func rotated(_ word: UInt64, by count: UInt64) -> UInt64 {
  word << count | word >> (64 - count)
}
