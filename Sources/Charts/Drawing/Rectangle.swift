/// An upright rectangle, in the pixels of a drawing, the origin at its top left.
package struct Rectangle: Sendable, Equatable {
  /// The left edge.
  package var minX: Double

  /// The top edge.
  package var minY: Double

  /// The right edge.
  package var maxX: Double

  /// The bottom edge.
  package var maxY: Double

  /// The distance between the left and the right edge.
  package var width: Double { maxX - minX }

  /// The distance between the top and the bottom edge.
  package var height: Double { maxY - minY }

  /// Creates a rectangle from its edges.
  package init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  /// Whether two rectangles share more than an edge.
  package func overlaps(_ other: Rectangle) -> Bool {
    minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
  }

  /// The rectangle grown by a distance on the left and right, and another above and below.
  package func expanded(x: Double, y: Double) -> Rectangle {
    Rectangle(minX: minX - x, minY: minY - y, maxX: maxX + x, maxY: maxY + y)
  }
}
