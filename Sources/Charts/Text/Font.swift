/// The size and weight of letters, and how much space they take.
///
/// The family is a stack of common sans-serif fonts, and which of them a reader has is not known:
/// a text is taken to be as wide as in the widest of them.
package struct Font: Sendable, Equatable {
  /// The height of the font in pixels.
  package var size: Double

  /// Whether the letters are bold.
  package var isBold = false

  /// The fonts to be tried, the best first.
  static let family = "Helvetica Neue,Helvetica,Arial,Liberation Sans,DejaVu Sans,sans-serif"

  /// The ascent: the height of letters and accents above the baseline.
  var ascent: Double { 0.86 * size }

  /// The descent: the depth of letters below the baseline.
  var descent: Double { 0.24 * size }

  /// The distance between the lines of a paragraph.
  var lineHeight: Double { 1.25 * size }

  /// The distance from the middle of a text to the line that its letters stand on.
  var middle: Double { 0.35 * size }

  /// The width of a text.
  package func width(of text: String) -> Double {
    width(ofHundredths: hundredths(of: text))
  }

  /// The width of a text in hundredths of the size.
  func hundredths(of text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + GlyphWidths.hundredths(of: $1, isBold: isBold) }
  }

  /// The width of so many hundredths of the size.
  func width(ofHundredths hundredths: Int) -> Double { Double(hundredths) * size / 100 }
}
