/// The names of marks beside samples of them, in rows above a plot.
struct Legend {
  /// The look of a sample in the legend.
  enum Sample {
    case line(LinePattern)
    case dot(DotStyle)
    case area
    case target
  }

  /// A name and its sample.
  struct Entry {
    var text: String
    var sample: Sample
    var paint: Paint
    var x = 0.0
    var row = 0
  }

  /// The names in their places.
  private(set) var entries: [Entry] = []

  /// The letters.
  let font: Font

  /// The height of all rows.
  var height: Double {
    entries.isEmpty ? 0 : Double((entries.last?.row ?? 0) + 1) * font.lineHeight * 1.15 + 4
  }

  private static let sampleWidth = 18.0

  /// Lays the names out in rows of a width.
  ///
  /// - Parameters:
  ///   - content: The marks.
  ///   - linesAreNamed: Whether lines have their names at their ends, so that these are left out.
  ///   - font: The letters.
  ///   - width: The width of a row.
  init(content: Content, linesAreNamed: Bool, font: Font, width: Double) {
    self.font = font
    var (x, row) = (0.0, 0)
    for layer in content.layers where !layer.mark.label.isEmpty {
      guard let sample = layer.mark.sample(linesAreNamed: linesAreNamed) else { continue }
      let text = font.truncated(layer.mark.label, width: width - Self.sampleWidth - 6)
      let entryWidth = Self.sampleWidth + 6 + font.width(of: text)
      if x > 0, x + entryWidth > width { (x, row) = (0, row + 1) }
      entries.append(Entry(text: text, sample: sample, paint: layer.paint, x: x, row: row))
      x += entryWidth + 18
    }
  }

  /// Draws the rows below a height.
  func draw(left: Double, top: Double, into drawing: inout Drawing) {
    for entry in entries {
      let x = left + entry.x
      let middle = top + (Double(entry.row) + 0.5) * font.lineHeight * 1.15
      draw(entry, x: x, middle: middle, into: &drawing)
      drawing.write(
        PlacedText(
          entry.text, x: x + Self.sampleWidth + 6, baseline: middle + font.middle, font: font,
          paint: .ink))
    }
  }

  private func draw(_ entry: Entry, x: Double, middle: Double, into drawing: inout Drawing) {
    var path = Path()
    let end = x + Self.sampleWidth
    switch entry.sample {
    case .line(let pattern):
      path.segment(from: (x, middle), to: (end, middle))
      drawing.stroke(path, Stroke(paint: entry.paint, width: 2.4, pattern: pattern))
    case .dot(let style):
      path.dot(x + Self.sampleWidth / 2, middle)
      drawing.stroke(path, Stroke(paint: entry.paint, width: 8, isRound: true))
      if style == .hollow {
        drawing.stroke(path, Stroke(paint: .background, width: 4.5, isRound: true))
      }
    case .area:
      path.rectangle(Rectangle(minX: x + 4, minY: middle - 5, maxX: end - 2, maxY: middle + 5))
      drawing.fill(path, Fill(paint: entry.paint))
    case .target:
      path.segment(from: (x + 9, middle - 6), to: (x + 9, middle + 6))
      drawing.stroke(path, Stroke(paint: entry.paint, width: 2.4))
    }
  }
}

extension Mark {
  /// The sample of the mark in a legend, nil if it has its name elsewhere.
  fileprivate func sample(linesAreNamed: Bool) -> Legend.Sample? {
    switch shape {
    case .line(let line): linesAreNamed ? nil : .line(line.pattern)
    case .reference: linesAreNamed ? nil : .line(.dashed)
    case .band, .interval: linesAreNamed ? nil : .area
    case .points(let points):
      linesAreNamed && points.points.count == 1 ? nil : .dot(points.dots)
    case .bars: .area
    case .targets: .target
    case .rule: nil
    }
  }
}
