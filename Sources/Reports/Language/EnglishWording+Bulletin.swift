import ExpressEntry
import TimeSeries

extension EnglishWording {
  func bulletinTitle(_ round: Round, qualifier: String) -> String {
    "Express Entry round \(round.number.text), \(qualifier): \(invitations(of: round))"
      + (round.cutoff.map { ", cut-off \(format.score($0))" } ?? "")
  }

  func drawn(_ round: Round, ordinal: Int, qualifier: String) -> String {
    "On \(format.date(round.day)), IRCC issued \(invitations(of: round)) to apply in the "
      + "\(format.ordinal(ordinal)) \(qualifier) round of \(round.day.month.year). "
      + (round.cutoff.map { "The lowest-ranked candidate invited had \(points($0))." }
        ?? "No cut-off was published.")
  }

  func change(_ delta: Delta) -> String {
    guard let previous = delta.previous, let gap = delta.gapDays else {
      return "It was the first round of its kind."
    }
    let last = "round \(previous.number.text) of \(format.date(previous.day)), \(days(gap)) earlier"
    guard let change = delta.cutoffDelta else {
      return "The previous round of the category was \(last)."
    }
    guard change != 0 else {
      return "The previous round of the category, \(last), had the same cut-off."
    }
    return "That is \(points(abs(change))) \(change > 0 ? "more" : "fewer") than the "
      + "\(format.score(previous.cutoff ?? 0)) of the last such round, \(last)."
  }

  func tieBreak(_ instant: Instant, cutoff: Double) -> String {
    "Tie-break: of the candidates with exactly \(points(cutoff)), only those who had submitted their "
      + "profile before \(format.instant(instant)) were invited."
  }

  func hadBeenExpected(_ forecast: ForecastLedger.Entry) -> String {
    let isWithin = forecast.interval80.reaches(forecast.cutoff)
    return
      "A forecast from what was known on \(format.date(forecast.asOf)), the day of the category’s "
      + "previous round, gave \(format.whole(forecast.expected)), with an 80% chance of "
      + "\(format.interval(forecast.interval80)): \(format.score(forecast.cutoff)) was "
      + "\(isWithin ? "inside" : "outside")."
  }

  func yearSoFar(
    _ total: Total, comparison: String?, qualifier: String, ofCategory: Int, rounds: Int
  ) -> String {
    let year = total.day.month.year
    return
      "It was the \(format.ordinal(total.rounds)) round of \(year). The invitations of the year "
      + "came to \(format.whole(total.yearToDate))"
      + (comparison.map { ", \($0)" } ?? "")
      + (ofCategory == total.yearToDate
        ? ", all of them in rounds of its category."
        : ", \(format.whole(ofCategory)) of them in \(theRounds(rounds)) of its category.")
  }

  private func theRounds(_ rounds: Int) -> String {
    rounds == 1 ? "the one round" : "the \(self.rounds(rounds))"
  }

  func occupations(_ count: Int, version: Int) -> String {
    "Version \(version) of the category takes candidates with experience in one of "
      + "\(format.whole(count)) occupations (codes of the National Occupational Classification 2021):"
  }

  func feedTitle() -> String { "Express Entry rounds" }
}
