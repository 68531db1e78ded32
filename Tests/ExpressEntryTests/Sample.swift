import ExpressEntry
import Testing
import TimeSeries

/// Rounds small enough to work a result out by hand.
enum Sample {
  /// Five rounds of two categories around a turn of the year.
  static func rounds() throws -> Rounds {
    func round(_ number: String, _ day: String, _ category: String, _ size: Int, _ cutoff: Double)
      throws
      -> Round
    {
      Round(
        number: RoundNumber(number), day: try #require(Day(day)), name: category,
        category: Category(category), invitations: size, cutoff: cutoff)
    }
    return Rounds([
      try round("5", "2025-04-02", "cec", 500, 520), try round("1", "2024-11-20", "pnp", 10, 700),
      try round("2", "2024-12-30", "cec", 100, 530), try round("4", "2025-01-07", "cec", 200, 541),
      try round("3", "2025-01-07", "pnp", 20, 690),
    ])
  }
}
