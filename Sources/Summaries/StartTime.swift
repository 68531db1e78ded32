public import TimeSeries

/// The first time that is asked for: a day, the first of a month, or a number.
public struct StartTime: Sendable {
  /// The day, where the text can be one.
  public let day: Day?

  /// The number, where the text can be one.
  public let number: Double?

  /// Reads a time as files write them; nil if it is none.
  public init?(_ text: String) {
    day = Day(text) ?? Month(text)?.firstDay
    number = Double(text).flatMap { $0.isFinite ? $0 : nil }
    if day == nil, number == nil { return nil }
  }
}
