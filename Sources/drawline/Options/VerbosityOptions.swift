import ArgumentParser
import ExpressEntry
import Tabular
import TimeSeries

/// How much a command says beside its result, on standard error.
struct VerbosityOptions: ParsableArguments {
  @Flag(help: "Say nothing beside the result.")
  var quiet = false

  @Flag(help: "Say more of the data that are used.")
  var verbose = false

  func validate() throws {
    if quiet, verbose { throw ValidationError("--quiet and --verbose exclude each other") }
  }

  /// Says something beside the result.
  func note(_ text: String) {
    guard !quiet else { return }
    PendingNotes.add(text)
  }

  /// Says which data are used and of which date, and where asked how much there is.
  func tell(of dataset: Dataset, from place: String, asOf day: Day?) {
    guard !quiet else { return }
    var note = "the data are \(place)"
    if let newest = dataset.rounds.all.last {
      note += ", to round \(newest.number) on \(newest.day)"
    }
    if let day { note += ", as known on \(day)" }
    if verbose {
      let rounds = dataset.rounds
      note +=
        "; \(rounds.all.count) rounds of \(rounds.categories.count) categories, "
        + "\(dataset.pool.count) states of the pool, \(dataset.revisions.count) revisions"
    }
    PendingNotes.add(note.safeForTerminal)
    for note in dataset.rounds.notes { PendingNotes.add(note) }
    for note in dataset.reading?.notes ?? [] { PendingNotes.add(note.safeForTerminal) }
  }
}
