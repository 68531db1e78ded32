/// A colour by its role in a chart.
package enum Paint: Sendable, Hashable, Comparable {
  /// The background of the chart.
  case background

  /// Text that is read first.
  case ink

  /// Text that is looked up.
  case secondaryInk

  /// Lines across the plot.
  case grid

  /// The lines of the axes.
  case axis

  /// Lines of data to compare with; their names need more contrast and are in muted ink.
  case comparison

  /// The colour of data.
  case data(ChartColor)

  /// The name of the role in a style sheet.
  var code: String {
    switch self {
    case .background: "bg"
    case .ink, .data(.ink): "ink"
    case .secondaryInk: "dim"
    case .grid: "grid"
    case .axis: "axis"
    case .comparison: "past"
    case .data(let color): color.rawValue
    }
  }

  /// The shade on a light background.
  package var light: String {
    switch self {
    case .background: "#ffffff"
    case .ink, .data(.ink): "#1a1d21"
    case .secondaryInk: "#555b63"
    case .grid: "#e4e7eb"
    case .axis: "#80868f"
    case .comparison: "#8d949d"
    case .data(.blue): "#0072b8"
    case .data(.vermilion): "#cb4b00"
    case .data(.green): "#007d5f"
    case .data(.purple): "#b0478f"
    case .data(.amber): "#573600"
    case .data(.indigo): "#22285f"
    case .data(.muted): "#636a73"
    }
  }

  /// The shade on a dark background.
  package var dark: String {
    switch self {
    case .background: "#15181d"
    case .ink, .data(.ink): "#eceef1"
    case .secondaryInk: "#adb4bd"
    case .grid: "#2b3038"
    case .axis: "#7b838e"
    case .comparison: "#717985"
    case .data(.blue): "#3f9fe0"
    case .data(.vermilion): "#ff7a3d"
    case .data(.green): "#1fae85"
    case .data(.purple): "#dd7fbb"
    case .data(.amber): "#f2d95c"
    case .data(.indigo): "#d9d6ff"
    case .data(.muted): "#8f97a2"
    }
  }

  /// Whether one role's name stands before another's.
  package static func < (left: Paint, right: Paint) -> Bool { left.code < right.code }
}
