/// The marks between a pair of axes, with their colours chosen.
struct Content {
  /// A mark and its colour.
  struct Layer {
    var mark: Mark
    var paint: Paint
  }

  /// The marks, the first at the back.
  var layers: [Layer]

  /// The horizontal axis.
  var x: Axis

  /// The vertical axis.
  var y: Axis

  /// The format of numbers and dates.
  var format: ChartFormat

  /// Gives each mark its own colour, or the next of the palette.
  ///
  /// Where there are more lines than colours, those with a colour for the second time are dashed,
  /// for the third time dotted.
  init(marks: [Mark], x: Axis, y: Axis, format: ChartFormat) {
    var next = 0
    layers = marks.filter(\.hasPlace).map { mark in
      guard mark.takesPaletteColor else {
        return Layer(mark: mark.placed(on: x), paint: .data(mark.color ?? .muted))
      }
      defer { next += 1 }
      let (round, index) = next.quotientAndRemainder(dividingBy: ChartColor.palette.count)
      let mark = mark.placed(on: x).patterned(round: round)
      return Layer(mark: mark, paint: .data(ChartColor.palette[index]))
    }
    self.x = x
    self.y = y
    self.format = format
  }

  /// Whether bars lie on their side.
  var isSideways: Bool { y.categoryNames != nil }

  /// The values that the horizontal axis has to show: the data, and events shortly before or after.
  var xValues: [Double] {
    let values = layers.flatMap { isSideways ? $0.mark.yValues : $0.mark.xValues }
    let known = values.filter(\.isFinite)
    guard let first = known.min(), let last = known.max() else { return values }
    let margin = (last - first) * 0.08
    let near = rules.flatMap { [$0.rule.start, $0.rule.end] }
    return values + near.filter { first - margin <= $0 && $0 <= last + margin }
  }

  /// The values that the vertical axis has to show.
  var yValues: [Double] {
    layers.flatMap { isSideways ? $0.mark.xValues : $0.mark.yValues }
  }

  /// Whether there is nothing to show.
  var isEmpty: Bool {
    xValues.filter(\.isFinite).isEmpty || yValues.isEmpty
  }

  /// The bars, in the order of their marks.
  var bars: [BarsShape] {
    layers.compactMap { if case .bars(let bars) = $0.mark.shape { bars } else { nil } }
  }

  /// The values that bars are compared with.
  var targets: [Mark.Point] {
    layers.flatMap { layer -> [Mark.Point] in
      if case .targets(let targets) = layer.mark.shape { targets } else { [] }
    }
  }

  /// The events above the plot: what changed when.
  var rules: [(rule: RuleShape, label: String)] {
    layers.compactMap { layer in
      if case .rule(let rule) = layer.mark.shape { (rule, layer.mark.label) } else { nil }
    }
  }
}
