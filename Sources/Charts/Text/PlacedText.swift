/// A text of one line and where it stands.
package struct PlacedText: Sendable, Equatable {
  /// The text.
  package var text: String

  /// The place of the text's start, middle or end, as the alignment says.
  package var x: Double

  /// The height of the line that the letters stand on.
  package var baseline: Double

  /// The part of the text that stands at ``x``.
  package var alignment: Alignment

  /// The size and weight of the letters.
  package var font: Font

  /// The colour.
  package var paint: Paint

  /// Whether the letters have an edge in the colour of the background, to be read over lines.
  package var hasHalo = false

  /// The part of a text that stands at a given position.
  package enum Alignment: String, Sendable {
    case start, middle, end
  }

  /// Creates a text.
  init(
    _ text: String, x: Double, baseline: Double, alignment: Alignment = .start, font: Font,
    paint: Paint, hasHalo: Bool = false
  ) {
    self.text = text
    self.x = x
    self.baseline = baseline
    self.alignment = alignment
    self.font = font
    self.paint = paint
    self.hasHalo = hasHalo
  }

  /// The space that the text needs, with what rises above and hangs below the letters.
  package var box: Rectangle {
    let width = font.width(of: text)
    let left =
      switch alignment {
      case .start: x
      case .middle: x - width / 2
      case .end: x - width
      }
    return Rectangle(
      minX: left, minY: baseline - font.ascent, maxX: left + width, maxY: baseline + font.descent)
  }
}
