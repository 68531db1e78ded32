/// A chart with everything in its place: shapes and texts in pixels, the first at the back.
package struct Drawing: Sendable, Equatable {
  /// The width of the picture.
  package var width: Double

  /// The height of the picture.
  package var height: Double

  /// The elements, in the order in which they are drawn.
  package private(set) var elements: [Element] = []

  /// The boxes of its texts.
  private var textBoxes = RectangleGrid()

  /// Begins a picture.
  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  /// The texts of the picture, wherever they stand.
  package var texts: [PlacedText] {
    elements.compactMap { element in
      // What is clipped has no texts: a text is whole or not there.
      if case .text(let text) = element { text } else { nil }
    }
  }

  /// Adds a line along a path.
  mutating func stroke(_ path: Path, _ stroke: Stroke) {
    if !path.isEmpty { elements.append(.stroke(path, stroke)) }
  }

  /// Adds the inside of a path.
  mutating func fill(_ path: Path, _ fill: Fill) {
    if !path.isEmpty { elements.append(.fill(path, fill)) }
  }

  /// Adds a text.
  mutating func write(_ text: PlacedText) {
    guard !text.text.isEmpty else { return }
    elements.append(.text(text))
    textBoxes.insert(text.box)
  }

  /// The whole picture.
  var bounds: Rectangle { Rectangle(minX: 0, minY: 0, maxX: width, maxY: height) }

  /// Adds a text if it stays within a rectangle and touches no other text.
  mutating func writeIfFree(_ text: PlacedText, within bounds: Rectangle) {
    let box = text.box
    guard
      box.minX >= bounds.minX, box.maxX <= bounds.maxX, box.minY >= bounds.minY,
      box.maxY <= bounds.maxY, !textBoxes.overlaps(box)
    else { return }
    write(text)
  }

  /// Adds what another function draws, cut off outside of a rectangle.
  mutating func clip(to rectangle: Rectangle, _ draw: (inout Drawing) -> Void) {
    var inside = Drawing(width: width, height: height)
    draw(&inside)
    if !inside.elements.isEmpty { elements.append(.clipped(inside.elements, to: rectangle)) }
  }

  /// One thing in a drawing.
  package indirect enum Element: Sendable, Equatable {
    /// A line along a path.
    case stroke(Path, Stroke)

    /// The inside of a path.
    case fill(Path, Fill)

    /// A text of one line.
    case text(PlacedText)

    /// Elements of which nothing shows outside of a rectangle.
    case clipped([Element], to: Rectangle)
  }
}

/// The stroke of a path: its colour, width and dashes.
package struct Stroke: Sendable, Equatable {
  /// The colour.
  package var paint: Paint

  /// The width of the line.
  package var width: Double

  /// Whether and how the line is broken.
  package var pattern = LinePattern.solid

  /// Whether the line has round ends, so that a path of no length is a dot.
  package var isRound = false
}

/// The fill of a path's inside.
package struct Fill: Sendable, Equatable {
  /// The colour.
  package var paint: Paint

  /// The opacity, from 0 to 1.
  package var opacity = 1.0
}
