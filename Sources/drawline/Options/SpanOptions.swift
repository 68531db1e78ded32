import ArgumentParser
import TimeSeries

/// The days that a command shows.
struct SpanOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Only rounds from this day on.", valueName: "date"),
    transform: Day.argument)
  var from: Day?

  @Option(
    help: ArgumentHelp("Only rounds up to this day.", valueName: "date"), transform: Day.argument)
  var to: Day?

  func validate() throws {
    if let from, let to, from > to {
      throw ValidationError("--from \(from) is after --to \(to); exchange them")
    }
  }

  /// Whether a day is shown.
  func contains(_ day: Day) -> Bool {
    (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
  }
}
