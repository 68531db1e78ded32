import ArgumentParser
import Charts
import Files
import Summaries
import Tabular

/// Which columns of a CSV a chart shows, and how.
struct TableChartOptions: ParsableArguments {
  @Argument(help: "The CSV, - for standard input.")
  var file: String

  @Option(
    help: ArgumentHelp("The column along: days, months, numbers or names.", valueName: "column"))
  var x: String

  @Option(help: ArgumentHelp("The column of values; may be repeated.", valueName: "column"))
  var y: [String]

  @Option(help: ArgumentHelp("The column that names the series.", valueName: "column"))
  var by: String?

  @Flag(help: "Show equal ratios of values at equal distances.")
  var log = false

  @Option(help: ArgumentHelp("What values are called at their axis.", valueName: "text"))
  var label: String?

  @OptionGroup var text: TextInputOptions
  @OptionGroup var look: ChartLookOptions

  func validate() throws {
    guard !y.isEmpty else { throw ValidationError("--y: name a column of values") }
  }

  /// Draws the chart and writes it.
  func draw(_ kind: TableChart.Kind) throws {
    guard !log || kind != .bar && kind != .area else {
      throw ValidationError("--log: what starts at zero has no place on an axis of ratios")
    }
    let drawn = try TableChart(
      kind, of: .init(x: x, y: y, series: by), in: text.table(ofFile: file), isLogarithmic: log)
    if log, drawn.unplacedCount > 0 {
      let names = y.joined(separator: ", ")
      guard drawn.placedCount > 0 else {
        throw ValidationError(
          "--log: no value of \(names) is above zero, and others have no place on an axis of ratios"
        )
      }
      PendingNotes.add(
        "\(drawn.unplacedCount) of \(drawn.unplacedCount + drawn.placedCount) values of \(names) are "
          + "not above zero; they have no place on an axis of ratios and are left out")
    }
    var chart = drawn.chart
    if let label {
      if kind == .bar { chart.x.label = label } else { chart.y.label = label }
    }
    try look.write(chart)
  }
}

/// How a chart looks, and where it goes.
struct ChartLookOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The title (default: what the chart shows).", valueName: "text"))
  var title: String?

  @Option(help: ArgumentHelp("What stands below the title.", valueName: "text"))
  var subtitle: String?

  @Option(help: ArgumentHelp("Where the data are from.", valueName: "text"))
  var source: String?

  @Option(help: ArgumentHelp("How wide the chart is.", valueName: "pixels"))
  var width = 720.0

  @Option(help: ArgumentHelp("How high it is at least.", valueName: "pixels"))
  var height = 405.0

  @Option(help: "The background: as the reader prefers, or always one.")
  var appearance = AppearanceName.automatic

  @Option(help: ArgumentHelp("Write the chart to this file.", valueName: "file.svg"))
  var output: String?

  func validate() throws {
    guard (200...10_000).contains(width) else {
      throw ValidationError("--width \(width): give a number from 200 to 10,000")
    }
    guard (120...10_000).contains(height) else {
      throw ValidationError("--height \(height): give a number from 120 to 10,000")
    }
  }

  /// Writes a chart to the file asked for, or to standard output.
  func write(_ chart: Chart) throws {
    var chart = chart
    if let title { chart.title = title }
    if let subtitle { chart.subtitle = subtitle }
    if let source { chart.source = source }
    chart.size = ChartSize(width: width, height: height)
    chart.appearance = appearance.value
    let bytes = Array(chart.svg().utf8)
    if let output {
      try Files.write(bytes, toFile: output)
    } else {
      try writeToStandardOutput(bytes)
    }
    PendingNotes.say()
  }
}

/// A background by the name under which it is asked for.
enum AppearanceName: String, ExpressibleByArgument, CaseIterable {
  case automatic, light, dark

  /// The background.
  var value: Appearance {
    switch self {
    case .automatic: .automatic
    case .light: .light
    case .dark: .dark
    }
  }
}
