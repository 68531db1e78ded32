/// The bars of a plot with their places, and the texts at their ends.
struct Bars {
  /// A bar in pixels.
  struct Placed {
    var rectangle: Rectangle
    var value: Double
    var text: String
    var target: Double?
  }

  /// The plot.
  private let plot: Plot

  /// The number of marks that have bars, which stand beside each other.
  private let groups: Int

  /// The values that bars are compared with, by position, whose strokes no text may touch.
  private let targets: [Double: Double]

  /// The space that the bars at one place take, of all marks together.
  let breadth: Double

  /// The texts at the ends of bars, and the bars that they must leave free.
  private(set) var placed: [Placed] = []

  /// The number of marks whose bars have been drawn.
  private var group = 0

  /// Finds how broad the bars of a plot can be.
  init(content: Content, plot: Plot) {
    self.plot = plot
    groups = content.bars.count
    targets = Dictionary(
      content.targets.filter(\.y.isFinite).map { ($0.x, $0.y) },
      uniquingKeysWith: { first, _ in first })
    let positions = Set(content.bars.flatMap { $0.bars.map(\.position) }).sorted()
    let distance = zip(positions, positions.dropFirst()).map { $1 - $0 }.min() ?? .infinity
    let scale = plot.isSideways ? plot.y : plot.x
    let spacing = min(abs(scale.end - scale.start) / 3, distance * scale.unit)
    breadth = min(plot.isSideways ? 26 : 44, spacing * 0.74)
  }

  /// Draws the bars of one mark, beside those of the marks before it.
  mutating func draw(_ shape: BarsShape, paint: Paint, into drawing: inout Drawing) {
    let placed = zip(shape.bars.indices, shape.bars).filter { $0.1.value.isFinite }.map {
      Placed(
        rectangle: rectangle(of: $0.1), value: $0.1.value,
        text: text(of: $0.1, at: $0.0, labels: shape.labels), target: target(of: $0.1))
    }
    let negative = shape.negativeColor.map { Paint.data($0) } ?? paint
    for (side, color) in [
      (placed.filter { $0.value >= 0 }, paint),
      (placed.filter { $0.value < 0 }, negative),
    ] {
      var path = Path()
      for bar in side { path.rectangle(bar.rectangle) }
      drawing.fill(path, Fill(paint: color))
    }
    self.placed += placed
    group += 1
  }

  private func rectangle(of bar: BarsShape.Bar) -> Rectangle {
    let full = breadth
    let width = max(1, full / Double(groups))
    let middle = plot.isSideways ? plot.y(bar.position) : plot.x(bar.position)
    let low = middle - full / 2 + Double(group) * full / Double(groups)
    let high = low + (groups > 1 ? max(1, width - 1) : width)
    let end = plot.isSideways ? plot.x(bar.value) : plot.y(bar.value)
    let (near, far) = (min(plot.baseline, end), max(plot.baseline, end))
    return plot.isSideways
      ? Rectangle(minX: near, minY: low, maxX: far, maxY: high)
      : Rectangle(minX: low, minY: near, maxX: high, maxY: far)
  }

  /// The place of the stroke that a bar is compared with.
  private func target(of bar: BarsShape.Bar) -> Double? {
    targets[bar.position].map { plot.isSideways ? plot.x($0) : plot.y($0) }
  }

  private func text(of bar: BarsShape.Bar, at index: Int, labels: Mark.BarLabels) -> String {
    labels.text(of: bar.value, at: index, format: plot.format)
  }

  /// Writes the texts that have room: the last bar's first, then those of the longest bars.
  func writeLabels(into drawing: inout Drawing) {
    guard let last = placed.last else { return }
    var bars = RectangleGrid()
    for bar in placed { bars.insert(bar.rectangle) }
    let longest = placed.dropLast().sorted { abs($0.value) > abs($1.value) }
    for bar in [last] + longest {
      let end = plot.isSideways ? plot.x(bar.value) : plot.y(bar.value)
      guard plot.spansValue(at: end) else { continue }
      let text = label(of: bar)
      if bars.overlaps(text.box) { continue }
      drawing.writeIfFree(text, within: drawing.bounds)
    }
  }

  private func label(of bar: Placed) -> PlacedText {
    let (box, font) = (bar.rectangle, plot.font)
    let isNegative = bar.value < 0
    if plot.isSideways {
      let end = clear(isNegative ? box.minX : box.maxX, of: bar, by: font.width(of: bar.text) + 8)
      return PlacedText(
        bar.text, x: isNegative ? end - 5 : end + 5,
        baseline: (box.minY + box.maxY) / 2 + font.middle, alignment: isNegative ? .end : .start,
        font: font, paint: .ink, hasHalo: true)
    }
    let end = clear(isNegative ? box.maxY : box.minY, of: bar, by: font.size + 4)
    return PlacedText(
      bar.text, x: (box.minX + box.maxX) / 2,
      baseline: isNegative ? end + font.ascent + 2 : end - font.descent - 2,
      alignment: .middle, font: font, paint: .ink, hasHalo: true)
  }

  /// The end of a bar, or the stroke that it is compared with where that lies beyond and so near
  /// that a text between them would touch it.
  private func clear(_ end: Double, of bar: Placed, by distance: Double) -> Double {
    guard let target = bar.target, abs(target - end) < distance else { return end }
    let isForward = plot.isSideways == (bar.value >= 0)
    return isForward ? max(end, target) : min(end, target)
  }
}

extension Mark.BarLabels {
  /// The text at the end of a bar, empty for none.
  func text(of value: Double, at index: Int, format: ChartFormat) -> String {
    switch self {
    case .hidden: ""
    case .values(let decimals): format.number(value, decimals: decimals)
    case .changes(let decimals): format.signed(value, decimals: decimals)
    case .texts(let texts): texts.indices.contains(index) ? texts[index] : ""
    }
  }
}
