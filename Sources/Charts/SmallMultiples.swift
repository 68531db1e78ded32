/// Several small charts of one kind beside each other, to be compared.
///
///     let multiples = SmallMultiples(
///       title: "Only French is below 400", y: .linear("Cut-off"),
///       panels: [.init("CEC", [.line(cec)]), .init("French", [.line(french)])])
public struct SmallMultiples: Sendable, Equatable {
  /// One of the charts.
  public struct Panel: Sendable, Equatable {
    /// The title of the panel, such as a category.
    public var title: String

    /// The marks, the first at the back.
    public var marks: [Mark]

    /// Creates a panel.
    public init(_ title: String, _ marks: [Mark]) {
      self.title = title
      self.marks = marks
    }
  }

  /// Whether the panels have the same vertical axis.
  public enum Comparison: Sendable, Equatable {
    /// They have, so that levels can be compared.
    case shared

    /// Each follows its own data, so that movements can be compared.
    case free
  }

  /// The finding, in words.
  public var title: String

  /// The subtitle: the quantity shown, its place and its time.
  public var subtitle: String

  /// The source of the data.
  public var source: String

  /// The text for a reader who does not see the picture; nil for subtitle and titles.
  public var description: String?

  /// The horizontal axis, which all panels share.
  public var x: Axis

  /// The vertical axis.
  public var y: Axis

  /// The charts, from left to right and from top to bottom.
  public var panels: [Panel]

  /// Whether the panels have the same vertical axis.
  public var comparison: Comparison

  /// The number of panels beside each other, nil for what the width allows.
  public var columns: Int?

  /// The size of the picture.
  public var size: ChartSize

  /// The format of numbers and dates.
  public var format: ChartFormat

  /// Whether the picture is light or dark.
  public var appearance: Appearance

  /// The prefix of identifiers in the picture, unique on its page; nil for one made of its content.
  public var identifier: String?

  /// Creates small multiples.
  ///
  /// - Parameters:
  ///   - title: The finding, in words.
  ///   - subtitle: What is shown, where and when.
  ///   - source: Where the data are from.
  ///   - description: What a reader who does not see the picture is told.
  ///   - x: The horizontal axis, which all panels share.
  ///   - y: The vertical axis.
  ///   - panels: The charts, from left to right and from top to bottom.
  ///   - comparison: Whether the panels have the same vertical axis.
  ///   - columns: The number of panels beside each other, nil for what the width allows.
  ///   - size: The size of the picture.
  ///   - format: How numbers and dates are written.
  ///   - appearance: Whether the picture is light or dark.
  ///   - identifier: What identifiers in the picture begin with, unique on its page.
  public init(
    title: String, subtitle: String = "", source: String = "", description: String? = nil,
    x: Axis = .time, y: Axis, panels: [Panel], comparison: Comparison = .shared,
    columns: Int? = nil, size: ChartSize = .standard, format: ChartFormat = .english,
    appearance: Appearance = .automatic, identifier: String? = nil
  ) {
    precondition(columns.map { $0 > 0 } ?? true, "\(columns ?? 0) columns of panels")
    self.title = title
    self.subtitle = subtitle
    self.source = source
    self.description = description
    self.x = x
    self.y = y
    self.panels = panels
    self.comparison = comparison
    self.columns = columns
    self.size = size
    self.format = format
    self.appearance = appearance
    self.identifier = identifier
  }

  /// The picture as a document of SVG, which may also stand within a page of HTML.
  public func svg() -> String {
    let told = [subtitle, y.label, x.label, panels.map(\.title).joined(separator: ", ")]
    return SVG.document(
      of: drawing(), title: title,
      description: description ?? told.filter { !$0.isEmpty }.joined(separator: ". "),
      identifier: identifier, appearance: appearance)
  }
}

// MARK: - Layout

extension SmallMultiples {
  /// The picture with everything in its place.
  package func drawing() -> Drawing {
    let page = Page(title: title, subtitle: subtitle, source: source, size: size)
    let grid = Grid(multiples: self, inner: page.inner)
    return page.drawing(bottom: grid.bottom) { grid.draw(into: &$0) }
  }
}

