import ArgumentParser

/// `drawline fit`: models of a family's rounds.
struct FitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "Fit a model to the rounds of a family.",
    subcommands: [FitRegressionCommand.self, FitMovingAverageCommand.self])
}
