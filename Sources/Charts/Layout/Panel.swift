/// A plot with all that belongs to it, laid out in a rectangle: axes, names, events, legend.
struct Panel {
  /// What is drawn.
  let content: Content

  /// The space, whose height is the least that the panel takes.
  let outer: Rectangle

  /// The letters of labels.
  let font: Font

  /// What stands between the axes.
  let plot: Plot

  private let xGuide: Guide
  private let yGuide: Guide
  private let names: EndLabels
  private let legend: Legend
  private let events: EventLabels
  private let yLabel: [String]
  private let xLabel: [String]
  private let yNames: [[String]]

  /// The bottom of the panel.
  var bottom: Double { plot.frame.maxY + Self.below(content, xGuide, xLabel, font) }

  /// Finds the place of everything.
  init(content: Content, outer: Rectangle, font: Font, leastPlotHeight: Double) {
    self.content = content
    self.outer = outer
    self.font = font

    // What stands above the plot, but for the events, whose place depends on its width.
    let names = EndLabels(content: content, font: font, width: outer.width * 0.3)
    let isNamed =
      names.height <= max(leastPlotHeight, outer.height * 0.65) && names.width <= outer.width * 0.3
    self.names = isNamed ? names : EndLabels()
    legend = Legend(content: content, linesAreNamed: isNamed, font: font, width: outer.width)
    yLabel = font.lines(of: content.y.label, width: outer.width, limit: 2)
    xLabel = font.lines(of: content.x.label, width: outer.width, limit: 2)
    let above =
      legend.height + (yLabel.isEmpty ? 6 : Double(yLabel.count) * font.lineHeight + 10)

    // The vertical axis, from an estimate of the height that is left.
    let estimate = max(leastPlotHeight, outer.height - above - 3 * font.lineHeight)
    yGuide = Self.yGuide(content, length: estimate, font: font)
    yNames =
      content.y.categoryNames.map { names in
        names.map { font.lines(of: $0, width: outer.width * 0.36, limit: 2) }
      } ?? yGuide.ticks.map(\.lines)
    let left = yNames.joined().map { font.width(of: $0) }.max() ?? 0
    let minX = outer.minX + left + 8
    let right = self.names.labels.isEmpty ? 12 : self.names.width + EndLabels.gap
    let maxX = max(outer.maxX - right, minX + 40)

    let xGuide = Self.xGuide(content, length: maxX - minX, font: font)
    self.xGuide = xGuide
    let x = xGuide.scale(from: minX, to: maxX)
    let marked = content.rules.map { rule, label in
      let shown = min(max(rule.start, xGuide.domain.lowerBound), xGuide.domain.upperBound)
      return (x: x(shown), text: label)
    }
    events = EventLabels(
      events: marked, font: Font(size: font.size - 1), within: outer.minX...outer.maxX)

    let minY = outer.minY + above + events.height
    let maxY = max(
      outer.maxY - Self.below(content, xGuide, xLabel, font), minY + leastPlotHeight)
    plot = Plot(
      frame: Rectangle(minX: minX, minY: minY, maxX: maxX, maxY: maxY), x: x,
      y: content.isSideways
        ? yGuide.scale(from: minY, to: maxY) : yGuide.scale(from: maxY, to: minY),
      isSideways: content.isSideways, font: font, format: content.format)
  }

  // MARK: - Guides

  private static func yGuide(_ content: Content, length: Double, font: Font) -> Guide {
    let labelled = content.bars.filter { $0.labels != .hidden }.flatMap { $0.bars.map(\.value) }
    let room = font.lineHeight + 4
    let headroom = (
      lower: labelled.contains { $0 < 0 } ? room : 0,
      upper: labelled.contains { $0 >= 0 } ? room : 0
    )
    return content.y.guide(
      values: content.yValues,
      space: GuideSpace(
        direction: .vertical, length: length, headroom: headroom, font: font,
        format: content.format))
  }

