import RealModule
import TimeSeries

/// How far the size of a category's next round stays with the last, from that of all categories' rounds.
///
///     log k* = m + φ (log k − m)
///
/// m is the mean of the logarithms of the category's last six sizes, k the last of them. φ is fitted by
/// least squares to all rounds of the past, those of two years ago counting half.
struct SizePersistence: Sendable {
  /// The sums of products and squares up to a day.
  private struct Entry: Sendable {
    let day: Day
    let products: Double
    let squares: Double
  }

  private var entries: [Entry] = []

  private static let memory = 6
  private static let halfLife = 730.0

  init(_ rounds: Rounds) {
    var recent: [Category: [Double]] = [:]
    for round in rounds.all {
      let size = Double.log(Double(round.invitations))
      let sizes = recent[round.category] ?? []
      if sizes.count >= 2, let last = sizes.last {
        let mean = sizes.reduce(0, +) / Double(sizes.count)
        append(before: last - mean, after: size - mean, on: round.day)
      }
      recent[round.category] = (sizes + [size]).suffix(Self.memory)
    }
  }

  private mutating func append(before: Double, after: Double, on day: Day) {
    let kept = entries.last.map { .exp2(-Double($0.day.distance(to: day)) / Self.halfLife) } ?? 0.0
    entries.append(
      Entry(
        day: day, products: kept * (entries.last?.products ?? 0) + before * after,
        squares: kept * (entries.last?.squares ?? 0) + before * before))
  }

  /// The part φ of its distance from the mean that a size keeps, as far as it was known on a day.
  func persistence(on day: Day) -> Double {
    guard let entry = entries.last(where: { $0.day <= day }), entry.squares > 0 else { return 1 }
    return min(max(entry.products / entry.squares, 0), 1)
  }

  /// The size that is expected after a category's rounds, at least one.
  func expected(after history: [Round], on day: Day) -> Int {
    let sizes = history.suffix(Self.memory).map { Double.log(Double($0.invitations)) }
    let mean = sizes.reduce(0, +) / Double(sizes.count)
    let last = sizes.last ?? mean
    return max(1, Int(Double.exp(mean + persistence(on: day) * (last - mean)).rounded()))
  }
}
