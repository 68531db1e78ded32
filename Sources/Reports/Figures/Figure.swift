import Charts

/// A chart of a report, in the two widths that it is shown in.
struct Figure: Sendable {
  /// The name of its file, without the ending.
  let name: String

  /// The chart as on a desktop and in its file.
  let chart: Chart

  /// How high the chart is on a phone.
  var phoneHeight = 340.0

  /// The chart's SVG, for a file.
  var svg: String { chart.svg() }

  /// The chart for a page: one for wide screens and one for phones, of which CSS shows one.
  var html: String {
    var (wide, compact) = (chart, chart)
    // The headings of a page have the names of its charts already.
    wide.identifier = "chart-\(name)"
    compact.identifier = "chart-\(name)-phone"
    compact.size = ChartSize(width: 320, height: phoneHeight)
    return "<div class=\"wide\">\(wide.svg())</div><div class=\"phone\">\(compact.svg())</div>"
  }
}
