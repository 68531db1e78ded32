import ArgumentParser

/// The probabilities of prediction intervals.
struct LevelOptions: ParsableArguments {
  @Option(
    name: .customLong("level"),
    help: ArgumentHelp("The probability of an interval, in percent; may be repeated."))
  var levels: [Double] = [80, 95]

  /// The probabilities, between zero and one, each once.
  var probabilities: [Double] {
    var once: [Double] = []
    for level in levels where !once.contains(level) { once.append(level) }
    return once.map { $0 / 100 }
  }

  func validate() throws {
    for level in levels where !(0.000_1...99.999_9).contains(level) {
      throw ValidationError("--level \(level): give a number between 0 and 100")
    }
  }
}
