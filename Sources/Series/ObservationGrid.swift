import Statistics
import TimeSeries

/// The even grid on which a series is observed, some of its times perhaps missing.
///
/// The grid of times is that of their ``Frequency``, as in forecasts. The step of numbers is the median
/// of their gaps, of which each gap is a multiple.
enum ObservationGrid: Sendable, Equatable {
  case times(TimeGrid)
  case numbers(origin: Double, step: Double)

  /// Finds the grid of times in order; nil where one is off it or several observations share one.
  init?(times: [Instant]) {
    guard let grid = TimeGrid(finding: times) else { return nil }
    self = .times(grid)
    guard let positions = positions(of: times),
      zip(positions, positions.dropFirst()).allSatisfy(<)
    else { return nil }
  }

  /// Finds the grid of numbers in order; nil where they are uneven or several observations share
  /// one.
  init?(numbers: [Double]) {
    let gaps = zip(numbers, numbers.dropFirst()).map { $1 - $0 }
    guard let first = numbers.first, first.isFinite, gaps.allSatisfy({ $0 > 0 && $0.isFinite })
    else { return nil }
    let step = gaps.isEmpty ? 1 : gaps.quantile(0.5, type: .inverse)
    guard gaps.allSatisfy({ ObservationGrid.steps($0 / step) != nil }) else { return nil }
    self = .numbers(origin: first, step: step)
  }

  /// The position of each time in steps from the origin; nil where one is off the grid.
  func positions(of times: [Instant]) -> [Int]? {
    guard case .times(let grid) = self else { return nil }
    let positions = times.map(grid.index(of:))
    return positions.contains(nil) ? nil : positions.compactMap(\.self)
  }

  /// The position of each number in steps from the origin; nil where one is off the grid.
  ///
  /// They are counted gap by gap, so that rounded numbers do not add up their errors.
  func positions(of numbers: [Double]) -> [Int]? {
    guard case .numbers(let origin, let step) = self else { return nil }
    var result: [Int] = []
    var (last, position) = (origin, 0)
    for number in numbers {
      guard let steps = ObservationGrid.steps((number - last) / step), result.isEmpty || steps > 0
      else { return nil }
      position += steps
      result.append(position)
      last = number
    }
    return result
  }

  /// A gap in whole steps; nil where it is not near one, or beyond all reason.
  private static func steps(_ gap: Double) -> Int? {
    let whole = gap.rounded()
    return abs(gap - whole) <= 0.05 && abs(whole) < 1e9 ? Int(whole) : nil
  }
}
