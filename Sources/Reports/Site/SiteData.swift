import ExpressEntry
import Forecasting
import Tabular
import TimeSeries

/// Everything that the pages of a site are made from, in no language.
struct SiteData: Sendable {
  /// The data.
  let dataset: Dataset

  /// The day that they reach to.
  let asOf: Day

  /// The outlook of each category, those with a forecast first.
  let outlooks: [Outlook]

  /// The pass over the past that they come from.
  let source: Outlooks

  /// The outlooks given after past rounds, by the number of the round, when they are needed.
  private let after: Deferred<[RoundNumber: Outlook]>

  /// Past forecasts, each made on the day of its category's previous round.
  let past: ForecastLedger

  /// The past forecasts by the round that they are of.
  let forecasts: [RoundNumber: ForecastLedger.Entry]

  /// Each round beside the previous one of its category.
  let deltas: [Delta]

  /// The next round of the same category, by the number of a round.
  let following: [RoundNumber: Round]

  /// The digest of all that was known after each round, by its number.
  let digests: [RoundNumber: String]

  /// The digest of all the data.
  let digest: String

  /// The first day of a past forecast that the record is of.
  static let recordStart = Day(number: 19_509)  // 2023-06-01, the month of the first categories.

  /// Prepares the data; nil where there is no round.
  ///
  /// - Parameters:
  ///   - dataset: The data; nothing in it is later than the day.
  ///   - day: The day on which pages tell what comes next, nil for that of the last round.
  init?(_ dataset: Dataset, on day: Day? = nil) {
    // A round without a cut-off has no page of its own yet.
    var dataset = dataset
    dataset.rounds = dataset.rounds.scored
    guard let last = dataset.rounds.lastDay else { return nil }
    let asOf = day ?? last
    self.dataset = dataset
    self.asOf = asOf
    let rounds = dataset.rounds
    source = Outlooks(rounds: rounds, asOf: asOf)
    let outlooks = rounds.categories.map { [source] in source.outlook(of: $0, bySize: true) }
    let newest: (Outlook, Outlook) -> Bool = {
      ($0.lastRound?.day ?? asOf, $1.category.name) > ($1.lastRound?.day ?? asOf, $0.category.name)
    }
    self.outlooks =
      outlooks.filter { $0.cutoff != nil }.sorted(by: newest)
      + outlooks.filter { $0.cutoff == nil }.sorted(by: newest)
    after = Deferred { [source] in source.afterPastRounds() }
    past = source.past(from: rounds.all[0].day, version: version)
    forecasts = Dictionary(past.entries.map { ($0.round, $0) }, uniquingKeysWith: { $1 })
    deltas = rounds.deltas
    var following: [RoundNumber: Round] = [:]
    for delta in deltas {
      if let before = delta.previous { following[before.number] = delta.round }
    }
    self.following = following
    (digests, digest) = SiteData.digests(dataset)
  }

  private static func digests(_ dataset: Dataset) -> ([RoundNumber: String], String) {
    let tables =
      "\(dataset.categories)\(dataset.events)\(dataset.occupationLists)"
      + Occupation.listing(dataset.occupations).csv() + "\(dataset.revisions)\(dataset.repairs)"
    var state = sha256(Array("\(version)\(tables)".utf8))
    var pool = dataset.pool[...]
    var digests: [RoundNumber: String] = [:]
    for round in dataset.rounds.all {
      var row =
        "\(state)|\(round.number)|\(round.day)|\(round.name)|\(round.category)|\(round.invitations)"
        + "|\(round.wholePoints)|\(round.tieBreak?.description ?? "")"
      while let snapshot = pool.first, snapshot.published <= round.day {
        row += "|\(snapshot.day)\(snapshot.bands.map(\.candidates))"
        pool.removeFirst()
      }
      state = sha256(Array(row.utf8))
      digests[round.number] = state
    }
    return (digests, state)
  }

  /// The outlook that was given on the day of a round for the next of its category.
  func outlook(after round: Round) -> Outlook {
    if let known = after.value[round.number] { return known }
    if let current = outlooks.first(where: { $0.category == round.category }), round.day == asOf {
      return current
    }
    return Outlooks(rounds: dataset.rounds, asOf: round.day).outlook(of: round.category)
  }
}

extension Outlook {
  /// The point forecast of the cut-off.
  var point: Double? { cutoff?.mean }
}
