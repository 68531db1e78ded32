/// A path in the notation of SVG, its coordinates rounded to a tenth of a pixel.
package struct Path: Sendable, Equatable {
  /// The commands, as the attribute `d` has them.
  package private(set) var commands = ""

  /// Whether there is nothing to trace.
  var isEmpty: Bool { commands.isEmpty }

  /// Begins a new part at a point.
  mutating func move(to x: Double, _ y: Double) {
    add("M", x, y)
  }

  /// Draws a straight line to a point.
  mutating func line(to x: Double, _ y: Double) {
    add("L", x, y)
  }

  /// Draws a straight line back to the beginning of the part.
  mutating func close() {
    commands += "z"
  }

  /// Draws a straight line between two points.
  mutating func segment(from start: (Double, Double), to end: (Double, Double)) {
    move(to: start.0, start.1)
    line(to: end.0, end.1)
  }

  /// Draws a point, which shows as a dot if the line has round ends.
  mutating func dot(_ x: Double, _ y: Double) {
    add("M", x, y)
    commands += "h0"
  }

  /// Draws the outline of a rectangle.
  mutating func rectangle(_ rectangle: Rectangle) {
    move(to: rectangle.minX, rectangle.minY)
    commands += "H" + decimal(rectangle.maxX) + "V" + decimal(rectangle.maxY)
    commands += "H" + decimal(rectangle.minX) + "z"
  }

  private mutating func add(_ command: String, _ x: Double, _ y: Double) {
    commands += command + decimal(x) + " " + decimal(y)
  }
}

/// A number of pixels, rounded to a tenth.
func decimal(_ value: Double) -> String {
  // Beyond this nothing is visible, and the tenths still fit a whole number.
  let tenths = Int((min(max(value, -1e6), 1e6) * 10).rounded())
  let (whole, rest) = abs(tenths).quotientAndRemainder(dividingBy: 10)
  let sign = tenths < 0 ? "-" : ""
  return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
}