  private static func xGuide(_ content: Content, length: Double, font: Font) -> Guide {
    var headroom = (lower: 0.0, upper: 0.0)
    if content.isSideways {
      for bars in content.bars {
        for (index, bar) in bars.bars.enumerated() where bar.value.isFinite {
          let text = bars.labels.text(of: bar.value, at: index, format: content.format)
          let room = text.isEmpty ? 0 : font.width(of: text) + 10
          if bar.value < 0 {
            headroom.lower = max(headroom.lower, room)
          } else {
            headroom.upper = max(headroom.upper, room)
          }
        }
      }
    } else if content.x.kind == .time {
      headroom = content.bars.isEmpty ? (8, 8) : (20, 20)
    }
    return content.x.guide(
      values: content.xValues,
      space: GuideSpace(
        direction: .horizontal, length: length, headroom: headroom, font: font,
        format: content.format))
  }

  /// The height of what stands under a plot.
  private static func below(
    _ content: Content, _ guide: Guide, _ label: [String], _ font: Font
  ) -> Double {
    let lines = content.x.categoryNames == nil ? guide.ticks.map(\.lines.count).max() ?? 0 : 3
    return 10 + Double(lines + label.count) * font.lineHeight
  }
}

// MARK: - Drawing

extension Panel {
  /// Draws the panel, the data behind the names.
  func draw(into drawing: inout Drawing) {
    drawGrid(into: &drawing)
    if content.isEmpty {
      drawing.write(
        PlacedText(
          content.format.noData, x: (plot.frame.minX + plot.frame.maxX) / 2,
          baseline: (plot.frame.minY + plot.frame.maxY) / 2, alignment: .middle, font: font,
          paint: .secondaryInk))
    }
    drawSpans(into: &drawing)
    drawData(into: &drawing)
    drawAxes(into: &drawing)
    if !events.labels.isEmpty { events.draw(above: plot.frame, into: &drawing) }
    if !names.labels.isEmpty { names.draw(beside: plot, into: &drawing) }
    legend.draw(left: outer.minX, top: outer.minY, into: &drawing)
  }

  private func drawGrid(into drawing: inout Drawing) {
    var grid = Path()
    let frame = plot.frame
    if content.isSideways {
      for tick in xGuide.ticks {
        grid.segment(from: (plot.x(tick.value), frame.minY), to: (plot.x(tick.value), frame.maxY))
      }
    } else {
      for tick in yGuide.ticks {
        grid.segment(from: (frame.minX, plot.y(tick.value)), to: (frame.maxX, plot.y(tick.value)))
      }
    }
    drawing.stroke(grid, Stroke(paint: .grid, width: 1))
  }

  private func drawSpans(into drawing: inout Drawing) {
    var path = Path()
    for (rule, _) in content.rules where rule.end > rule.start {
      let left = max(plot.x(rule.start), plot.frame.minX)
      let right = min(plot.x(rule.end), plot.frame.maxX)
      guard left < right else { continue }
      path.rectangle(
        Rectangle(minX: left, minY: plot.frame.minY, maxX: right, maxY: plot.frame.maxY))
    }
    drawing.fill(path, Fill(paint: .grid, opacity: 0.6))
  }

  private func drawData(into drawing: inout Drawing) {
    let isLimited = content.x.range != nil || content.y.range != nil
    if isLimited {
      drawing.clip(to: plot.frame.expanded(x: 5, y: 5)) { drawMarks(into: &$0) }
    } else {
      drawMarks(into: &drawing)
    }
  }

  private func drawMarks(into drawing: inout Drawing) {
    let positions = Set(content.bars.flatMap { $0.bars.map(\.position) }).sorted()
    let distance = zip(positions, positions.dropFirst()).map { $1 - $0 }.min()
    let scale = plot.isSideways ? plot.y : plot.x
    let length = abs(scale.end - scale.start)
    let bars = Bars(
      plot: plot, groups: content.bars.count, targets: content.targets,
      spacing: content.bars.isEmpty ? 0 : min(length / 3, (distance ?? 1e9) * scale.unit))
    var group = 0
    for layer in content.layers {
      let emphasis = layer.mark.emphasis
      switch layer.mark.shape {
      case .line(let line):
        line.draw(in: plot, paint: layer.paint, emphasis: emphasis, into: &drawing)
      case .points(let points):
        points.draw(in: plot, paint: layer.paint, emphasis: emphasis, into: &drawing)
      case .band(let band): band.draw(in: plot, paint: layer.paint, into: &drawing)
      case .interval(let interval): interval.draw(in: plot, paint: layer.paint, into: &drawing)
      case .bars(let shape):
        bars.draw(shape, group: group, paint: layer.paint, into: &drawing)
        group += 1
      case .targets(let targets):
        drawTargets(targets, paint: layer.paint, spacing: bars.spacing, into: &drawing)
      case .reference(let value):
        plot.drawReference(value, paint: layer.paint, into: &drawing)
      case .rule: break
      }
    }
  }

