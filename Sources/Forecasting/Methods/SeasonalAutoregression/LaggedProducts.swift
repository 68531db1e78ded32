/// The sums of products of a series with itself at lags, for regressions that share them.
///
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

  /// Where the sums of each distance begin; nil for one that no pair of lags has.
  private let places: [Int?]

  /// For each distance the sum of all products.
  private var totals: [Double]

  /// For each distance the sums of the first 0, 1, … products, and of the last.
  private var heads, tails: [Double]

  /// The sums of the first 0, 1, … values.
  private let partialSums: [Double]

  /// Sums products at all distances between lags of the same set, zero among them.
  init(_ values: [Double], missing: [Int], of sets: [[Int]]) {
    self.values = values
    self.missing = missing
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
      + values.map { value in
        sum += value
        return sum
      }
    totals = [Double](repeating: 0, count: count)
    heads = [Double](repeating: 0, count: count * (longest + 1))
    tails = heads
    for (distance, place) in places.enumerated() {
      guard let place else { continue }
      totals[place] = values.product(atDistance: distance)
      let (base, pairs) = (place * (longest + 1), values.count - distance)
      for index in 0..<min(longest, pairs) {
        let last = pairs - 1 - index
        heads[base + index + 1] = heads[base + index] + values[index] * values[index + distance]
        tails[base + index + 1] = tails[base + index] + values[last] * values[last + distance]
      }
    }
  }

  /// The sum over the rows from `start` on, missing ones too, of the products of two lags.
  private func product(_ short: Int, _ long: Int, from start: Int) -> Double {
    guard let place = places[long - short] else { preconditionFailure("lags of no set") }
    let base = place * (longest + 1)
    return totals[place] - heads[base + start - long] - tails[base + short]
  }

  /// Means and centred products of the lags of a set, and of each with the value at lag zero.
  ///
  /// - Parameter lags: The lags in rising order.
  /// - Returns: The number of rows; for lag zero and each of the lags the mean; and their centred
  ///   products, column by column, one more than there are lags.
  func moments(of lags: [Int]) -> (rows: Int, means: [Double], products: [Double]) {
    let all = [0] + lags
    let (start, order) = (lags.last ?? 0, all.count)
    let skipped = missing.filter { $0 >= start }
    var sums = all.map { partialSums[values.count - $0] - partialSums[start - $0] }
    var products = [Double](repeating: 0, count: order * order)
    for column in 0..<order {
      for row in 0...column {
        products[column * order + row] = product(all[row], all[column], from: start)
      }
    }
    for target in skipped {
      for column in 0..<order {
        let value = values[target - all[column]]
        sums[column] -= value
        for row in 0...column {
          products[column * order + row] -= value * values[target - all[row]]
        }
      }
    }
    let rows = max(1, values.count - start - skipped.count)
    let means = sums.map { $0 / Double(rows) }
    for column in 0..<order {
      for row in 0...column {
        products[column * order + row] -= sums[row] * means[column]
        products[row * order + column] = products[column * order + row]
      }
    }
    return (rows, means, products)
  }
}

extension [Double] {
  /// The sum of the products of values so far apart, in four sums so that they run side by side.
  fileprivate func product(atDistance distance: Int) -> Double {
    withUnsafeBufferPointer { values in
      let pairs = values.count - distance
      var (first, second, third, fourth) = (0.0, 0.0, 0.0, 0.0)
      var index = 0
      while index + 4 <= pairs {
        first += values[index] * values[index + distance]
        second += values[index + 1] * values[index + distance + 1]
        third += values[index + 2] * values[index + distance + 2]
        fourth += values[index + 3] * values[index + distance + 3]
        index += 4
      }
      var rest = 0.0
      while index < pairs {
        rest += values[index] * values[index + distance]
        index += 1
      }
      return (first + second) + (third + fourth) + rest
    }
  }
}
