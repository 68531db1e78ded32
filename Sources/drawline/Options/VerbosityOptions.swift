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

  /// Says that data are used which a user might not expect.
  func note(_ text: String, in dataset: Dataset) {
    guard !quiet else { return }
    let newest = dataset.rounds.all.last.map { ", to round \($0.number) on \($0.day)" } ?? ""
    writeToStandardError("drawline: note: \(text)\(newest)")
  }

  /// Says which data are used, where that is asked for.
  func tell(of dataset: Dataset, from file: String) {
    guard verbose else { return }
    let last = dataset.rounds.lastDay.map { " to \($0)" } ?? ""
    writeToStandardError("drawline: \(dataset.rounds.all.count) rounds\(last) from \(file)")
  }
}