  private func drawTargets(
    _ targets: [Mark.Point], paint: Paint, spacing: Double, into drawing: inout Drawing
  ) {
    var path = Path()
    let half = min(plot.isSideways ? 26 : 44, spacing * 0.74) / 2 + 2
    for target in targets where target.y.isFinite {
      if plot.isSideways {
        let (x, y) = (plot.x(target.y), plot.y(target.x))
        path.segment(from: (x, y - half), to: (x, y + half))
      } else {
        let (x, y) = (plot.x(target.x), plot.y(target.y))
        path.segment(from: (x - half, y), to: (x + half, y))
      }
    }
    drawing.stroke(path, Stroke(paint: paint, width: 2))
  }
}

// MARK: - Axes

extension Panel {
  private func drawAxes(into drawing: inout Drawing) {
    let frame = plot.frame
    var line = Path()
    if content.isSideways {
      line.segment(from: (plot.baseline, frame.minY), to: (plot.baseline, frame.maxY))
    } else {
      if !content.bars.isEmpty {
        line.segment(from: (frame.minX, plot.baseline), to: (frame.maxX, plot.baseline))
      }
      line.segment(from: (frame.minX, frame.maxY), to: (frame.maxX, frame.maxY))
      if !content.x.isOrdinal {
        for tick in xGuide.ticks {
          let x = plot.x(tick.value)
          line.segment(from: (x, frame.maxY), to: (x, frame.maxY + 4))
        }
      }
    }
    drawing.stroke(line, Stroke(paint: .axis, width: 1))
    drawYLabels(into: &drawing)
    drawXLabels(into: &drawing)
    drawAxisNames(into: &drawing)
  }

  private func drawYLabels(into drawing: inout Drawing) {
    for (tick, lines) in zip(yGuide.ticks, yNames) {
      var baseline =
        plot.y(tick.value) + font.middle - Double(lines.count - 1) / 2 * font.lineHeight
      for line in lines {
        drawing.writeIfFree(
          PlacedText(
            line, x: plot.frame.minX - 8, baseline: baseline, alignment: .end, font: font,
            paint: content.isSideways ? .ink : .secondaryInk),
          within: drawing.bounds)
        baseline += font.lineHeight
      }
    }
  }

  private func drawXLabels(into drawing: inout Drawing) {
    let spacing = content.x.categoryNames == nil ? nil : plot.x.unit - 6
    for tick in xGuide.ticks {
      let lines = spacing.map { width in
        tick.lines.flatMap { font.lines(of: $0, width: max(width, 12), limit: 3) }
      }
      for (index, line) in (lines ?? tick.lines).enumerated() {
        let half = font.width(of: line) / 2
        let x = min(max(plot.x(tick.value), half + 2), drawing.width - half - 2)
        let baseline =
          plot.frame.maxY + 8 + font.ascent + Double(index) * font.lineHeight
        drawing.writeIfFree(
          PlacedText(
            line, x: x, baseline: baseline, alignment: .middle, font: font,
            paint: content.x.categoryNames == nil ? .secondaryInk : .ink),
          within: drawing.bounds)
      }
    }
  }

  private func drawAxisNames(into drawing: inout Drawing) {
    var baseline = outer.minY + legend.height + font.ascent
    for line in yLabel {
      drawing.write(
        PlacedText(line, x: outer.minX, baseline: baseline, font: font, paint: .secondaryInk))
      baseline += font.lineHeight
    }
    baseline = bottom - Double(xLabel.count) * font.lineHeight + font.ascent
    for line in xLabel {
      drawing.write(
        PlacedText(
          line, x: max(plot.frame.maxX, outer.minX + font.width(of: line)), baseline: baseline,
          alignment: .end, font: font, paint: .secondaryInk))
      baseline += font.lineHeight
    }
  }
}
