/// Points by themselves.
struct PointsShape: Sendable, Equatable {
  var points: [Mark.Point]
  var dots: DotStyle

  /// The same with each horizontal value replaced by its place.
  func placed(_ place: (Double) -> Double) -> PointsShape {
    PointsShape(points: points.map { $0.placed(place) }, dots: dots)
  }
}

extension Mark {
  /// Points by themselves, not joined.
  ///
  /// - Parameters:
  ///   - points: The points; one without a value is left out.
  ///   - label: What they are called, for the legend.
  ///   - color: The colour, nil for the next of the palette.
  ///   - dots: Whether the points are filled.
  ///   - emphasis: How much the points stand out.
  /// - Returns: The mark.
  public static func points(
    _ points: [Point], label: String = "", color: ChartColor? = nil, dots: DotStyle = .filled,
    emphasis: Emphasis = .normal
  ) -> Mark {
    Mark(
      shape: .points(PointsShape(points: points, dots: dots)), label: label, color: color,
      emphasis: emphasis)
  }
}

// MARK: - Drawing

extension PointsShape {
  /// Draws the points.
  func draw(in plot: Plot, paint: Paint, emphasis: Mark.Emphasis, into drawing: inout Drawing) {
    let places = plot.distinct(points)
    let radius = emphasis == .strong ? 4.5 : emphasis == .muted ? 2.2 : 3.2
    plot.drawDots(places, radius: radius, style: dots, paint: paint, into: &drawing)
  }
}

extension Plot {
  /// The places of points, but for those that would cover another where there are thousands.
  fileprivate func distinct(_ points: [Mark.Point]) -> [(Double, Double)] {
    let places = points.map { (x($0.x), y($0.y)) }.filter { $0.0.isFinite && $0.1.isFinite }
    guard places.count > 2000 else { return places }
    // A dot for each square of seven pixels keeps the picture under 60 kB.
    var taken: Set<[Double]> = []
    return places.filter { taken.insert([($0.0 / 7).rounded(), ($0.1 / 7).rounded()]).inserted }
  }

  /// Draws dots, each with a thin edge of background so that neighbours are told apart.
  func drawDots(
    _ places: [(Double, Double)], radius: Double, style: DotStyle, paint: Paint,
    into drawing: inout Drawing
  ) {
    func dots(_ places: [(Double, Double)], radius: Double, paint: Paint) {
      var path = Path()
      for (x, y) in places { path.dot(x, y) }
      drawing.stroke(path, Stroke(paint: paint, width: 2 * radius, isRound: true))
    }
    if style == .hollow {
      dots(places, radius: radius + 0.6, paint: paint)
      dots(places, radius: radius - 1, paint: .background)
    } else {
      dots(places, radius: radius, paint: paint)
    }
  }
}
