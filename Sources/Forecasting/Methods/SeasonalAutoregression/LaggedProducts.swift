import RealModule

/// The sums of products of a series with itself at lags, for regressions that share them.
///
///     Σ γⁿ⁻¹⁻ᵗ zₜ₋ᵢ zₜ₋ⱼ = γ⁻ʲ Σ γⁿ⁻¹⁻ᵘ zᵤ zᵤ₊ⱼ₋ᵢ,    u = t − j
///
/// A row counts γ times as much as the one after it. The sum on the right does not depend on the pair.
/// The products of lags i < j in a regression from row m on are those at distance d = j − i of all of
/// the series, less some at its start and at its end. So one pass for each distance serves every pair
/// of lags and every set of lags: O(n) a distance, not O(n) a pair.
struct LaggedProducts {
  /// The series, which has no missing value.
  let values: [Double]

  /// The rows that are not fitted, since their value was not observed.
  let missing: [Int]

  /// The longest lag.
  private let longest: Int

  /// The start of the sums of each distance; nil for one that no pair of lags has.
  private let places: [Int?]

  /// For each distance the sum of all products.
  private var totals: [Double]

  /// For each distance the sums of the first 0, 1, … products, and of the last.
  private var heads, tails: [Double]

  /// The sums of the first 0, 1, … values.
  private let partialSums: [Double]

  /// After how many values one counts half as much; infinite where all count alike.
  private let halfLife: Double

  /// Sums products at all distances between lags of the same set, zero among them.
  init(_ values: [Double], missing: [Int], of sets: [[Int]], halfLife: Double = .infinity) {
    self.values = values
    self.missing = missing
    self.halfLife = halfLife
    let weighted = values.enumerated().map { index, value in
      value * .exp2(-Double(values.count - 1 - index) / halfLife)
    }
    longest = sets.reduce(0) { max($0, $1.last ?? 0) }
    var isNeeded = [Bool](repeating: false, count: longest + 1)
    for lags in sets {
      let all = [0] + lags
      for (place, lag) in all.enumerated() {
        for other in all[...place] { isNeeded[lag - other] = true }
      }
    }
    var count = 0
    places = isNeeded.map { needed in
      guard needed else { return nil }
      defer { count += 1 }
      return count
    }
    var sum = 0.0
    partialSums =
      [0]
      + weighted.map { value in
        sum += value
        return sum
      }
    totals = [Double](repeating: 0, count: count)
    heads = [Double](repeating: 0, count: count * (longest + 1))
    tails = heads
    for (distance, place) in places.enumerated() {
      guard let place else { continue }
      totals[place] = weighted.product(with: values, atDistance: distance)
      let (base, pairs) = (place * (longest + 1), values.count - distance)
      for index in 0..<min(longest, pairs) {
        let last = pairs - 1 - index
        heads[base + index + 1] = heads[base + index] + weighted[index] * values[index + distance]
        tails[base + index + 1] = tails[base + index] + weighted[last] * values[last + distance]
      }
    }
  }

  /// The sum over the rows from `start` on, missing ones too, of the products of two lags.
  private func product(_ short: Int, _ long: Int, from start: Int) -> Double {
    guard let place = places[long - short] else { preconditionFailure("lags of no set") }
    let base = place * (longest + 1)
    let sum = totals[place] - heads[base + start - long] - tails[base + short]
    return sum * growth(long)
  }

  /// By how much more a row counts than its value at a lag, γ⁻ʲ.
  private func growth(_ lag: Int) -> Double { .exp2(Double(lag) / halfLife) }

  /// The weight of a row.
  private func weight(ofRow row: Int) -> Double {
    .exp2(-Double(values.count - 1 - row) / halfLife)
  }

  /// Means and centred products of the lags of a set, and of each with the value at lag zero.
  ///
  /// - Parameter lags: The lags in rising order.
  /// - Returns: The rows' weights together; for lag zero and each of the lags the mean; and their centred
  ///   products, column by column, one more than there are lags.
  func moments(of lags: [Int]) -> (weight: Double, means: [Double], products: [Double]) {
    let all = [0] + lags
    let (start, order) = (lags.last ?? 0, all.count)
    let skipped = missing.filter { $0 >= start }
    var sums = all.map { lag in
      (partialSums[values.count - lag] - partialSums[start - lag]) * growth(lag)
    }
    var products = [Double](repeating: 0, count: order * order)
    for column in 0..<order {
      for row in 0...column {
        products[column * order + row] = product(all[row], all[column], from: start)
      }
    }
    for target in skipped {
      for column in 0..<order {
        let value = values[target - all[column]] * weight(ofRow: target)
        sums[column] -= value
        for row in 0...column {
          products[column * order + row] -= value * values[target - all[row]]
        }
      }
    }
    let total =
      (start..<values.count).reduce(0) { $0 + weight(ofRow: $1) }
      - skipped.reduce(0) { $0 + weight(ofRow: $1) }
    let means = sums.map { $0 / max(total, .leastNormalMagnitude) }
    for column in 0..<order {
      for row in 0...column {
        products[column * order + row] -= sums[row] * means[column]
        products[row * order + column] = products[column * order + row]
      }
    }
    return (total, means, products)
  }
}

extension [Double] {
  /// The sum of the products with values so far behind, in four sums so that they run side by side.
  fileprivate func product(with values: [Double], atDistance distance: Int) -> Double {
    withUnsafeBufferPointer { first in
      let pairs = first.count - distance
      return values.withUnsafeBufferPointer { second in
        var (one, two, three, four) = (0.0, 0.0, 0.0, 0.0)
        var index = 0
        while index + 4 <= pairs {
          one += first[index] * second[index + distance]
          two += first[index + 1] * second[index + distance + 1]
          three += first[index + 2] * second[index + distance + 2]
          four += first[index + 3] * second[index + distance + 3]
          index += 4
        }
        while index < pairs {
          one += first[index] * second[index + distance]
          index += 1
        }
        return (one + two) + (three + four)
      }
    }
  }
}
