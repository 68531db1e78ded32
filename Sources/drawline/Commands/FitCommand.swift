import ArgumentParser

/// `drawline fit`: models of a category's rounds.
struct FitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "Fit a model to the rounds of a category.",
    subcommands: [FitRegressionCommand.self, FitMovingAverageCommand.self])
}
