public import TimeSeries

/// The interpolation of a line between values.
public enum Interpolation: Sendable, Equatable {
  /// Straight.
  case straight

  /// Level until the next value, then upright: a total that stays until it is raised.
  case stepped
}

/// Whether and how the values of a line are shown themselves.
public enum DotStyle: Sendable, Equatable {
  /// Not at all.
  case hidden

  /// Filled dots.
  case filled

  /// Rings.
  case hollow
}

/// Values joined in order, broken where one is missing.
struct LineShape: Sendable, Equatable {
  var points: [Mark.Point]
  var interpolation: Interpolation
  var pattern: LinePattern
  var dots: DotStyle

  /// The same with each horizontal value replaced by its place.
  func placed(_ place: (Double) -> Double) -> LineShape {
    var line = self
    line.points = points.map { $0.placed(place) }
    return line
  }
}

extension Mark {
  /// Values joined in the order of time, broken where one is missing.
  ///
  /// - Parameters:
  ///   - series: The values.
  ///   - label: What they are called, to be written at the end of the line.
  ///   - color: The colour, nil for the next of the palette, or gray where muted.
  ///   - interpolation: How the line goes from one value to the next.
  ///   - pattern: Whether and how the line is broken.
  ///   - dots: Whether and how the values are shown themselves.
  ///   - emphasis: How much the line stands out.
  ///   - longestGapDays: The days without a value that a line may cross; where more pass, it is
  ///     broken, since it would tell of values that there were not. Nil for no limit.
  /// - Returns: The mark.
  public static func line(
    _ series: TimeSeries, label: String = "", color: ChartColor? = nil,
    interpolation: Interpolation = .straight, pattern: LinePattern = .solid,
    dots: DotStyle = .hidden, emphasis: Emphasis = .normal, longestGapDays: Int? = nil
  ) -> Mark {
    var points: [Point] = []
    for (day, value) in zip(series.days, series.values) {
      if let longestGapDays, let last = points.last,
        Double(day.number) - last.x > Double(longestGapDays)
      {
        points.append(Point(x: last.x, y: .nan))
      }
      points.append(Point(day, value))
    }
    return line(
      points, label: label, color: color, interpolation: interpolation, pattern: pattern,
      dots: dots, emphasis: emphasis)
  }

  /// Points joined in order, broken where one has no value.
  ///
  /// - Parameters:
  ///   - points: The points.
  ///   - label: What they are called, to be written at the end of the line.
  ///   - color: The colour, nil for the next of the palette, or gray where muted.
  ///   - interpolation: How the line goes from one point to the next.
  ///   - pattern: Whether and how the line is broken.
  ///   - dots: Whether and how the points are shown themselves.
  ///   - emphasis: How much the line stands out.
  /// - Returns: The mark.
  public static func line(
    _ points: [Point], label: String = "", color: ChartColor? = nil,
    interpolation: Interpolation = .straight, pattern: LinePattern = .solid,
    dots: DotStyle = .hidden, emphasis: Emphasis = .normal
  ) -> Mark {
    let shape = LineShape(
      points: points, interpolation: interpolation, pattern: pattern, dots: dots)
    return Mark(shape: .line(shape), label: label, color: color, emphasis: emphasis)
  }
}

extension Mark {
  /// The mark as it is the first, second or third time that a colour is used.
  func patterned(round: Int) -> Mark {
    guard case .line(var line) = shape, line.pattern == .solid else { return self }
    line.pattern = [.solid, .dashed, .dotted][round % 3]
    var mark = self
    mark.shape = .line(line)
    return mark
  }
}

// MARK: - Drawing

extension LineShape {
  /// Draws the line and its dots.
  func draw(in plot: Plot, paint: Paint, emphasis: Mark.Emphasis, into drawing: inout Drawing) {
    let width =
      switch emphasis {
      case .strong: 2.8
      case .normal: 2.0
      case .muted: 1.3
      }
    let isComparison = emphasis == .muted && paint == .data(.muted)
    let paint = isComparison ? Paint.comparison : paint
    let runs = runs(in: plot).map { thinned($0) }
    var path = Path()
    for run in runs { trace(run, into: &path) }
    drawing.stroke(path, Stroke(paint: paint, width: width, pattern: pattern))

    // A value between two gaps has no line, so it shows as a dot in any case.
    let shown =
      dots == .hidden ? runs.filter { $0.count == 1 }.flatMap(\.self) : runs.flatMap(\.self)
    // Dots that would lie over each other say nothing that the line does not.
    guard dots == .hidden || Double(shown.count) < plot.frame.width else { return }
    let crowded = Double(shown.count) * 9 > plot.frame.width
    let radius = crowded ? width / 2 + 0.8 : width / 2 + 1.8
    plot.drawDots(shown, radius: radius, style: dots, paint: paint, into: &drawing)
  }

  /// The parts of the line between missing values, in pixels.
  private func runs(in plot: Plot) -> [[(Double, Double)]] {
    var runs: [[(Double, Double)]] = [[]]
    for point in points {
      let (x, y) = (plot.x(point.x), plot.y(point.y))
      if x.isFinite, y.isFinite {
        runs[runs.count - 1].append((x, y))
      } else if runs.last?.isEmpty == false {
        runs.append([])
      }
    }
    return runs.filter { !$0.isEmpty }
  }

  /// A run with no more than four values a pixel: the first, the least, the greatest, the last.
  ///
  /// Nothing is lost that could be seen (Jugel et al. 2014, *M4: A Visualization-Oriented Time
  /// Series Data Aggregation*).
  private func thinned(_ run: [(Double, Double)]) -> [(Double, Double)] {
    guard run.count > 1000 else { return run }
    var thinned: [(Double, Double)] = []
    var start = run.startIndex
    while start < run.endIndex {
      let column = run[start].0.rounded()
      let end = run[start...].firstIndex { $0.0.rounded() != column } ?? run.endIndex
      let range = start..<end
      let least = range.min { run[$0].1 < run[$1].1 } ?? start
      let greatest = range.max { run[$0].1 < run[$1].1 } ?? start
      for index in Set([start, least, greatest, end - 1]).sorted() { thinned.append(run[index]) }
      start = end
    }
    return thinned
  }

  private func trace(_ run: [(Double, Double)], into path: inout Path) {
    guard run.count > 1 else { return }
    path.move(to: run[0].0, run[0].1)
    for (previous, point) in zip(run, run.dropFirst()) {
      if interpolation == .stepped { path.line(to: point.0, previous.1) }
      path.line(to: point.0, point.1)
    }
  }
}
