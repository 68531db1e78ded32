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
    // Gaps that differ by rounding alone are one.
    var kinds: [(step: Double, count: Int)] = []
    for gap in gaps {
      if let last = kinds.last, gap - last.step <= 1e-4 * last.step {
        kinds[kinds.count - 1].count += 1
      } else {
        kinds.append((gap, 1))
      }
    }
    let frequent = kinds.sorted { ($1.count, $0.step) < ($0.count, $1.step) }
    let mostOff = distinct.count < 6 ? 0 : max(1, distinct.count / 20)
    var best: (grid: NumberGrid, filled: Double)?
    for step in frequent.prefix(3).map(\.step) + [gaps[0]] {
      for start in distinct.prefix(mostOff + 1) {
        let grid = NumberGrid(origin: start, step: step)
        let places = distinct.compactMap(grid.index(of:))
        guard places.count >= distinct.count - mostOff, let least = places.min(),
          let greatest = places.max()
        else { continue }
        let filled = Double(places.count) / Double(greatest - least + 1)
        guard filled >= 0.5, filled > best?.filled ?? 0 else { continue }
        best = (NumberGrid(origin: grid.number(at: least), step: step), filled)
      }
    }
    guard let best else { return nil }
    self = best.grid
  }

  init(origin: Double, step: Double) {
    self.origin = origin
    self.step = step
  }
}
