/// The size of a chart's picture in pixels, before a page scales it.
///
/// Letters have the same size in every picture, so a narrow one is laid out anew and stays
/// legible on a phone, where a wide one would be scaled down.
public struct ChartSize: Sendable, Equatable {
  /// The width.
  public var width: Double

  /// The least height; a chart with many lines of text is higher.
  public var height: Double

  /// Creates a size.
  public init(width: Double, height: Double) {
    precondition(width >= 200 && height >= 120, "a chart of \(width) × \(height) is too small")
    self.width = width
    self.height = height
  }

  /// The size for a column of text: 720 × 405.
  public static let standard = ChartSize(width: 720, height: 405)

  /// The size for a phone: 360 × 380.
  public static let compact = ChartSize(width: 360, height: 380)

  /// Whether space is dear.
  var isCompact: Bool { width < 520 }

  /// The space left free around the picture.
  var margin: Double { isCompact ? 12 : 16 }
}
