public import TimeSeries

/// A range of values at one place.
struct IntervalShape: Sendable, Equatable {
  var x: Double
  var lower: Double
  var upper: Double
  var width: Mark.IntervalWidth

  /// The same with each horizontal value replaced by its place.
  func placed(_ place: (Double) -> Double) -> IntervalShape {
    IntervalShape(x: place(x), lower: lower, upper: upper, width: width)
  }
}

extension Mark {
  /// The width of an interval's bar: the likelier the values, the wider.
  public enum IntervalWidth: Sendable, Equatable {
    /// A thin line, for the outer of two intervals.
    case narrow

    /// A bar, for the inner one.
    case wide
  }

  /// A range of values on one day, such as a prediction interval.
  ///
  /// - Parameters:
  ///   - day: The day.
  ///   - range: The values.
  ///   - label: What the range is called, to be written beside its upper end.
  ///   - color: The colour, nil for the next of the palette.
  ///   - width: How broad the bar is.
  /// - Returns: The mark.
  public static func interval(
    _ day: Day, _ range: ClosedRange<Double>, label: String = "", color: ChartColor? = nil,
    width: IntervalWidth = .wide
  ) -> Mark {
    interval(x: Double(day.number), range, label: label, color: color, width: width)
  }

  /// A range of values at one place of the horizontal axis.
  ///
  /// - Parameters:
  ///   - x: The place.
  ///   - range: The values.
  ///   - label: What the range is called, to be written beside its upper end.
  ///   - color: The colour, nil for the next of the palette.
  ///   - width: How broad the bar is.
  /// - Returns: The mark.
  public static func interval(
    x: Double, _ range: ClosedRange<Double>, label: String = "", color: ChartColor? = nil,
    width: IntervalWidth = .wide
  ) -> Mark {
    let shape = IntervalShape(
      x: x, lower: range.lowerBound, upper: range.upperBound, width: width)
    return Mark(shape: .interval(shape), label: label, color: color)
  }
}

// MARK: - Drawing

extension IntervalShape {
  /// Draws the bar of the interval.
  func draw(in plot: Plot, paint: Paint, into drawing: inout Drawing) {
    let (x, top, bottom) = (plot.x(x), plot.y(upper), plot.y(lower))
    guard x.isFinite, top.isFinite, bottom.isFinite else { return }
    var path = Path()
    switch width {
    case .wide:
      path.rectangle(Rectangle(minX: x - 5, minY: top, maxX: x + 5, maxY: max(bottom, top + 1)))
      drawing.fill(path, Fill(paint: paint, opacity: 0.45))
    case .narrow:
      path.segment(from: (x, top), to: (x, bottom))
      path.segment(from: (x - 4, top), to: (x + 4, top))
      path.segment(from: (x - 4, bottom), to: (x + 4, bottom))
      drawing.stroke(path, Stroke(paint: paint, width: 1.5))
    }
  }
}
