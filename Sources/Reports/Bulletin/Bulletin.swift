public import ExpressEntry
import Forecasting
import Mustache
public import Tabular
public import TimeSeries

/// The article on one round: what was drawn, what it is beside others, and what comes next.
///
/// It says what was known on the day of the round: nothing dated later is in it.
public struct Bulletin: Sendable {
  let facts: RoundFacts
  let article: Article
  let wording: any Wording

  /// The title of the round's category.
  let categoryTitle: String

  /// Writes the article on a round.
  ///
  /// - Parameters:
  ///   - number: The number of the round.
  ///   - dataset: The data; what is dated after the round is not used.
  ///   - language: The language of the article.
  /// - Throws: ``BulletinError`` if the data have no such round.
  public init(
    on number: RoundNumber, of dataset: Dataset, language: Language = .english
  ) throws(BulletinError) {
    guard let facts = RoundFacts(of: number, in: dataset) else {
      throw BulletinError(unknown: number, in: dataset.rounds)
    }
    self.facts = facts
    categoryTitle = dataset.title(of: facts.round.category, in: language)
    wording = language.wording
    article = BulletinText(facts: facts, dataset: dataset, wording: wording).article
  }

  /// The title.
  public var title: String { article.title }

  /// The day of the round.
  public var day: Day { facts.round.day }

  /// The article as Markdown.
  public var markdown: String { article.markdown }

  /// The article as a page of HTML, without anything from outside.
  ///
  /// - Parameter house: What the house that publishes it puts on it.
  /// - Returns: The page.
  /// - Throws: An error of the template library if a template is spoilt.
  public func html(house: House = House()) throws -> String {
    let values: [String: Any] = [
      "language": Phrase.language.text(in: wording.language), "title": article.title,
      "lead": article.lead, "kicker": wording(.bulletinKicker), "style": house.templates[.style],
      "body": try body(house),
    ]
    return try house.templates.template(.bulletin).render(
      values.merging(house.values) { $1 })
  }

  /// The article's parts as HTML, to stand within a page or a feed.
  func body(_ house: House = House()) throws -> String {
    try house.templates.template(.article).render(article.values)
  }

  /// The facts as JSON, with the keys of the command line's contract.
  public var json: JSON {
    let round = facts.round
    return [
      "round": .text(round.number.text), "date": JSON(round.day),
      "category": .text(round.category.name), "name": .text(round.name),
      "invitations": round.invitationsBelow == nil ? .integer(round.invitations) : .null,
      "cutoff": JSON(score: round.cutoff),
      "cutoffDelta": JSON(score: facts.delta.cutoffDelta),
      "previousRound": JSON(facts.delta.previous?.number.text),
      "previousDate": JSON(facts.delta.previous?.day),
      "previousCutoff": JSON(score: facts.delta.previous?.cutoff),
      "gapDays": JSON(facts.delta.gapDays),
      "invitationsDelta": JSON(facts.delta.invitationsDelta),
      "tieBreak": JSON(round.tieBreak),
      "ordinalInCategoryThisYear": .integer(facts.ordinalInCategoryThisYear),
      "categoryInvitationsThisYear": .integer(facts.categoryInvitations),
      "yearToDateInvitations": .integer(facts.yearToDate.yearToDate),
      "yearToDateRounds": .integer(facts.yearToDate.rounds),
      "previousYearToDateInvitations": JSON(facts.yearBefore),
      "eligibleOccupations": JSON(facts.occupations.isEmpty ? nil : facts.occupations.count),
      "occupations": .array(
        facts.occupations.map { ["noc": .text($0.noc), "title": .text($0.title)] }),
      "forecast": facts.forecast.map { forecast in
        [
          "asOf": JSON(forecast.asOf), "expected": JSON(forecast.expected),
          "lower80": .integer(forecast.interval80.lowerBound),
          "upper80": .integer(forecast.interval80.upperBound),
        ]
      } ?? .null,
      "outlook": facts.outlook.json(levels: [80, 95]), "language": .text(wording.language.rawValue),
      "title": .text(article.title), "lead": .text(article.lead),
    ]
  }
}

/// There is no round of a number.
public struct BulletinError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The fault and its remedy.
  public let description: String

  init(unknown number: RoundNumber, in rounds: Rounds) {
    let numbers = rounds.all.map(\.number)
    guard let first = numbers.min(), let last = numbers.max() else {
      description = "the data hold no round; give a file with rounds"
      return
    }
    // 91 was held in two parts, 91a and 91b.
    let parts = numbers.filter {
      $0.text.hasPrefix(number.text) && $0.text.dropFirst(number.text.count).allSatisfy(\.isLetter)
    }
    let remedy =
      parts.isEmpty
      ? "give one from \(first.text) to \(last.text)"
      : "there are \(parts.map(\.text).joined(separator: " and "))"
    description = "no round \"\(number.text.shortened)\"; \(remedy)"
  }
}
