/// A plot with all that belongs to it, laid out in a rectangle: axes, names, events, legend.
struct Panel {
  /// The content that is drawn.
  let content: Content

  /// The space, whose height is the least that the panel takes.
  let outer: Rectangle

  /// The letters of labels.
  let font: Font

  /// The plot between the axes.
  let plot: Plot

  /// The extent and ticks of the horizontal axis.
  let xGuide: Guide

  /// The extent and ticks of the vertical axis.
  let yGuide: Guide

  /// The lines of text beside each tick of the vertical axis.
  let yNames: [[String]]

  /// The names of the axes, in lines.
  let axisNames: (x: [String], y: [String])

  /// The names of lines.
  let names: EndLabels

  /// The names of marks that have none at their ends.
  let legend: Legend

  /// The names of events.
  let events: EventLabels

  /// The bottom of the panel.
  var bottom: Double { plot.frame.maxY + Self.below(xGuide, axisNames.x, font) }

  /// Finds the place of everything.
  init(content: Content, outer: Rectangle, font: Font, leastPlotHeight: Double) {
    self.content = content
    self.outer = outer
    self.font = font

    // What stands above the plot, but for the events, whose place depends on its width.
    (names, legend) = Self.names(of: content, outer: outer, font: font, least: leastPlotHeight)
    axisNames = (
      x: font.lines(of: content.x.label, width: outer.width, limit: 2),
      y: font.lines(of: content.y.label, width: outer.width, limit: 2)
    )
    let above =
      legend.height + (axisNames.y.isEmpty ? 6 : Double(axisNames.y.count) * font.lineHeight + 10)

    // The vertical axis, from an estimate of the height that is left.
    let estimate = max(leastPlotHeight, outer.height - above - 3 * font.lineHeight)
    yGuide = content.yGuide(length: estimate, font: font)
    yNames =
      content.y.categoryNames.map { names in
        names.map { font.lines(of: $0, width: outer.width * 0.36, limit: 2) }
      } ?? yGuide.ticks.map(\.lines)
    let left = yNames.joined().map { font.width(of: $0) }.max() ?? 0
    let minX = outer.minX + left + 8
    let right = names.labels.isEmpty ? 12 : names.width + EndLabels.gap
    let maxX = max(outer.maxX - right, minX + 40)

    let xGuide = content.xGuide(length: maxX - minX, font: font)
    self.xGuide = xGuide
    let x = xGuide.scale(from: minX, to: maxX)
    events = Self.events(of: content, on: x, font: font, within: outer.minX...outer.maxX)

    let minY = outer.minY + above + events.keyHeight + events.height
    let maxY = max(
      outer.maxY - Self.below(xGuide, axisNames.x, font), minY + leastPlotHeight)
    plot = Plot(
      frame: Rectangle(minX: minX, minY: minY, maxX: maxX, maxY: maxY), x: x,
      y: content.isSideways
        ? yGuide.scale(from: minY, to: maxY) : yGuide.scale(from: maxY, to: minY),
      isSideways: content.isSideways, font: font, format: content.format)
  }

  /// The names beside the ends of lines; or none of these, and all names in a legend, where they
  /// are too many or too long for that.
  private static func names(
    of content: Content, outer: Rectangle, font: Font, least: Double
  ) -> (EndLabels, Legend) {
    let width = outer.width * 0.3
    let names = EndLabels(content: content, font: font, width: width)
    let fit = names.width <= width && names.height <= max(least, outer.height * 0.75)
    let legend = Legend(content: content, linesAreNamed: fit, font: font, width: outer.width)
    return (fit ? names : EndLabels(), legend)
  }

  /// The names of the events that are within the extent of the horizontal axis.
  private static func events(
    of content: Content, on x: Scale, font: Font, within bounds: ClosedRange<Double>
  ) -> EventLabels {
    let shown = content.rules.filter { rule, _ in
      rule.start <= x.domain.upperBound && rule.end >= x.domain.lowerBound
    }
    let events = shown.map { rule, label in
      (x: x(max(rule.start, x.domain.lowerBound)), text: label)
    }
    return EventLabels(events: events, font: Font(size: font.size - 1), within: bounds)
  }

  /// The height of what stands under a plot.
  private static func below(_ guide: Guide, _ label: [String], _ font: Font) -> Double {
    let lines = guide.ticks.map(\.lines.count).max() ?? 0
    return 10 + Double(lines + label.count) * font.lineHeight
  }

  // MARK: - Drawing

  /// Draws the panel, the data behind the names.
  func draw(into drawing: inout Drawing) {
    drawAxisNames(into: &drawing)
    guard !content.isEmpty else {
      drawing.write(
        PlacedText(
          content.format.noData, x: (plot.frame.minX + plot.frame.maxX) / 2,
          baseline: (plot.frame.minY + plot.frame.maxY) / 2, alignment: .middle, font: font,
          paint: .secondaryInk))
      return
    }
    drawGrid(into: &drawing)
    drawSpans(into: &drawing)
    let bars = drawData(into: &drawing)
    drawAxes(into: &drawing)
    events.drawKey(top: outer.minY + legend.height, into: &drawing)
    events.draw(above: plot.frame, into: &drawing)
    if !names.labels.isEmpty {
      let obstacles = Obstacles(content: content, plot: plot)
      names.draw(beside: plot, avoiding: obstacles, into: &drawing)
    }
    legend.draw(left: outer.minX, top: outer.minY, into: &drawing)
    bars.writeLabels(into: &drawing)
  }
}
