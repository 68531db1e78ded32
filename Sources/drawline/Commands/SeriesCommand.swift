import ArgumentParser

/// `drawline series`: the toolkit on any CSV.
struct SeriesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "series",
    abstract: "Describe, forecast, backtest and fit the series of any CSV in long form.",
    subcommands: [
      SeriesForecastCommand.self, SeriesBacktestCommand.self, SeriesDescribeCommand.self,
      SeriesFitCommand.self,
    ])
}
