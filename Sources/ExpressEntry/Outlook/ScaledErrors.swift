import Statistics

/// Past absolute errors in units of their category's usual error, and how large each was for its time.
///
/// An error's rank is the share of the errors known on the day of its forecast that were smaller: in
/// a record that has settled, ranks are even from 0 to 1. Where those of the outer fifth are not, the
/// far errors are too large or too small for what comes, and the tail is calibrated by them (Kuleshov,
/// Fenner & Ermon 2018, *Accurate uncertainties for deep learning using calibrated regression*).
struct ScaledErrors: Sendable {
  /// The errors, in the order in which they became known.
  let sizes: [Double]

  /// The rank of each among those that were known when it was forecast.
  let ranks: [Double]

  /// Where the tail begins: the inner four of five are taken as they are.
  private static let tailStart = 0.8

  /// As how many ranks an even tail counts.
  private static let priorRanks = 10

  /// Whether there are none.
  var isEmpty: Bool { sizes.isEmpty }

  /// As many errors, the smallest first, with the outer fifth by the ranks that past ones had.
  var calibrated: [Double] {
    let sorted = sizes.sorted()
    let start = Self.tailStart
    let even = (0..<Self.priorRanks).map { (Double($0) + 0.5) / Double(Self.priorRanks) }
    let past = ranks.filter { $0 > start }.map { ($0 - start) / (1 - start) } + even
    let total = Double(sorted.count) + 0.5
    let levels = sorted.indices.map { (Double($0) + 0.5) / total }
    let tail = levels.filter { $0 > start }.map { ($0 - start) / (1 - start) }
    let outer = past.quantiles(tail).map { level in
      let place = (start + (1 - start) * level) * total - 0.5
      let below = min(max(Int(place), 0), sorted.count - 1)
      let above = min(below + 1, sorted.count - 1)
      return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
    }
    return sorted.dropLast(outer.count) + outer
  }
}
