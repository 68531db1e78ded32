import ArgumentParser

/// `drawline series`: the toolkit on any CSV.
struct SeriesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "series",
    abstract: "Fit and forecast the series of any CSV in long form.",
    subcommands: [SeriesForecastCommand.self, SeriesFitCommand.self])
}
