/// The frame of a chart: its title and subtitle above, its source below.
struct Page {
  /// The space around everything.
  let margin: Double

  /// The width of the picture.
  let width: Double

  /// The least height of the picture.
  let leastHeight: Double

  /// The top of what stands between title and source.
  private(set) var top: Double

  /// The height of the source, with the space above and below.
  let footHeight: Double

  private let footing: [String]
  private let footFont: Font
  private var texts: [PlacedText] = []

  /// Lays out the texts.
  init(title: String, subtitle: String, source: String, size: ChartSize) {
    margin = size.margin
    width = size.width
    leastHeight = size.height
    top = size.margin
    let inner = size.width - 2 * size.margin
    footFont = Font(size: size.isCompact ? 10.5 : 11)
    footing = footFont.lines(of: source, width: inner)
    footHeight =
      size.margin + (footing.isEmpty ? 0 : Double(footing.count) * footFont.lineHeight + 6)

    write(title, font: Font(size: size.isCompact ? 15 : 17, isBold: true), paint: .ink)
    if !subtitle.isEmpty { top += 3 }
    write(subtitle, font: Font(size: size.isCompact ? 12 : 13), paint: .secondaryInk)
    top += 8
  }

  /// The space that is left for a panel.
  var inner: Rectangle {
    Rectangle(
      minX: margin, minY: top, maxX: width - margin, maxY: max(leastHeight - footHeight, top))
  }

  /// The picture of what stands between title and source.
  ///
  /// - Parameters:
  ///   - bottom: Where that ends.
  ///   - draw: What draws it.
  /// - Returns: The picture, as high as it must be.
  func drawing(bottom: Double, _ draw: (inout Drawing) -> Void) -> Drawing {
    let height = max(leastHeight, (bottom + footHeight).rounded(.up))
    var drawing = Drawing(width: width, height: height)
    for text in texts { drawing.write(text) }
    draw(&drawing)
    var baseline = height - margin - footFont.descent
    baseline -= Double(footing.count - 1) * footFont.lineHeight
    for line in footing {
      drawing.write(
        PlacedText(line, x: margin, baseline: baseline, font: footFont, paint: .secondaryInk))
      baseline += footFont.lineHeight
    }
    return drawing
  }

  private mutating func write(_ text: String, font: Font, paint: Paint) {
    for line in font.balancedLines(of: text, width: width - 2 * margin) {
      texts.append(
        PlacedText(line, x: margin, baseline: top + font.ascent, font: font, paint: paint))
      top += font.lineHeight
    }
  }
}
