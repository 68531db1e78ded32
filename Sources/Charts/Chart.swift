/// A picture of quantities, as a value: what to draw, not how.
///
///     let chart = Chart(
///       title: "Healthcare fell 14 points in March",
///       x: .time, y: .linear("Cut-off (CRS points)"),
///       marks: [.line(cutoffs, label: "Healthcare"), .rule(day, label: "2026 categories")])
///     let picture = chart.svg()
///
/// The same chart gives the same bytes.
public struct Chart: Sendable, Equatable {
  /// The finding, in words.
  public var title: String

  /// The subtitle: the quantity shown, its place and its time.
  public var subtitle: String

  /// The source of the data.
  public var source: String

  /// The text for a reader who does not see the picture; nil for subtitle and labels.
  public var description: String?

  /// The horizontal axis.
  public var x: Axis

  /// The vertical axis.
  public var y: Axis

  /// The marks, the first at the back.
  public var marks: [Mark]

  /// The size of the picture.
  public var size: ChartSize

  /// The format of numbers and dates.
  public var format: ChartFormat

  /// Whether the picture is light or dark.
  public var appearance: Appearance

  /// The prefix of identifiers in the picture, unique on its page; nil for one made of its content.
  public var identifier: String?

  /// Creates a chart.
  ///
  /// - Parameters:
  ///   - title: The finding, in words.
  ///   - subtitle: What is shown, where and when.
  ///   - source: Where the data are from.
  ///   - description: What a reader who does not see the picture is told.
  ///   - x: The horizontal axis.
  ///   - y: The vertical axis.
  ///   - marks: What is drawn, the first at the back.
  ///   - size: The size of the picture.
  ///   - format: How numbers and dates are written.
  ///   - appearance: Whether the picture is light or dark.
  ///   - identifier: What identifiers in the picture begin with, unique on its page.
  public init(
    title: String, subtitle: String = "", source: String = "", description: String? = nil,
    x: Axis = .time, y: Axis, marks: [Mark], size: ChartSize = .standard,
    format: ChartFormat = .english, appearance: Appearance = .automatic,
    identifier: String? = nil
  ) {
    self.title = title
    self.subtitle = subtitle
    self.source = source
    self.description = description
    self.x = x
    self.y = y
    self.marks = marks
    self.size = size
    self.format = format
    self.appearance = appearance
    self.identifier = identifier
  }

  /// The picture as a document of SVG, which may also stand within a page of HTML.
  public func svg() -> String {
    let labels = marks.map(\.label).filter { !$0.isEmpty }
    let told = [subtitle, y.label, x.label, labels.joined(separator: ", ")]
    return SVG.document(
      of: drawing(), title: title,
      description: description ?? told.filter { !$0.isEmpty }.joined(separator: ". "),
      identifier: identifier, appearance: appearance)
  }

  /// The picture with everything in its place.
  package func drawing() -> Drawing {
    let page = Page(title: title, subtitle: subtitle, source: source, size: size)
    let panel = Panel(
      content: Content(marks: marks, x: x, y: y, format: format), outer: page.inner,
      font: Font(size: size.isCompact ? 11 : 12), leastPlotHeight: leastPlotHeight)
    return page.drawing(bottom: panel.bottom) { panel.draw(into: &$0) }
  }

  private var leastPlotHeight: Double {
    let names = y.categoryNames?.count ?? 0
    return max(size.isCompact ? 160 : 170, Double(names) * 24)
  }
}
