import ArgumentParser
import ExpressEntry
import Files

/// How much a command says beside its result, on standard error.
struct VerbosityOptions: ParsableArguments {
  @Flag(help: "Say nothing beside the result.")
  var quiet = false

  @Flag(help: "Say which data are used.")
  var verbose = false

  func validate() throws {
    if quiet, verbose { throw ValidationError("--quiet and --verbose exclude each other") }
  }

  /// Says which data are used, where that is asked for.
  func tell(of dataset: Dataset, from file: String) {
    guard verbose else { return }
    let last = dataset.rounds.lastDay.map { " to \($0)" } ?? ""
    writeToStandardError("drawline: \(dataset.rounds.all.count) rounds\(last) from \(file)")
  }
}
