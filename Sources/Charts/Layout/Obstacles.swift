/// The straight lines of a plot that labels must not cover.
struct Obstacles {
  /// A straight line between two places, which is a point where they are the same.
  struct Segment {
    var start: (x: Double, y: Double)
    var end: (x: Double, y: Double)
  }

  /// The lines.
  private(set) var segments: [Segment] = []

  /// Collects the lines of marks in a plot.
  init(content: Content, plot: Plot) {
    for layer in content.layers {
      switch layer.mark.shape {
      case .line(let line):
        add(line.points, stepped: line.interpolation == .stepped, plot: plot)
      case .points(let points):
        for point in points.points { add([point, point], plot: plot) }
      case .band(let band):
        add(band.intervals.map { .init(x: $0.x, y: $0.lower) }, plot: plot)
        add(band.intervals.map { .init(x: $0.x, y: $0.upper) }, plot: plot)
      case .interval(let interval):
        add(
          [.init(x: interval.x, y: interval.lower), .init(x: interval.x, y: interval.upper)],
          plot: plot)
      case .bars(let bars):
        for bar in bars.bars {
          add(
            [.init(x: bar.position, y: 0), .init(x: bar.position, y: bar.value)], plot: plot)
        }
      case .targets(let targets):
        for target in targets { add([target, target], plot: plot) }
      case .reference(let value):
        let y = plot.y(value)
        segments.append(Segment(start: (plot.frame.minX, y), end: (plot.frame.maxX, y)))
      case .rule(let rule):
        let x = plot.x(rule.start)
        segments.append(Segment(start: (x, plot.frame.minY), end: (x, plot.frame.maxY)))
      }
    }
  }

  /// Whether any of the lines runs through a rectangle.
  func touch(_ rectangle: Rectangle) -> Bool {
    segments.contains { $0.meets(rectangle) }
  }

  private mutating func add(_ points: [Mark.Point], stepped: Bool = false, plot: Plot) {
    let places = points.map { (x: plot.x($0.x), y: plot.y($0.y)) }
    for (start, end) in zip(places, places.dropFirst())
    where start.x.isFinite && start.y.isFinite && end.x.isFinite && end.y.isFinite {
      if stepped {
        segments.append(Segment(start: start, end: (end.x, start.y)))
        segments.append(Segment(start: (end.x, start.y), end: end))
      } else {
        segments.append(Segment(start: start, end: end))
      }
    }
  }
}

extension Obstacles.Segment {
  /// Whether the line has a part within a rectangle (Liang & Barsky 1984).
  func meets(_ rectangle: Rectangle) -> Bool {
    let (run, rise) = (end.x - start.x, end.y - start.y)
    var (entry, exit) = (0.0, 1.0)
    for (direction, distance) in [
      (-run, start.x - rectangle.minX), (run, rectangle.maxX - start.x),
      (-rise, start.y - rectangle.minY), (rise, rectangle.maxY - start.y),
    ] {
      if direction == 0 {
        if distance < 0 { return false }
      } else if direction < 0 {
        entry = max(entry, distance / direction)
      } else {
        exit = min(exit, distance / direction)
      }
    }
    return entry <= exit
  }
}
