import ArgumentParser

/// `drawline series`: the toolkit on any CSV.
struct SeriesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "series",
    abstract: "Fit models to the series of any CSV in long form.",
    subcommands: [SeriesFitCommand.self])
}
