extension Panel {
  /// Draws the lines, ticks and numbers of the axes.
  func drawAxes(into drawing: inout Drawing) {
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
    for tick in xGuide.ticks {
      for (index, line) in tick.lines.enumerated() {
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

  /// Writes what the axes measure.
  func drawAxisNames(into drawing: inout Drawing) {
    var baseline = outer.minY + legend.height + events.keyHeight + font.ascent
    for line in axisNames.y {
      drawing.write(
        PlacedText(line, x: outer.minX, baseline: baseline, font: font, paint: .secondaryInk))
      baseline += font.lineHeight
    }
    baseline = bottom - Double(axisNames.x.count) * font.lineHeight + font.ascent
    for line in axisNames.x {
      drawing.write(
        PlacedText(
          line, x: max(plot.frame.maxX, outer.minX + font.width(of: line)), baseline: baseline,
          alignment: .end, font: font, paint: .secondaryInk))
      baseline += font.lineHeight
    }
  }
}
