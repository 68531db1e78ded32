import Statistics
import TimeSeries

/// The scale on which the times of an irregular series become days, for models in continuous time.
///
/// Days stay as they are. Times of day and numbers are put a hundred days a median gap apart, so that
/// rounding to days does not change the gaps by much.
struct TimeScale: Sendable {
  /// The seconds, or the units of numbers, that a day stands for.
  private let unit: Double

  /// The time of day 0.
  private let origin: Double

  init(_ places: TimedSeries.Places) {
    switch places {
    case .instants(let instants)
    where Set(instants.map(\.secondOfDay)).count > 1:
      self.init(instants.map { Double($0.secondsSince1970) })
    case .numbers(let numbers): self.init(numbers)
    default: self.init(unit: 86_400, origin: 0)
    }
  }

  private init(_ times: [Double]) {
    let gaps = zip(times, times.dropFirst()).map { $1 - $0 }.filter { $0 > 0 }
    let span = (times.last ?? 0) - (times.first ?? 0)
    self.init(
      unit: max((gaps.isEmpty ? 1 : gaps.median) / 100, span / 1e8), origin: times.first ?? 0)
  }

  private init(unit: Double, origin: Double) {
    self.unit = unit
    self.origin = origin
  }

  /// The day that stands for a time.
  func day(of instant: Instant) -> Day { day(of: Double(instant.secondsSince1970)) }

  /// The day that stands for a number.
  func day(of number: Double) -> Day {
    let days = ((number - origin) / unit).rounded(.down)
    return Day(number: Int32(min(max(days, -2e9), 2e9)))
  }
}
