import ExpressEntry
import Forecasting
import TimeSeries

/// The sentences of reports, bulletins and charts, with the figures that go into them.
///
/// Each language is one type, so that a sentence that lacks its translation does not compile. What
/// has no figures in it is a ``Phrase``.
protocol Wording: BulletinWording {
  /// The format of numbers and dates.
  var format: TextFormat { get }

  // MARK: - Counts

  /// A number of rounds: 1 round, 2 rounds.
  func rounds(_ count: Int) -> String

  /// A number of invitations.
  func invitations(_ count: Int) -> String

  /// A number of points.
  func points(_ count: Double) -> String

  /// A number of days.
  func days(_ count: Int) -> String

  // MARK: - Page

  func pageTitle(_ month: Month) -> String
  func dataNote(asOf: Day) -> String
  func credit(asOf: Day) -> String
  func roundsIn(_ month: Month) -> String
  func invitationsIn(_ month: Month) -> String
  func invitationsToDate(_ year: Int) -> String
  func count(_ count: Int, in month: Month) -> String
  func inRounds(_ count: Int) -> String
  func count(_ count: Int, through day: Day) -> String
  func roundsHeading(_ count: Int, _ month: Month) -> String
  func nextRoundHeading(_ title: String) -> String
  func recordCell(meanMiss: Double, rounds: Int) -> String
  func madeBy(_ version: String) -> String
  var method: [String] { get }

  // MARK: - Findings

  func comparison(_ comparison: Comparison, with time: Comparison.Time) -> String
  func cutoffs(_ finding: CutoffFinding, month: Month) -> String
  func totals(_ invitations: Int, through day: Day, comparison: String?) -> String
  func deltas(count: Int, rises: Int, falls: Int, unchanged: Int) -> String
  func forecast(qualifier: String, mean: Double, within interval: ClosedRange<Int>) -> String
  func noForecast(_ title: String) -> String

  // MARK: - Outlook

  func sizesTitle(
    _ title: String, small: (size: Int, cutoff: Double), large: (size: Int, cutoff: Double)
  ) -> String
  func sizesSubtitle(asOf: Day) -> String
  func stockTitle(_ title: String, size: Int, cutoff: Int) -> String
  func stockSubtitle(on day: Day) -> String
  func poolTitle(_ pool: PoolChange) -> String
  func poolSubtitle(_ pool: PoolChange) -> String
  func scoreNote(asOf: Day, paths: Int) -> String
  func forecastSubtitle(asOf: Day) -> String
  func lastCutoff(_ cutoff: Double) -> String
  func level(_ percent: Int, _ interval: ClosedRange<Int>) -> String
  func expected(_ cutoff: Double) -> String
}

/// The sentences of bulletins.
protocol BulletinWording: Sendable {
  func bulletinTitle(_ round: Round, qualifier: String) -> String
  func drawn(_ round: Round, ordinal: Int, qualifier: String) -> String
  func change(_ delta: Delta) -> String
  func tieBreak(_ instant: Instant, cutoff: Double) -> String
  func hadBeenExpected(_ forecast: ForecastLedger.Entry) -> String
  func yearSoFar(
    _ total: Total, comparison: String?, qualifier: String, ofCategory: Int, rounds: Int
  ) -> String
  func occupations(_ count: Int, version: Int) -> String
  func feedTitle() -> String
}

extension Wording {
  /// The number of a round's invitations in words, or the bound that was published in place of it.
  func invitations(of round: Round) -> String {
    guard let bound = round.invitationsBelow else { return invitations(round.invitations) }
    return (language == .english ? "fewer than " : "moins de ") + invitations(bound)
  }

  /// The language.
  var language: Language { format.language }

  /// A text without figures.
  func callAsFunction(_ phrase: Phrase) -> String { phrase.text(in: language) }
}

extension Language {
  /// The sentences in the language.
  var wording: any Wording {
    switch self {
    case .english: EnglishWording()
    case .french: FrenchWording()
    }
  }
}
