import ArgumentParser
import Summaries

/// `drawline chart`: one chart as SVG.
struct ChartCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chart",
    abstract: "Draw one chart as SVG, of rounds or of the columns of any CSV.",
    subcommands: [
      CutoffsChart.self, TotalsChart.self, DeltasChart.self, PoolChart.self, ForecastChart.self,
      SizesChart.self,
      SkylineChart.self, LineChart.self,
      StepChart.self, PointsChart.self, BarChart.self, AreaChart.self,
    ])
}

/// A chart of the columns of a CSV.
protocol TableChartCommand: ParsableCommand {
  /// The kind of mark that shows the values.
  static var kind: TableChart.Kind { get }

  /// What is drawn, and where it goes.
  var options: TableChartOptions { get }
}

extension TableChartCommand {
  static func command(_ abstract: String) -> CommandConfiguration {
    CommandConfiguration(commandName: kind.rawValue, abstract: abstract)
  }

  func run() throws { try options.draw(Self.kind) }
}

/// `drawline chart line`.
struct LineChart: TableChartCommand {
  static let kind = TableChart.Kind.line
  static let configuration = command("Values joined in order.")
  @OptionGroup var options: TableChartOptions
}

/// `drawline chart step`.
struct StepChart: TableChartCommand {
  static let kind = TableChart.Kind.step
  static let configuration = command("Values that stay until the next one.")
  @OptionGroup var options: TableChartOptions
}

/// `drawline chart points`.
struct PointsChart: TableChartCommand {
  static let kind = TableChart.Kind.points
  static let configuration = command("Values by themselves, not joined.")
  @OptionGroup var options: TableChartOptions
}

/// `drawline chart bar`.
struct BarChart: TableChartCommand {
  static let kind = TableChart.Kind.bar
  static let configuration = command("A bar for each name, from zero.")
  @OptionGroup var options: TableChartOptions
}

/// `drawline chart area`.
struct AreaChart: TableChartCommand {
  static let kind = TableChart.Kind.area
  static let configuration = command("The space between values and zero.")
  @OptionGroup var options: TableChartOptions
}
