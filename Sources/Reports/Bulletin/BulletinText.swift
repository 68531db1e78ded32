import ExpressEntry
import Forecasting
import TimeSeries

/// What a bulletin says, part by part.
struct BulletinText {
  let facts: RoundFacts
  let dataset: Dataset
  let wording: any Wording

  private var round: Round { facts.round }
  private var qualifier: String {
    dataset.categories.qualifier(of: round.category, in: wording.language)
  }

  var article: Article {
    Article(
      title: wording.bulletinTitle(round, qualifier: qualifier), lead: lead,
      parts: [.table(table)]
        + paragraphs.map(Article.Part.paragraph)
        + occupations + outlook
        + [
          .heading(wording(.methodAndData)),
          .paragraph(wording.dataNote(asOf: round.day)),
          .link(text: wording(.roundsPage), address: Page.source(in: wording.language)),
          .paragraph("\(wording(.terms)) \(wording(.affiliation))"),
          .paragraph(wording.madeBy(version)),
        ])
  }

  /// What was drawn, its place in the year, and the change against the last of its category.
  var lead: String {
    let what = wording.drawn(
      round, ordinal: facts.ordinalInCategoryThisYear, qualifier: qualifier)
    return "\(what) \(wording.change(facts.delta))"
  }

  /// The tie-break, what had been expected, and the year so far.
  var paragraphs: [String] { [tieBreak, forecast, year].compactMap(\.self) }

  private var table: Article.Table {
    let format = wording.format
    let previous = facts.delta.previous
    func row(_ name: Phrase, _ value: String, _ before: String?, _ change: String?) -> [String] {
      [wording(name), value, before ?? "–", change ?? "–"]
    }
    return Article.Table(
      caption: wording(.thisRoundAndLast),
      columns: [
        .init(wording(.detail)), .init(wording(.thisRound), isNumeric: true),
        .init(wording(.lastOfCategory), isNumeric: true), .init(wording(.change), isNumeric: true),
      ],
      rows: [
        row(.round, round.number.text, previous?.number.text, nil),
        row(
          .date, round.day.description, previous?.day.description,
          facts.delta.gapDays.map(wording.days)),
        row(
          .officialName, dataset.name(of: round, in: wording.language),
          previous.map { dataset.name(of: $0, in: wording.language) }, nil),
        row(
          .invitations, format.invitations(of: round), previous.map(format.invitations),
          facts.delta.invitationsDelta.map(format.signed)),
        row(
          .cutoff, round.cutoff.map(format.score) ?? "–",
          previous.map { $0.cutoff.map(format.score) ?? "–" },
          facts.delta.cutoffDelta.map(format.signed)),
        row(
          .tieBreakUTC, round.tieBreak.map(format.minute) ?? "–",
          previous?.tieBreak.map(format.minute), nil),
      ])
  }

  private var tieBreak: String? {
    round.tieBreak.flatMap { stamp in
      round.cutoff.map { wording.tieBreak(stamp, cutoff: $0) }
    }
  }

  /// What had been expected of the round.
  private var forecast: String? {
    facts.forecast.map { wording.hadBeenExpected($0) }
  }

  private var year: String {
    let comparison = facts.yearBefore.map {
      wording.comparison(
        Comparison(facts.yearToDate.yearToDate, with: $0), with: .yearBefore)
    }
    return wording.yearSoFar(
      facts.yearToDate, comparison: comparison, qualifier: qualifier,
      ofCategory: facts.categoryInvitations, rounds: facts.ordinalInCategoryThisYear)
  }

  private var occupations: [Article.Part] {
    guard let version = facts.version, facts.takesOccupations else { return [] }
    let heading = Article.Part.heading(wording(.eligibleOccupations))
    guard !facts.occupations.isEmpty else {
      return [heading, .paragraph(wording(.occupationsElsewhere))]
        + (facts.source.map { [.link(text: wording(.categoryPage), address: $0)] } ?? [])
    }
    return [
      heading, .paragraph(wording.occupations(facts.occupations.count, version: version)),
      .list(
        facts.occupations.map { "\($0.noc) \($0.title)" },
        // The titles that the data have.
        language: wording.language == .english ? nil : .english),
    ]
  }

  private var outlook: [Article.Part] {
    let text = OutlookText(facts.outlook, in: dataset, wording)
    return [.heading(wording.nextRoundHeading(text.title))]
      + text.prospects.map(Article.Part.paragraph)
  }
}
