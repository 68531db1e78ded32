/// Whether a chart stands on a light or a dark background.
public enum Appearance: Sendable, Equatable {
  /// Light, but dark on a screen whose reader prefers that. Print is always light.
  case automatic

  /// Light everywhere.
  case light

  /// Dark everywhere.
  case dark
}
