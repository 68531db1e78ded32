import ArgumentParser

/// The program.
@main
struct Drawline: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drawline",
    abstract: "Statistics and forecasts of points-based immigration rounds.",
    version: "0.1.0")
}