/// The places of the panels of small multiples.
private struct Grid {
  /// A laid-out panel and its title.
  private struct Cell {
    var title: [PlacedText]
    var panel: Charts.Panel
  }

  private static let font = Font(size: 11)
  private static let titleFont = Font(size: 12, isBold: true)
  private static let gap = 20.0

  private let multiples: SmallMultiples
  private let inner: Rectangle
  private let columns: Int
  private let x: Axis
  private let y: Axis
  private let yLabel: [PlacedText]
  private var cells: [Cell] = []

  /// The width of a panel.
  private var width: Double {
    (inner.width - Self.gap * Double(columns - 1)) / Double(columns)
  }

  /// The number of panels under each other.
  private var rows: Int { (multiples.panels.count + columns - 1) / columns }

  /// The bottom of the last row.
  var bottom: Double { cells.map(\.panel.bottom).max() ?? inner.minY }

  /// Lays the panels out, as high as the space allows.
  init(multiples: SmallMultiples, inner: Rectangle) {
    let narrowest = multiples.size.isCompact ? 150.0 : 190
    let fitting = max(1, Int((inner.width + Self.gap) / (narrowest + Self.gap)))
    columns = min(multiples.columns ?? fitting, max(1, multiples.panels.count))
    self.multiples = multiples
    self.inner = inner
    (x, y) = Self.axes(of: multiples)
    yLabel = Self.font.placedLines(
      of: multiples.y.label, x: inner.minX, top: inner.minY, width: inner.width,
      paint: .secondaryInk)
    let least = 70.0
    cells = cells(plotHeight: least)
    let spare = (inner.maxY - bottom) / Double(max(1, rows))
    if spare > 0 { cells = cells(plotHeight: least + spare) }
  }

  /// Draws the panels.
  func draw(into drawing: inout Drawing) {
    for text in yLabel + cells.flatMap(\.title) { drawing.write(text) }
    for cell in cells { cell.panel.draw(into: &drawing) }
  }

  /// Lays the panels out row by row, each row as high as its highest panel.
  private func cells(plotHeight: Double) -> [Cell] {
    var cells: [Cell] = []
    var top = inner.minY
    if !yLabel.isEmpty { top += Double(yLabel.count) * Self.font.lineHeight + 6 }
    for row in 0..<rows {
      let first = row * columns
      let members = multiples.panels[first..<min(first + columns, multiples.panels.count)]
      let places = members.indices.map { inner.minX + Double($0 - first) * (width + Self.gap) }
      let titles = zip(members, places).map { panel, left in
        Self.titleFont.placedLines(of: panel.title, x: left, top: top, width: width, paint: .ink)
      }
      let titleLines = titles.map(\.count).max() ?? 0
      top += Double(titleLines) * Self.titleFont.lineHeight + 2
      let panels = zip(members, places).map { member, left in
        Charts.Panel(
          content: Content(marks: member.marks, x: x, y: y, format: multiples.format),
          outer: Rectangle(minX: left, minY: top, maxX: left + width, maxY: top),
          font: Self.font, leastPlotHeight: plotHeight)
      }
      cells += zip(titles, panels).map { Cell(title: $0, panel: $1) }
      top = (panels.map(\.bottom).max() ?? top) + 12
    }
    return cells
  }

  /// The axes of each panel: the same extent for all, but where the vertical one is free.
  private static func axes(of multiples: SmallMultiples) -> (x: Axis, y: Axis) {
    let all = Content(
      marks: multiples.panels.flatMap(\.marks), x: multiples.x, y: multiples.y,
      format: multiples.format)
    var (x, y) = (multiples.x, multiples.y)
    y.label = ""
    var space = GuideSpace(
      direction: .horizontal, length: 200, headroom: (8, 8), font: font, format: multiples.format)
    if !x.isOrdinal, x.range == nil { x.range = x.guide(values: all.xValues, space: space).domain }
    if multiples.comparison == .shared, !y.isOrdinal, y.range == nil {
      space = GuideSpace(
        direction: .vertical, length: 120, font: font, format: multiples.format)
      y.range = y.guide(values: all.yValues, space: space).domain
    }
    return (x, y)
  }
}
