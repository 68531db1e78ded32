/// The names of lines, written beside their ends so that no legend is needed.
struct EndLabels {
  /// A name and the end that it belongs to.
  struct Label {
    var lines: [String]
    var end: Mark.Point
    var paint: Paint
    var font: Font

    var height: Double { Double(lines.count) * font.lineHeight }
  }

  /// The names, in the order of the marks.
  var labels: [Label]

  /// The width of the widest name.
  var width: Double {
    labels.flatMap { label in label.lines.map { label.font.width(of: $0) } }.max() ?? 0
  }

  /// The height of all names, one under the other.
  var height: Double { labels.reduce(0) { $0 + $1.height } }

  /// The distance between the plot and the names.
  static let gap = 12.0

  /// No names.
  init() {
    labels = []
  }

  /// Collects the names of the marks that have an end.
  init(content: Content, font: Font, width: Double) {
    labels =
      content.isSideways
      ? []
      : content.layers.compactMap {
        layer in
        guard !layer.mark.label.isEmpty, let end = layer.mark.end else { return nil }
        var font = font
        font.isBold = layer.mark.emphasis == .strong
        return Label(
          lines: font.lines(of: layer.mark.label, width: width, limit: 2), end: end,
          paint: layer.paint, font: font)
      }
  }

  /// Draws each name beside its end where nothing is in the way, the others right of the plot.
  func draw(beside plot: Plot, avoiding obstacles: Obstacles, into drawing: inout Drawing) {
    var beside: [Label] = []
    var taken: [Rectangle] = []
    for label in labels {
      if let box = label.freeBox(in: plot, avoiding: obstacles, and: taken) {
        taken.append(box.expanded(x: 3, y: 1))
        drawing.write(label, left: box.minX, top: box.minY)
      } else {
        beside.append(label)
      }
    }
    draw(beside, rightOf: plot, into: &drawing)
  }

  /// Draws names at the right of a plot, each as near to its end as the others allow.
  private func draw(_ labels: [Label], rightOf plot: Plot, into drawing: inout Drawing) {
    let ends = labels.map { min(max(plot.y($0.end.y), plot.frame.minY), plot.frame.maxY) }
    let order = labels.indices.sorted { (ends[$0], $0) < (ends[$1], $1) }
    let overhang = (labels.first?.font.size ?? 0) / 2
    let centers = spread(
      order.map { ends[$0] }, heights: order.map { labels[$0].height },
      from: plot.frame.minY - overhang, to: plot.frame.maxY + overhang)
    for (index, center) in zip(order, centers) {
      drawLeader(of: labels[index], at: center, beside: plot, into: &drawing)
      drawing.write(
        labels[index], left: plot.frame.maxX + Self.gap, top: center - labels[index].height / 2)
    }
  }

  /// Draws the thin line from an end to its name, unless they stand beside each other.
  private func drawLeader(
    of label: Label, at center: Double, beside plot: Plot, into drawing: inout Drawing
  ) {
    let isReference = label.end.x == .infinity
    let x = isReference ? plot.frame.maxX : plot.x(label.end.x)
    let y = min(max(plot.y(label.end.y), plot.frame.minY), plot.frame.maxY)
    guard x.isFinite, y.isFinite else { return }
    let isNear = plot.frame.maxX - x < 16
    if isNear, abs(y - center) < 2 { return }
    var path = Path()
    path.move(to: min(x + 5, plot.frame.maxX), y)
    path.line(to: plot.frame.maxX + 1, y)
    path.line(to: plot.frame.maxX + Self.gap - 3, center)
    drawing.stroke(
      path, Stroke(paint: label.paint, width: 0.8, pattern: isNear ? .solid : .dotted))
  }
}

extension EndLabels.Label {
  /// A place within the plot beside the end that is far from the edge, nil if none is free.
  fileprivate func freeBox(
    in plot: Plot, avoiding obstacles: Obstacles, and taken: [Rectangle]
  ) -> Rectangle? {
    let (x, y) = (plot.x(end.x), plot.y(end.y))
    guard x.isFinite, y.isFinite, plot.frame.maxX - x > 30 else { return nil }
    let width = lines.map { font.width(of: $0) }.max() ?? 0
    let places = [
      (x + 7, y - height / 2), (x - width / 2, y - height - 6), (x - width / 2, y + 6),
      (x - width, y - height - 6), (x - width, y + 6),
    ]
    return places.map {
      Rectangle(minX: $0, minY: $1, maxX: $0 + width, maxY: $1 + height)
    }.first { box in
      box.minX > plot.frame.minX && box.maxX < plot.frame.maxX && box.minY > plot.frame.minY
        && box.maxY < plot.frame.maxY && !obstacles.touch(box.expanded(x: 3, y: 1))
        && !taken.contains { $0.overlaps(box) }
    }
  }
}

extension Drawing {
  /// Writes the lines of a name under each other.
  fileprivate mutating func write(_ label: EndLabels.Label, left: Double, top: Double) {
    var baseline = top + label.font.lineHeight / 2 + label.font.middle
    for line in label.lines {
      write(
        PlacedText(
          line, x: left, baseline: baseline, font: label.font, paint: label.paint, hasHalo: true))
      baseline += label.font.lineHeight
    }
  }
}

extension Mark {
  /// Where the name of the mark belongs, nil if it is none that ends: infinitely far right for
  /// a line through the whole plot.
  fileprivate var end: Point? {
    switch shape {
    case .line(let line): line.points.last { $0.y.isFinite }
    case .band(let band):
      band.intervals.last { $0.upper.isFinite }.map { Point(x: $0.x, y: $0.upper) }
    case .interval(let interval): Point(x: interval.x, y: interval.upper)
    case .reference(let value): Point(x: .infinity, y: value)
    case .points(let points): points.points.count == 1 ? points.points[0] : nil
    case .bars, .targets, .rule: nil
    }
  }
}

/// Moves places on a line apart until none overlaps the next, as little as can be.
///
/// Places that would overlap form a group, which stands where the sum of squared moves of its
/// members is least; groups that meet become one (pool adjacent violators).
///
/// - Parameters:
///   - centers: Where each would stand alone, in order.
///   - heights: How much space each takes.
///   - start: The beginning of the line.
///   - end: Its end; where all do not fit, those at the end stand beyond it.
/// - Returns: Where each stands.
func spread(
  _ centers: [Double], heights: [Double], from start: Double, to end: Double
) -> [Double] {
  struct Group {
    var members: Range<Int>
    var height: Double
    /// The sum over members of where the group would begin if only that one counted.
    var sum: Double
    var top = 0.0
  }
  func placed(_ group: Group) -> Group {
    var group = group
    group.top = max(start, min(group.sum / Double(group.members.count), end - group.height))
    return group
  }
  var groups: [Group] = []
  for index in centers.indices {
    var group = placed(
      Group(
        members: index..<index + 1, height: heights[index],
        sum: centers[index] - heights[index] / 2))
    while let last = groups.last, last.top + last.height > group.top {
      groups.removeLast()
      group = placed(
        Group(
          members: last.members.lowerBound..<group.members.upperBound,
          height: last.height + group.height,
          sum: last.sum + group.sum - Double(group.members.count) * last.height))
    }
    groups.append(group)
  }
  return groups.flatMap { group in
    var top = group.top
    return group.members.map { index in
      defer { top += heights[index] }
      return top + heights[index] / 2
    }
  }
}
