/// The part of a chart between its axes, where data have their place.
struct Plot {
  /// The space between the axes.
  var frame: Rectangle

  /// The places of values from left to right.
  var x: Scale

  /// The places of values from bottom to top, or of names from top to bottom.
  var y: Scale

  /// Whether bars lie on their side, since the vertical axis has the names.
  var isSideways: Bool

  /// The letters of numbers in the plot.
  var font: Font

  /// The format of numbers.
  var format: ChartFormat

  /// The position of zero in the direction of values, or the end of the plot nearest to it.
  var baseline: Double {
    let (scale, low, high) =
      isSideways ? (x, frame.minX, frame.maxX) : (y, frame.minY, frame.maxY)
    let zero = scale.isLogarithmic ? scale.start : scale(0)
    return min(max(zero, low), high)
  }

  /// Whether a place in the direction of values is between the ends of the plot.
  func spansValue(at place: Double) -> Bool {
    isSideways
      ? (frame.minX - 1...frame.maxX + 1).contains(place)
      : (frame.minY - 1...frame.maxY + 1).contains(place)
  }

  /// Draws a level line, or an upright one among bars on their side, at a value.
  func drawReference(_ value: Double, paint: Paint, into drawing: inout Drawing) {
    var path = Path()
    if isSideways {
      path.segment(from: (x(value), frame.minY), to: (x(value), frame.maxY))
    } else {
      path.segment(from: (frame.minX, y(value)), to: (frame.maxX, y(value)))
    }
    drawing.stroke(path, Stroke(paint: paint, width: 1.2, pattern: .dashed))
  }
}
