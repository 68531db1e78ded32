/// Times that are numbers, a step apart.
struct NumberGrid: Sendable {
  let origin: Double
  let step: Double

  /// The number at an index.
  func number(at index: Int) -> Double { origin + step * Double(index) }

  /// The index of a number, nil where the grid does not have it.
  func index(of number: Double) -> Int? {
    let index = ((number - origin) / step).rounded()
    guard abs(index) < 1e9, abs(number - origin - step * index) <= 1e-3 * step else { return nil }
    return Int(index)
  }

  /// Finds the step of numbers, by the rule by which frequencies of times are found.
  init?(finding numbers: [Double]) {
    var distinct: [Double] = []
    for number in numbers where number != distinct.last { distinct.append(number) }
    guard let first = distinct.first else { return nil }
    guard distinct.count > 1 else {
      (origin, step) = (first, 1)
      return
    }
    let gaps = zip(distinct, distinct.dropFirst()).map { $1 - $0 }.sorted()
    // Gaps that differ by rounding alone are one, whose middle has the least of it.
    var kinds: [Range<Int>] = []
    for (index, gap) in gaps.enumerated() {
      if let last = kinds.last, gap - gaps[last.lowerBound] <= 1e-4 * gaps[last.lowerBound] {
        kinds[kinds.count - 1] = last.lowerBound..<index + 1
      } else {
        kinds.append(index..<index + 1)
      }
    }
    let frequent = kinds.map { (step: gaps[($0.lowerBound + $0.upperBound) / 2], count: $0.count) }
      .sorted { ($1.count, $0.step) < ($0.count, $1.step) }
    let mostOff = distinct.count < 6 ? 0 : max(1, distinct.count / 20)
    var best: (grid: NumberGrid, filled: Double)?
    let starts = NumberGrid.starts(among: distinct, mostOff: mostOff)
    for step in frequent.prefix(3).map(\.step) + [gaps[kinds[0].count / 2]] {
      // No second grid of a step has nearly all numbers too, so the first that has them is it.
      for start in starts {
        let grid = NumberGrid(origin: start, step: step)
        guard let span = grid.span(of: distinct, mostOff: mostOff) else { continue }
        let filled = Double(span.count) / Double(span.greatest - span.least + 1)
        if filled >= 0.5, filled > best?.filled ?? 0 {
          best = (NumberGrid(origin: grid.number(at: span.least), step: step), filled)
        }
        break
      }
    }
    guard let best else { return nil }
    self = best.grid
  }

  /// Numbers of which one at least is on the grid if so few are off it.
  ///
  /// Of many numbers twenty are taken, spread by the golden ratio so that no cluster or rhythm of those
  /// off the grid has them all: trying each would take time in proportion to the square of their count.
  private static func starts(among numbers: [Double], mostOff: Int) -> [Double] {
    guard mostOff >= 20 else { return Array(numbers.prefix(mostOff + 1)) }
    return (0..<20).map { attempt in
      let share = Double(attempt) * 0.618_033_988_749_895
      return numbers[Int((share - share.rounded(.down)) * Double(numbers.count))]
    }
  }

  /// The number of places taken, with the first and the last; nil if more numbers than allowed are off.
  private func span(
    of numbers: [Double], mostOff: Int
  ) -> (count: Int, least: Int, greatest: Int)? {
    var span = (count: 0, least: Int.max, greatest: Int.min)
    var offCount = 0
    for number in numbers {
      if let place = index(of: number) {
        span = (span.count + 1, min(span.least, place), max(span.greatest, place))
      } else {
        offCount += 1
        guard offCount <= mostOff else { return nil }
      }
    }
    return span.count > 0 ? span : nil
  }

  init(origin: Double, step: Double) {
    self.origin = origin
    self.step = step
  }
}
