import ArgumentParser

/// How many threads a command uses, which changes nothing of its result.
struct ThreadsOption: ParsableArguments {
  @Option(
    name: .customLong("threads"),
    help: ArgumentHelp("The number of threads (default: one a core).", valueName: "n"))
  var count: Int?

  func validate() throws {
    if let count, !(1...1024).contains(count) {
      throw ValidationError("--threads \(count): give a number from 1 to 1,024")
    }
  }
}
