import ExpressEntry
import TimeSeries

/// What there is to say of one round, from what was known on its day.
struct RoundFacts: Sendable {
  let round: Round

  /// The round before it of its category, and how this one differs.
  let delta: Delta

  /// Its place among the rounds of its category in its year.
  let ordinalInCategoryThisYear: Int

  /// The rounds and invitations of its year, all categories, up to it.
  let yearToDate: Total

  /// The invitations of the year before up to the same day; nil before there were any.
  let yearBefore: Int?

  /// The invitations of its category in its year up to it.
  let categoryInvitations: Int

  /// The occupations that its category takes, where the list of its version is known.
  let occupations: [Occupation]

  /// Whether its category takes candidates by occupation.
  let takesOccupations: Bool

  /// The version of its category's definition, and where that is published.
  let version: Int?
  let source: String?

  /// What was expected of it on the day of the round before, nil where nothing was.
  let forecast: ForecastLedger.Entry?

  /// The forecast of the next round of its category.
  let outlook: Outlook

  /// Gathers the facts.
  ///
  /// - Returns: Nil where the data have no such round.
  init?(of number: RoundNumber, in dataset: Dataset) {
    guard let day = dataset.rounds.all.first(where: { $0.number == number })?.day,
      let category = dataset.rounds.all.first(where: { $0.number == number })?.category
    else { return nil }
    let outlooks = Outlooks(rounds: dataset.through(day).rounds, asOf: day)
    self.init(
      of: number, in: dataset, outlook: outlooks.outlook(of: category),
      forecast: outlooks.past(from: day, version: Reports.version).entries.first {
        $0.round == number
      })
  }

  /// Gathers the facts, where forecasts are known already.
  ///
  /// - Returns: Nil where the data have no such round.
  init?(
    of number: RoundNumber, in dataset: Dataset, outlook: Outlook,
    forecast: ForecastLedger.Entry?
  ) {
    guard let day = dataset.rounds.all.first(where: { $0.number == number })?.day else {
      return nil
    }
    let known = dataset.through(day)
    guard let delta = known.rounds.deltas.first(where: { $0.round.number == number }),
      let total = known.rounds.totals(of: nil).first(where: { $0.round == number })
    else { return nil }
    let round = delta.round
    self.round = round
    self.delta = delta
    yearToDate = total
    let year = round.day.month.year
    let category = known.rounds.of(round.category).filter { $0.day.month.year == year }
    let upTo = category.prefix { $0.number != number } + [round]
    ordinalInCategoryThisYear = upTo.count
    categoryInvitations = upTo.reduce(0) { $0 + $1.invitations }
    let lastYear = round.day.month.advanced(by: -12)
    let sameDay = lastYear.firstDay.advanced(
      by: min(round.day.components.day, lastYear.dayCount) - 1)
    let before = known.rounds.all.filter { $0.day.month.year == year - 1 }
    yearBefore =
      before.isEmpty
      ? nil : before.filter { $0.day <= sameDay }.reduce(0) { $0 + $1.invitations }
    let version = dataset.officialNames.version(of: round.name)
    self.version = version
    source = dataset.officialNames.entries.first { $0.name == round.name }?.source
    occupations = dataset.occupations.filter {
      $0.category == round.category && $0.version == version
    }
    takesOccupations = dataset.takesOccupations(round.category)
    self.outlook = outlook
    self.forecast = forecast
  }
}
