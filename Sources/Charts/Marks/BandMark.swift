public import TimeSeries

/// The space between two lines.
struct BandShape: Sendable, Equatable {
  struct Interval: Sendable, Equatable {
    var x: Double
    var lower: Double
    var upper: Double
  }

  var intervals: [Interval]
  var opacity: Double

  /// The same with each horizontal value replaced by its place.
  func placed(_ place: (Double) -> Double) -> BandShape {
    var band = self
    band.intervals = intervals.map { Interval(x: place($0.x), lower: $0.lower, upper: $0.upper) }
    return band
  }
}

extension Mark {
  /// The space between two values a day, such as a prediction interval.
  ///
  /// - Parameters:
  ///   - days: The days.
  ///   - lower: The lower value on each.
  ///   - upper: The upper value on each.
  ///   - label: What the band is called, to be written at its end.
  ///   - color: The colour, nil for the next of the palette.
  ///   - opacity: How much of what is behind is hidden; bands over each other add up.
  /// - Returns: The mark.
  public static func band(
    _ days: [Day], lower: [Double], upper: [Double], label: String = "",
    color: ChartColor? = nil, opacity: Double = 0.18
  ) -> Mark {
    band(
      x: days.map { Double($0.number) }, lower: lower, upper: upper, label: label, color: color,
      opacity: opacity)
  }

  /// The space between two values at each place of the horizontal axis.
  ///
  /// - Parameters:
  ///   - x: The places.
  ///   - lower: The lower value at each.
  ///   - upper: The upper value at each.
  ///   - label: What the band is called, to be written at its end.
  ///   - color: The colour, nil for the next of the palette.
  ///   - opacity: How much of what is behind is hidden; bands over each other add up.
  /// - Returns: The mark.
  public static func band(
    x: [Double], lower: [Double], upper: [Double], label: String = "",
    color: ChartColor? = nil, opacity: Double = 0.18
  ) -> Mark {
    precondition(
      x.count == lower.count && x.count == upper.count,
      "a band of \(x.count) places, \(lower.count) lower and \(upper.count) upper values")
    let intervals = x.indices.map {
      BandShape.Interval(x: x[$0], lower: lower[$0], upper: upper[$0])
    }
    return Mark(
      shape: .band(BandShape(intervals: intervals, opacity: opacity)), label: label, color: color)
  }

  /// The space between values and zero.
  ///
  /// - Parameters:
  ///   - series: The values.
  ///   - label: What they are called, to be written at the end.
  ///   - color: The colour, nil for the next of the palette.
  /// - Returns: The mark.
  public static func area(
    _ series: TimeSeries, label: String = "", color: ChartColor? = nil
  ) -> Mark {
    band(
      series.days, lower: series.values.map { min($0, 0) }, upper: series.values.map { max($0, 0) },
      label: label, color: color, opacity: 0.35)
  }
}

// MARK: - Drawing

extension BandShape {
  /// Draws the band, broken where a value is missing.
  func draw(in plot: Plot, paint: Paint, into drawing: inout Drawing) {
    var path = Path()
    for run in intervals.split(whereSeparator: { !isComplete($0) }) where run.count > 1 {
      let upper = run.map { (plot.x($0.x), plot.y($0.upper)) }
      let lower = run.reversed().map { (plot.x($0.x), plot.y($0.lower)) }
      path.move(to: upper[0].0, upper[0].1)
      for (x, y) in upper.dropFirst() + lower { path.line(to: x, y) }
      path.close()
    }
    drawing.fill(path, Fill(paint: paint, opacity: opacity))
  }

  private func isComplete(_ interval: Interval) -> Bool {
    interval.x.isFinite && interval.lower.isFinite && interval.upper.isFinite
  }
}
