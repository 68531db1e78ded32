public import Tabular
public import TimeSeries

/// What was said of each round before it, and what it became.
///
/// An entry is written once and never again, so that a later and better model does not write better
/// forecasts into the past; each names the version that made it.
public struct ForecastLedger: Sendable, Equatable {
  /// What was said of a round on the day of the last one of its category.
  public struct Entry: Sendable, Equatable {
    /// The round's number.
    public let round: RoundNumber

    /// The day of the round.
    public let day: Day

    /// The name of its category.
    public let category: String

    /// The day on which it was said.
    public let asOf: Day

    /// The model that the automatic one chose.
    public let model: String

    /// The expected cut-off.
    public let expected: Double

    /// The bounds within which four cases of five were to fall.
    public let interval80: ClosedRange<Int>

    /// The bounds within which nineteen cases of twenty were to fall.
    public let interval95: ClosedRange<Int>

    /// The last cut-off before.
    public let lastCutoff: Double

    /// What the cut-off became.
    public let cutoff: Double

    /// The version of the program that said it.
    public let version: String
  }

  /// The entries, in the order of time.
  public private(set) var entries: [Entry]

  /// Creates a ledger of entries.
  public init(_ entries: [Entry] = []) { self.entries = entries }

  /// Adds the rounds that it does not have yet.
  ///
  /// - Parameters:
  ///   - rounds: The rounds.
  ///   - start: The first day of a round to be in the ledger.
  ///   - version: The version of the program.
  /// - Returns: How many were added.
  @discardableResult
  public mutating func append(_ rounds: Rounds, from start: Day, version: String) -> Int {
    let known = Set(entries.map(\.round))
    let new = Self.entries(
      of: CutoffForecaster(rounds: rounds).past, in: rounds, from: start, version: version
    ).filter { !known.contains($0.round) }
    entries = (entries + new).sorted { ($0.day, $0.round) < ($1.day, $1.round) }
    return new.count
  }

  /// What the automatic model's forecasts of past rounds are in a ledger.
  static func entries(
    of forecasts: [CutoffForecast], in rounds: Rounds, from start: Day, version: String
  ) -> [Entry] {
    var last: [Category: Double] = [:]
    var lastCutoffs: [RoundNumber: Double] = [:]
    for round in rounds.scored.all {
      lastCutoffs[round.number] = last[round.category]
      last[round.category] = round.cutoff
    }
    return forecasts.compactMap { forecast in
      guard forecast.model == .auto, let round = forecast.outcome,
        round.day >= start, let lastCutoff = lastCutoffs[round.number]
      else { return nil }
      return Entry(
        round: round.number, day: round.day, category: round.category.name, asOf: forecast.origin,
        model: forecast.chosen.rawValue, expected: (forecast.point * 10).rounded() / 10,
        interval80: forecast.interval(level: 0.8), interval95: forecast.interval(level: 0.95),
        lastCutoff: lastCutoff, cutoff: round.points, version: version)
    }
  }

  /// The entries of the rounds of a month.
  public func entries(of month: Month) -> [Entry] {
    entries.filter { $0.day >= month.firstDay && $0.day <= month.lastDay }
  }
}

// MARK: - Files

extension ForecastLedger {
  /// Reads a ledger.
  ///
  /// - Parameter source: The file, as ``listing`` writes it.
  /// - Throws: `InvalidFile` with every fault.
  public init(_ source: SourceText) throws(InvalidFile) {
    let table = try Table(source)
    let (rounds, days, categories, origins, models, expected) = try table.read(
      Column<String>("round"), Column<Day>("date"), Column<String>("category", aliases: ["family"]),
      Column<Day>("asOf"),
      Column<String>("model"), Column<Double>("expected"))
    let scores = 0...1200
    let (lower80, upper80, lower95, upper95, last, cutoffs, versions) = try table.read(
      Column<Int>("lower80", in: scores), Column<Int>("upper80", in: scores),
      Column<Int>("lower95", in: scores), Column<Int>("upper95", in: scores),
      Column<Double>("lastCutoff"), Column<Double>("cutoff"),
      Column<String>("version"))
    entries = rounds.indices.map { row in
      Entry(
        round: RoundNumber(rounds[row]), day: days[row], category: categories[row],
        asOf: origins[row], model: models[row], expected: expected[row],
        interval80: min(lower80[row], upper80[row])...upper80[row],
        interval95: min(lower95[row], upper95[row])...upper95[row], lastCutoff: last[row],
        cutoff: cutoffs[row], version: versions[row])
    }
  }

  /// The entries, a row each.
  public var listing: Listing {
    Listing(
      columns: [
        .init("round", "Round"), .init("date", "Date"), .init("category", "Category"),
        .init("asOf", "Said on"), .init("model", "Model"), .init("expected", "Expected"),
        .init("lower80", "80 % from"), .init("upper80", "To"), .init("lower95", "95 % from"),
        .init("upper95", "To"), .init("lastCutoff", "Last"), .init("cutoff", "Cut-off"),
        .init("version", "Version"),
      ],
      rows: entries.map { entry in
        [
          .text(entry.round.text), .day(entry.day), .text(entry.category), .day(entry.asOf),
          .text(entry.model), .number(entry.expected, decimals: 1),
          .integer(entry.interval80.lowerBound), .integer(entry.interval80.upperBound),
          .integer(entry.interval95.lowerBound), .integer(entry.interval95.upperBound),
          .score(entry.lastCutoff), .score(entry.cutoff), .text(entry.version),
        ]
      })
  }
}
