/// The names of events, written above a plot in as many rows as keep them apart.
struct EventLabels {
  /// A name, its rule and where it stands.
  struct Label {
    var text: String
    var x: Double
    var left: Double
    var right: Double
    var row = 0

    /// Whether the name begins at its rule.
    var isRightOfRule: Bool { left > x }
  }

  /// The names, or their numbers, from left to right.
  private(set) var labels: [Label]

  /// The key of the numbers, empty where the names themselves stand above the plot.
  private(set) var key: [Label] = []

  /// The letters.
  let font: Font

  /// The height of a row.
  var rowHeight: Double { font.lineHeight }

  /// The height of all rows, with the space that parts them from the plot.
  var height: Double {
    labels.isEmpty ? 0 : Double((labels.map(\.row).max() ?? 0) + 1) * rowHeight + 8
  }

  /// The height of the key, with the space under it.
  var keyHeight: Double {
    key.last.map { Double($0.row + 1) * rowHeight + 6 } ?? 0
  }

  /// Finds a place for each name.
  ///
  /// A name begins at its rule where there is room and ends at it where there is not. Of two
  /// names that would meet, the one that lies across the rule of the other is lifted above it,
  /// so that the rule of the lower ends below the name of the upper. Where that does not keep
  /// all rules off all names, or takes many rows, the rules are numbered and a key has the names.
  init(events: [(x: Double, text: String)], font: Font, within bounds: ClosedRange<Double>) {
    self.font = font
    let places = events.filter { !$0.text.isEmpty }.sorted { $0.x < $1.x }
    labels = places.map { Self.label($0.text, at: $0.x, font: font, within: bounds) }
    turnNamesThatCross(within: bounds)
    lift()
    if !isClear { number(places, within: bounds) }
  }

  /// Whether no rule runs through a name, and the names do not take more space than a key would.
  private var isClear: Bool {
    (labels.map(\.row).max() ?? 0) < 5
      && labels.allSatisfy { label in
        labels.allSatisfy { !covers(label, $0) || label.row > $0.row || label.x == $0.x }
      }
  }

  /// Puts numbers in the place of the names, and these into a key.
  private mutating func number(
    _ events: [(x: Double, text: String)], within bounds: ClosedRange<Double>
  ) {
    labels = events.enumerated().map { index, event in
      let half = font.width(of: "\(index + 1)") / 2
      return Label(
        text: "\(index + 1)", x: event.x, left: event.x - half, right: event.x + half)
    }
    lift()
    var (left, row) = (bounds.lowerBound, 0)
    for (index, event) in events.enumerated() {
      let text = font.truncated(
        "\(index + 1)\u{2002}\(event.text)", width: bounds.upperBound - bounds.lowerBound)
      let width = font.width(of: text)
      if left > bounds.lowerBound, left + width > bounds.upperBound {
        (left, row) = (bounds.lowerBound, row + 1)
      }
      key.append(Label(text: text, x: left, left: left, right: left + width, row: row))
      left += width + 16
    }
  }

  /// A name right of its rule, or left of it, or across it where neither side has room.
  private static func label(
    _ text: String, at x: Double, font: Font, within bounds: ClosedRange<Double>,
    startsAtRule: Bool = true
  ) -> Label {
    let text = font.truncated(text, width: bounds.upperBound - bounds.lowerBound)
    let width = font.width(of: text)
    if startsAtRule, x + 3 + width <= bounds.upperBound {
      return Label(text: text, x: x, left: x + 3, right: x + 3 + width)
    }
    let left = max(bounds.lowerBound, min(x - 3 - width, bounds.upperBound - width))
    return Label(text: text, x: x, left: left, right: left + width)
  }

  /// Turns a name to the left side of its rule where it and another lie across each other's rules.
  private mutating func turnNamesThatCross(within bounds: ClosedRange<Double>) {
    for _ in labels.indices {
      let crossing = labels.indices.first { index in
        labels[index].isRightOfRule
          && labels.contains { covers(labels[index], $0) && covers($0, labels[index]) }
      }
      guard let crossing else { return }
      labels[crossing] = Self.label(
        labels[crossing].text, at: labels[crossing].x, font: font, within: bounds,
        startsAtRule: false)
    }
  }

  /// Gives each name the lowest row that is above all names that it has to clear.
  private mutating func lift() {
    let pairs = labels.indices.flatMap { upper in
      labels.indices.filter { mustClear(upper, $0) }.map { (upper: upper, lower: $0) }
    }
    for _ in labels.indices {
      for (upper, lower) in pairs where labels[upper].row <= labels[lower].row {
        labels[upper].row = labels[lower].row + 1
      }
    }
    // Names across both sides of their rules may have to clear each other in a circle.
    for index in labels.indices {
      while labels[..<index].contains(where: { meet($0, labels[index]) }) {
        labels[index].row += 1
      }
    }
    let rows = Set(labels.map(\.row)).sorted()
    for index in labels.indices {
      labels[index].row = rows.firstIndex(of: labels[index].row) ?? labels[index].row
    }
  }

  /// Whether the rule of another label would run through a name.
  private func covers(_ label: Label, _ other: Label) -> Bool {
    label.left < other.x - 1 && other.x + 1 < label.right
  }

  /// Whether two names in one row would touch.
  private func meet(_ label: Label, _ other: Label) -> Bool {
    label.row == other.row && label.left < other.right + 8 && other.left < label.right + 8
  }

  /// Whether a name has to be above another: it covers its rule, or they meet and it is the left.
  private func mustClear(_ upper: Int, _ lower: Int) -> Bool {
    guard upper != lower else { return false }
    let (one, other) = (labels[upper], labels[lower])
    let (isCovering, isCovered) = (covers(one, other), covers(other, one))
    if isCovering != isCovered { return isCovering }
    let isOverlapping = one.left < other.right + 8 && other.left < one.right + 8
    return isOverlapping && upper < lower
  }

  /// Draws the rules through a plot and the names or numbers above it.
  func draw(above frame: Rectangle, into drawing: inout Drawing) {
    var rules = Path()
    for label in labels {
      let baseline = baseline(of: label, above: frame)
      // A rule ends beside its name, or below one that lies across it.
      let isBeside = label.left > label.x || label.right < label.x
      let top = isBeside ? baseline - font.ascent * 0.8 : baseline + font.descent + 1
      rules.segment(from: (label.x, top), to: (label.x, frame.maxY))
    }
    drawing.stroke(rules, Stroke(paint: .axis, width: 1, pattern: .dotted))
    for label in labels {
      drawing.write(
        PlacedText(
          label.text, x: label.left, baseline: baseline(of: label, above: frame), font: font,
          paint: .secondaryInk, hasHalo: true))
    }
  }

  /// Writes the key below a height.
  func drawKey(top: Double, into drawing: inout Drawing) {
    for entry in key {
      let baseline = top + font.ascent + Double(entry.row) * rowHeight
      drawing.write(
        PlacedText(
          entry.text, x: entry.left, baseline: baseline, font: font, paint: .secondaryInk))
    }
  }

  private func baseline(of label: Label, above frame: Rectangle) -> Double {
    frame.minY - 10 - Double(label.row) * rowHeight
  }
}
