/// Fills gaps in a series with the course that the season takes across them.
///
/// A missing value is on the line between its neighbours, moved by how far values of the same season
/// a cycle or two before and after are from the line between theirs.
struct SeasonalBridge {
  /// The seasonal periods, the shortest first.
  let periods: [Int]

  /// The values, those that are missing filled.
  func filled(_ values: [Double]) -> [Double] {
    guard values.contains(where: \.isNaN) else { return values }
    let straight = interpolated(values)
    // The longest cycle that the series has twice tells most: a Sunday's from a Monday's night.
    let period = periods.last { 2 * $0 < values.count } ?? 1
    guard period > 1 else { return straight }
    var result = straight
    for gap in gaps(in: values) {
      let (before, after) = (gap.lowerBound - 1, gap.upperBound)
      let isInner = before >= 0 && after < values.count
      for index in gap {
        var (sum, count) = (0.0, 0)
        for distance in [-2, -1, 1, 2].map({ $0 * period }) {
          func at(_ place: Int) -> Double {
            values.indices.contains(place + distance) ? values[place + distance] : .nan
          }
          let (left, right) = (at(before), at(after))
          let part = Double(index - before) / Double(after - before)
          let line = isInner ? left + part * (right - left) : before >= 0 ? left : right
          guard case let move = at(index) - line, move.isFinite else { continue }
          sum += move
          count += 1
        }
        if count > 0 { result[index] += sum / Double(count) }
      }
    }
    // The season's course must not make a positive series one that is not.
    let isPositive = values.allSatisfy { $0.isNaN || $0 > 0 }
    return isPositive ? zip(result, straight).map { $0 > 0 ? $0 : $1 } : result
  }

  /// The ranges of missing values.
  private func gaps(in values: [Double]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for index in values.indices where values[index].isNaN {
      if let last = result.last, last.upperBound == index {
        result[result.count - 1] = last.lowerBound..<index + 1
      } else {
        result.append(index..<index + 1)
      }
    }
    return result
  }
}
