extension Panel {
  /// Draws a line across the plot at each tick.
  func drawGrid(into drawing: inout Drawing) {
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

  /// Shades the stretches during which something was so.
  func drawSpans(into drawing: inout Drawing) {
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

  /// Draws the marks, cut off at the edge of the plot where the extent of an axis is given.
  ///
  /// - Parameter drawing: The picture.
  /// - Returns: The bars, whose numbers are written last, where names have left room.
  func drawData(into drawing: inout Drawing) -> Bars {
    var bars = Bars(content: content, plot: plot)
    if content.x.range != nil || content.y.range != nil {
      drawing.clip(to: plot.frame.expanded(x: 5, y: 5)) { drawMarks(bars: &bars, into: &$0) }
    } else {
      drawMarks(bars: &bars, into: &drawing)
    }
    return bars
  }

  private func drawMarks(bars: inout Bars, into drawing: inout Drawing) {
    for layer in content.layers {
      let (paint, emphasis) = (layer.paint, layer.mark.emphasis)
      switch layer.mark.shape {
      case .line(let line): line.draw(in: plot, paint: paint, emphasis: emphasis, into: &drawing)
      case .points(let points):
        points.draw(in: plot, paint: paint, emphasis: emphasis, into: &drawing)
      case .band(let band): band.draw(in: plot, paint: paint, into: &drawing)
      case .interval(let interval): interval.draw(in: plot, paint: paint, into: &drawing)
      case .bars(let shape): bars.draw(shape, paint: paint, into: &drawing)
      case .targets(let targets):
        drawTargets(targets, paint: paint, breadth: bars.breadth, into: &drawing)
      case .reference(let value): plot.drawReference(value, paint: paint, into: &drawing)
      case .rule: break
      }
    }
  }

  private func drawTargets(
    _ targets: [Mark.Point], paint: Paint, breadth: Double, into drawing: inout Drawing
  ) {
    var path = Path()
    let half = breadth / 2 + 2
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
