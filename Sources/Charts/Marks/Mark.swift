public import TimeSeries

/// One layer of a chart: data, how they are shown, and what they are called.
public struct Mark: Sendable, Equatable {
  /// A place in a plot, by the values of its axes.
  public struct Point: Sendable, Equatable {
    /// The value on the horizontal axis; a day is its number.
    public var x: Double

    /// The value on the vertical axis, NaN where there is none.
    public var y: Double

    /// Creates a point.
    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }

    /// Creates a point on a day.
    public init(_ day: Day, _ y: Double) {
      self.init(x: Double(day.number), y: y)
    }
  }

  /// The emphasis of a mark among others.
  public enum Emphasis: Sendable, Equatable {
    /// More: what the chart is about.
    case strong

    /// The same as the others.
    case normal

    /// Less: what is shown to compare with.
    case muted
  }

  /// The content that is drawn.
  enum Shape: Sendable, Equatable {
    case line(LineShape)
    case points(PointsShape)
    case bars(BarsShape)
    case band(BandShape)
    case interval(IntervalShape)
    case targets([Point])
    case reference(Double)
    case rule(RuleShape)
  }

  /// The content that is drawn.
  var shape: Shape

  /// The label of the data, empty for none.
  var label: String

  /// The colour, nil for the next of the palette.
  var color: ChartColor?

  /// The emphasis of the mark.
  var emphasis = Emphasis.normal

  /// The values that the mark takes up on the horizontal axis.
  var xValues: [Double] {
    switch shape {
    case .line(let line): line.points.filter { $0.y.isFinite }.map(\.x)
    case .points(let dots): dots.points.filter { $0.y.isFinite }.map(\.x)
    case .bars(let bars): bars.bars.map(\.position)
    case .band(let band): band.intervals.map(\.x)
    case .interval(let interval): [interval.x]
    case .targets(let targets): targets.map(\.x)
    case .reference: []
    // What happened long before or after the data does not widen the chart.
    case .rule: []
    }
  }

  /// The values that the mark takes up on the vertical axis.
  var yValues: [Double] {
    let values: [Double] =
      switch shape {
      case .line(let line): line.points.map(\.y)
      case .points(let dots): dots.points.map(\.y)
      case .bars(let bars): [0] + bars.bars.map(\.value)
      case .band(let band): band.intervals.flatMap { [$0.lower, $0.upper] }
      case .interval(let interval): [interval.lower, interval.upper]
      case .targets(let targets): targets.map(\.y)
      case .reference(let value): [value]
      case .rule: []
      }
    return values.filter(\.isFinite)
  }

  /// Whether the mark can be drawn: what stands at one value needs that value.
  var hasPlace: Bool {
    switch shape {
    case .reference(let value): value.isFinite
    case .rule(let rule): rule.start.isFinite && rule.end.isFinite
    case .interval(let interval):
      interval.x.isFinite && interval.lower.isFinite && interval.upper.isFinite
    case .line, .points, .bars, .band, .targets: true
    }
  }

  /// Whether the mark takes its colour from the palette if it is given none.
  var takesPaletteColor: Bool {
    guard color == nil, emphasis != .muted else { return false }
    return switch shape {
    case .targets, .reference, .rule: false
    default: true
    }
  }

  /// The mark with each value of the horizontal axis replaced by its place on it.
  func placed(on axis: Axis) -> Mark {
    var mark = self
    if case .rule(let rule) = shape, case .days = axis.kind {
      mark.shape = .rule(rule.placed { axis.place(ofDay: $0) ?? $0 })
      return mark
    }
    guard axis.kind == .dayOfYear else { return self }
    mark.shape =
      switch shape {
      case .line(let line): .line(line.placed(axis.coordinate))
      case .points(let points): .points(points.placed(axis.coordinate))
      case .bars(let bars): .bars(bars.placed(axis.coordinate))
      case .band(let band): .band(band.placed(axis.coordinate))
      case .interval(let interval): .interval(interval.placed(axis.coordinate))
      case .targets(let targets): .targets(targets.map { $0.placed(axis.coordinate) })
      case .rule(let rule): .rule(rule.placed(axis.coordinate))
      case .reference: shape
      }
    return mark
  }
}

extension Mark.Point {
  /// The point with its horizontal value replaced by another.
  func placed(_ place: (Double) -> Double) -> Mark.Point {
    Mark.Point(x: place(x), y: y)
  }
}
