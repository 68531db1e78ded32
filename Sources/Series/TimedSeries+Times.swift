import Statistics
public import TimeSeries

extension TimedSeries {
  /// The time of a place, as text in the form of the file; places behind the last are of the future.
  public func time(at index: Int) -> String {
    switch places {
    case .grid(let grid): return form.text(of: grid.time(at: index))
    case .numberGrid(let grid): return grid.number(at: index).timeText
    case .instants(let instants):
      guard index >= instants.count else { return form.text(of: instants[index]) }
      return form.text(of: pace(of: instants).time(at: index - instants.count + 1))
    case .numbers(let numbers):
      guard index >= numbers.count else { return numbers[index].timeText }
      return ((numbers.last ?? 0) + medianGap * Double(index - numbers.count + 1)).timeText
    }
  }

  /// The days of the next places, where places are days.
  public func futureDays(_ count: Int) -> [Day]? {
    switch places {
    case .grid(let grid) where grid.hasDays:
      (0..<count).map { grid.time(at: series.count + $0).day }
    case .instants(let instants):
      (1...count).map { scale.day(of: pace(of: instants).time(at: $0)) }
    case .numbers(let numbers):
      (1...count).map { scale.day(of: (numbers.last ?? 0) + medianGap * Double($0)) }
    default: nil
    }
  }

  /// The number of places before a time; all where the series has times of another kind.
  public func count(before start: StartTime) -> Int {
    switch places {
    case .grid, .instants:
      guard let time = form.time(start.text) ?? start.instant else { return series.count }
      return (0..<series.count).count { instant(at: $0).map { $0 < time } ?? true }
    case .numberGrid, .numbers:
      guard let number = start.number else { return series.count }
      return (0..<series.count).count { axisPlace(at: $0) < number }
    }
  }

  /// Whether times are numbers.
  public var hasNumbers: Bool {
    switch places {
    case .grid, .instants: false
    case .numberGrid, .numbers: true
    }
  }

  /// The place of an observation on an axis: a number, or days since 1970.
  public func axisPlace(at index: Int) -> Double {
    switch places {
    case .grid, .instants: instant(at: index).map { Double($0.secondsSince1970) / 86_400 } ?? .nan
    case .numberGrid(let grid): grid.number(at: index)
    case .numbers(let numbers): numbers[index]
    }
  }

  private var medianGap: Double { gaps.isEmpty ? 1 : gaps.median }

  private func instant(at index: Int) -> Instant? {
    switch places {
    case .grid(let grid): grid.time(at: index)
    case .instants(let instants): instants[index]
    case .numberGrid, .numbers: nil
    }
  }

  /// The times that are expected to follow irregular ones: one median gap after the other, or one
  /// month where each gap is near to as many months.
  private func pace(of instants: [Instant]) -> TimeGrid {
    let last = instants.last ?? Instant(secondsSince1970: 0)
    let gap = medianGap
    let months = Int((gap / 30.4375).rounded())
    if months >= 1, gaps.allSatisfy({ abs($0 - Double(months) * 30.4375) <= 3 }) {
      return TimeGrid(.months(months, on: nil), through: last)
    }
    if gap < 1 { return TimeGrid(.seconds(max(1, Int(gap * 86_400))), through: last) }
    return TimeGrid(.days(Int(gap.rounded())), through: last)
  }
}
