import ArgumentParser
import ExpressEntry
import Tabular
import TimeSeries

/// `drawline chance`: whether a score is invited, and when.
struct ChanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chance",
    abstract: "The chance that a score is invited, by round and by date.",
    discussion: """
      Rounds to come are drawn \(Chances.paths) times from what past rounds and past forecast errors \
      let expect, with the tie-break and the twelve months that a profile lasts.
      """)

  @Option(help: "The score, in CRS points.")
  var score: Int

  @Option(name: .customLong("category"), help: "A category that invites; may be repeated.")
  var categories: [String]

  @Option(
    help: ArgumentHelp(
      "When the profile was submitted (default: the day of the data).", valueName: "date"),
    transform: Day.argument)
  var submitted: Day?

  @Option(
    name: .customLong("by"),
    help: ArgumentHelp(
      "The last day to look at, at most two years on (default: 180 days on).", valueName: "date"),
    transform: Day.argument)
  var end: Day?

  @Option(help: ArgumentHelp("The most rounds of a category to look at.", valueName: "n"))
  var rounds: Int?

  @Option(help: "The seed of the draws.")
  var seed: UInt64 = 1

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  /// The number of days ahead that can be looked at, two years.
  private static let mostDays = 730

  func validate() throws {
    guard (0...1200).contains(score) else {
      throw ValidationError("--score \(score): give a score from 0 to 1200")
    }
    if let rounds, rounds < 1 { throw ValidationError("--rounds \(rounds): give 1 or more") }
    guard !categories.isEmpty else { throw ValidationError("give a --category, or several") }
  }

  func run() throws {
    let dataset = try data.dataset()
    guard let last = dataset.rounds.lastDay else { throw NoRounds() }
    let asOf = data.asOf ?? last
    let end = end ?? asOf.advanced(by: 180)
    guard end > asOf else {
      throw ValidationError("--by \(end) is not after \(asOf), up to which the data are known")
    }
    let limit = asOf.advanced(by: ChanceCommand.mostDays)
    guard end <= limit else {
      throw ValidationError(
        "--by \(end) is more than two years after \(asOf), up to which the data are known, and a "
          + "profile lasts twelve months; give a day up to \(limit)")
    }
    let submitted = submitted ?? asOf
    guard submitted <= asOf else {
      throw ValidationError("--submitted \(submitted) is after \(asOf); give a day up to it")
    }
    let isEveryCategory = categories.contains { $0.lowercased() == "all" }
    let chosen =
      isEveryCategory ? dataset.rounds.categories : try categories.map(dataset.category(named:))
    var unique: [Category] = []
    for category in chosen where !unique.contains(category) { unique.append(category) }
    let results = Chances(in: dataset, asOf: asOf, seed: seed).chances(
      of: Candidate(score: score, submitted: submitted), in: unique, through: end,
      rounds: rounds ?? .max)
    try output.show(
      .chanceRows(results), json: .array(results.map(\.json)), table: .chances(results),
      notes: results.flatMap(\.lines) + lines(results, submitted: submitted))
  }

  /// The parts that are the same for every category.
  private func lines(_ results: [Chance], submitted: Day) -> [String] {
    var lines: [String] = []
    if let ahead = results.first?.ahead {
      lines.append("\(ahead.grouped) candidates of the whole pool are ahead of \(score).")
    }
    if let candidate = results.first?.candidate {
      lines.append("The profile of \(submitted) lasts until \(candidate.lastDay).")
    }
    return lines
  }
}
