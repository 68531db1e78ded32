public import TimeSeries

/// The first time that is asked for, in any form that files have.
public struct StartTime: Sendable {
  /// The time as it was given.
  public let text: String

  /// The time, where the text can be one.
  public let instant: Instant?

  /// The number, where the text can be one.
  public let number: Double?

  /// Reads a time as files write them; nil if it is none.
  public init?(_ text: String) {
    self.text = text
    number = Double(text).flatMap { $0.isFinite ? $0 : nil }
    var finder = TimePatternFinder()
    instant =
      finder.narrow(by: text)
      ? finder.pattern?.reading(text.utf8)?.wall : Day(anyForm: text).map(Instant.init(day:))
    if instant == nil, number == nil { return nil }
  }
}
