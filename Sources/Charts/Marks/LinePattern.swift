/// Whether and how a line is broken.
public enum LinePattern: Sendable, Equatable {
  /// Not at all.
  case solid

  /// Into strokes.
  case dashed

  /// Into dots.
  case dotted

  /// The lengths of strokes and gaps in pixels, as SVG has them.
  var dashes: String? {
    switch self {
    case .solid: nil
    case .dashed: "5 4"
    case .dotted: "1.5 3"
    }
  }
}
