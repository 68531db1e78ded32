import ArgumentParser
import Files
import Reports
import Tabular

/// The program.
@main
struct Drawline: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drawline",
    abstract: "Statistics and forecasts of points-based immigration rounds.",
    version: Reports.version,
    subcommands: [
      DrawsCommand.self, TotalsCommand.self, DeltasCommand.self, FitCommand.self,
      ForecastCommand.self, ChanceCommand.self, BacktestCommand.self, ReportCommand.self,
      BulletinCommand.self, SiteCommand.self,
      PoolCommand.self,
      OccupationsCommand.self, UpdateCommand.self, ImportCommand.self, CheckCommand.self,
      SeriesCommand.self,
      ChartCommand.self, VerifyCommand.self,
    ])

  /// Runs a command, and says in one form what went wrong.
  static func main() {
    reportFileSizeLimit()
    let arguments = CommandLine.arguments.dropFirst().map(currentSpelling(of:))
    do {
      if let unknown = UnknownCommand.first(in: arguments) { throw unknown }
      var command = try parseAsRoot(arguments)
      try command.run()
      PendingNotes.say()
    } catch {
      if let status = exitStatus(of: error) {
        report("\(error)")
        exit(withError: status)
      }
      guard exitCode(for: error) != .success else { exit(withError: error) }
      report(message(for: error))
      exit(withError: exitCode(for: error))
    }
  }

  /// The present spelling of an argument: `--category` was once `--family`, and scripts still say so.
  private static func currentSpelling(of argument: String) -> String {
    guard argument == "--family" || argument.hasPrefix("--family=") else { return argument }
    return "--category" + argument.dropFirst("--family".count)
  }

  /// Shows what went wrong, a line a fault, at most twenty.
  private static func report(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
    for line in lines.prefix(20) {
      writeToStandardError("drawline: \(String(line).safeForTerminal)")
    }
    if lines.count > 20 {
      writeToStandardError("drawline: and \(lines.count - 20) more")
    }
  }
}
