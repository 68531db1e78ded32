public import TimeSeries

/// A place on the horizontal axis where something changed, or a stretch during which it was so.
struct RuleShape: Sendable, Equatable {
  var start: Double
  var end: Double

  /// The same with each horizontal value replaced by its place.
  func placed(_ place: (Double) -> Double) -> RuleShape {
    RuleShape(start: place(start), end: place(end))
  }
}

extension Mark {
  /// A day on which something changed: an upright line, its label above the plot.
  ///
  /// A day far before or after the data is not shown, and does not widen the chart.
  public static func rule(_ day: Day, label: String) -> Mark {
    rule(x: Double(day.number), label: label)
  }

  /// A place on the horizontal axis that is worth a word.
  public static func rule(x: Double, label: String) -> Mark {
    Mark(shape: .rule(RuleShape(start: x, end: x)), label: label)
  }

  /// The days during which something was so: a shaded stretch, its label above the plot.
  public static func span(_ days: ClosedRange<Day>, label: String) -> Mark {
    let shape = RuleShape(
      start: Double(days.lowerBound.number), end: Double(days.upperBound.number))
    return Mark(shape: .rule(shape), label: label)
  }

  /// A value to compare with: a level line through the plot.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - label: What it is, to be written at the end of the line.
  ///   - color: The colour, nil for gray.
  /// - Returns: The mark.
  public static func reference(
    _ value: Double, label: String, color: ChartColor? = nil
  ) -> Mark {
    Mark(shape: .reference(value), label: label, color: color, emphasis: .muted)
  }
}
