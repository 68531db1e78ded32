/// Rectangles sorted into the squares of a grid, so that those near a place are found at once.
struct RectangleGrid: Sendable, Equatable {
  /// A square of the grid.
  private struct Square: Hashable {
    var column: Int
    var row: Int
  }

  private static let side = 64.0

  /// The most squares that one rectangle is sorted into.
  private static let limit = 1024

  private var squares: [Square: [Rectangle]] = [:]

  /// The rectangles that would be in too many squares.
  private var large: [Rectangle] = []

  /// Adds a rectangle.
  mutating func insert(_ rectangle: Rectangle) {
    guard let range = RectangleGrid.range(of: rectangle) else {
      large.append(rectangle)
      return
    }
    for column in range.columns {
      for row in range.rows {
        squares[Square(column: column, row: row), default: []].append(rectangle)
      }
    }
  }

  /// Whether a rectangle overlaps one of those that were added.
  func overlaps(_ rectangle: Rectangle) -> Bool {
    if large.contains(where: { $0.overlaps(rectangle) }) { return true }
    guard let range = RectangleGrid.range(of: rectangle) else {
      return squares.values.contains { $0.contains { $0.overlaps(rectangle) } }
    }
    return range.columns.contains { column in
      range.rows.contains { row in
        squares[Square(column: column, row: row)]?.contains { $0.overlaps(rectangle) } ?? false
      }
    }
  }

  /// The squares that a rectangle touches, nil where these are too many.
  private static func range(
    of rectangle: Rectangle
  ) -> (columns: ClosedRange<Int>, rows: ClosedRange<Int>)? {
    let edges = [rectangle.minX, rectangle.maxX, rectangle.minY, rectangle.maxY]
    guard edges.allSatisfy({ abs($0) < 1e9 }) else { return nil }
    let places = edges.map { Int(($0 / side).rounded(.down)) }
    guard places[0] <= places[1], places[2] <= places[3],
      (places[1] - places[0] + 1) * (places[3] - places[2] + 1) <= limit
    else { return nil }
    return (places[0]...places[1], places[2]...places[3])
  }
}
