/// A path through places of a drawing, rounded to a tenth of a pixel.
package struct Path: Sendable, Equatable {
  /// A place, in tenths of a pixel.
  package struct Place: Sendable, Equatable {
    /// The tenths from the left.
    package var x: Int

    /// The tenths from the top.
    package var y: Int
  }

  /// A step of a path.
  package enum Step: Sendable, Equatable {
    /// Begins a new part.
    case move(Place)

    /// Goes straight to a place.
    case line(Place)

    /// Stays, which shows as a dot if the line has round ends.
    case dot

    /// Goes straight back to the beginning of the part.
    case close
  }

  /// The steps.
  package private(set) var steps: [Step] = []

  /// Whether there is nothing to trace.
  var isEmpty: Bool { steps.isEmpty }

  /// Begins a new part at a point.
  mutating func move(to x: Double, _ y: Double) {
    steps.append(.move(Place(x: tenths(x), y: tenths(y))))
  }

  /// Draws a straight line to a point.
  mutating func line(to x: Double, _ y: Double) {
    steps.append(.line(Place(x: tenths(x), y: tenths(y))))
  }

  /// Draws a straight line back to the beginning of the part.
  mutating func close() {
    steps.append(.close)
  }

  /// Draws a straight line between two points.
  mutating func segment(from start: (Double, Double), to end: (Double, Double)) {
    move(to: start.0, start.1)
    line(to: end.0, end.1)
  }

  /// Draws a point, which shows as a dot if the line has round ends.
  mutating func dot(_ x: Double, _ y: Double) {
    move(to: x, y)
    steps.append(.dot)
  }

  /// Draws the outline of a rectangle.
  mutating func rectangle(_ rectangle: Rectangle) {
    move(to: rectangle.minX, rectangle.minY)
    line(to: rectangle.maxX, rectangle.minY)
    line(to: rectangle.maxX, rectangle.maxY)
    line(to: rectangle.minX, rectangle.maxY)
    close()
  }
}

// MARK: - Notation

extension Path {
  /// The path in the notation of SVG, each step relative to the one before it, which is shorter.
  ///
  /// Differences are those of whole tenths, so that no error adds up.
  var data: String {
    var data = PathData()
    var (start, last) = (Place(x: 0, y: 0), Place(x: 0, y: 0))
    for step in steps {
      switch step {
      case .move(let place):
        data.add("m", [place.x - last.x, place.y - last.y])
        (start, last) = (place, place)
      case .line(let place):
        let (x, y) = (place.x - last.x, place.y - last.y)
        if y == 0 {
          data.add("h", [x])
        } else if x == 0 {
          data.add("v", [y])
        } else {
          data.add("l", [x, y])
        }
        last = place
      case .dot: data.add("h", [0])
      case .close:
        data.add("z", [])
        last = start
      }
    }
    return data.text
  }
}

/// The commands of a path as text, with what may be left out left out.
private struct PathData {
  private(set) var text = ""
  private var command: Character = " "

  /// Adds a command and its numbers, in tenths of a pixel.
  mutating func add(_ command: Character, _ numbers: [Int]) {
    // After a move, numbers alone would be a line.
    var isSeparated = command != self.command || command == "m" || command == "z"
    if isSeparated { text.append(command) }
    self.command = command
    for number in numbers {
      if !isSeparated, number >= 0 { text.append(" ") }
      appendDecimal(ofTenths: number, leadingZero: false, to: &text)
      isSeparated = false
    }
  }
}

/// A number of pixels, rounded to a tenth.
func decimal(_ value: Double) -> String {
  var text = ""
  appendDecimal(ofTenths: tenths(value), leadingZero: true, to: &text)
  return text
}

/// A number of pixels in tenths; beyond a million nothing is visible, and NaN is nowhere.
private func tenths(_ value: Double) -> Int {
  guard !value.isNaN else { return 0 }
  return Int((min(max(value, -1e6), 1e6) * 10).rounded())
}

private func appendDecimal(ofTenths tenths: Int, leadingZero: Bool, to text: inout String) {
  let (whole, rest) = abs(tenths).quotientAndRemainder(dividingBy: 10)
  if tenths < 0 { text += "-" }
  if whole > 0 || rest == 0 || leadingZero { text += String(whole) }
  if rest > 0 { text += "." + String(rest) }
}
