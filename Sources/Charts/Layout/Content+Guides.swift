extension Content {
  /// The extent and ticks of the vertical axis, with room for numbers above and below bars.
  func yGuide(length: Double, font: Font) -> Guide {
    let labelled = bars.filter { $0.labels != .hidden }.flatMap { $0.bars.map(\.value) }
    let room = font.lineHeight + 4
    let headroom = (
      lower: labelled.contains { $0 < 0 } ? room : 0,
      upper: labelled.contains { $0 >= 0 } ? room : 0
    )
    return y.guide(
      values: yValues,
      space: GuideSpace(
        direction: .vertical, length: length, headroom: headroom, font: font,
        format: format))
  }

  /// The extent and ticks of the horizontal axis, with room for numbers at the ends of bars.
  func xGuide(length: Double, font: Font) -> Guide {
    var headroom = (lower: 0.0, upper: 0.0)
    if isSideways {
      for bars in bars {
        for (index, bar) in bars.bars.enumerated() where bar.value.isFinite {
          let text = bars.labels.text(of: bar.value, at: index, format: format)
          let room = text.isEmpty ? 0 : font.width(of: text) + 10
          if bar.value < 0 {
            headroom.lower = max(headroom.lower, room)
          } else {
            headroom.upper = max(headroom.upper, room)
          }
        }
      }
    } else if x.kind == .time {
      headroom = bars.isEmpty ? (8, 8) : (20, 20)
    }
    return x.guide(
      values: xValues,
      space: GuideSpace(
        direction: .horizontal, length: length, headroom: headroom, font: font,
        format: format))
  }
}
