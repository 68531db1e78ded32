/// The names of events, written above a plot in as many rows as keep them apart.
struct EventLabels {
  /// A name, its rule and where it stands.
  struct Label {
    var text: String
    var x: Double
    var left: Double
    var width: Double
    var row: Int

    var right: Double { left + width }
  }

  /// The names, from right to left.
  private(set) var labels: [Label] = []

  /// The letters.
  let font: Font

  /// The height of a row.
  var rowHeight: Double { font.lineHeight }

  /// The height of all rows, with the space that parts them from the plot.
  var height: Double {
    labels.isEmpty ? 0 : Double((labels.map(\.row).max() ?? 0) + 1) * rowHeight + 8
  }

  /// Finds a place for each name, going from right to left.
  ///
  /// A name begins at its rule where there is room, ends at it where there is not. A name to the
  /// left of another is lifted above it as far as the two would meet, so that the rule of the
  /// right one ends below the left one's name.
  init(events: [(x: Double, text: String)], font: Font, within bounds: ClosedRange<Double>) {
    self.font = font
    let widest = bounds.upperBound - bounds.lowerBound
    for event in events.sorted(by: { $0.x > $1.x }) where !event.text.isEmpty {
      let text = font.truncated(event.text, width: widest)
      let width = font.width(of: text)
      let lefts = [event.x + 3, event.x - 3 - width].filter {
        $0 >= bounds.lowerBound && $0 + width <= bounds.upperBound
      }
      let shifted = max(bounds.lowerBound, min(event.x, bounds.upperBound) - width)
      let left = lefts.first ?? min(shifted, bounds.upperBound - width)
      var label = Label(text: text, x: event.x, left: left, width: width, row: 0)
      while labels.contains(where: { collide(label, $0) }) { label.row += 1 }
      labels.append(label)
    }
  }

  /// Draws the rules through a plot and the names above it.
  func draw(above frame: Rectangle, into drawing: inout Drawing) {
    var rules = Path()
    for label in labels {
      let baseline = frame.minY - 10 - Double(label.row) * rowHeight
      let top = baseline - font.ascent * 0.8
      rules.segment(from: (label.x, top), to: (label.x, frame.maxY))
      drawing.write(
        PlacedText(
          label.text, x: label.left, baseline: baseline, font: font, paint: .secondaryInk,
          hasHalo: true))
    }
    // Behind the names, which have a halo where a rule must pass.
    drawing.elements.insert(
      .stroke(rules, Stroke(paint: .axis, width: 1, pattern: .dotted)),
      at: drawing.elements.count - labels.count)
  }

  /// Whether two names meet, or the rule of one would run through the name of the other.
  private func collide(_ label: Label, _ other: Label) -> Bool {
    if label.row == other.row {
      return label.left < other.right + 8 && other.left < label.right + 8
    }
    let (upper, lower) = label.row > other.row ? (label, other) : (other, label)
    // A rule on the very edge of a name does not cross it.
    return lower.left < upper.x - 1 && upper.x + 1 < lower.right && upper.row < 12
  }
}
