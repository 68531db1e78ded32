import ExpressEntry
import TimeSeries

extension FrenchWording {
  func bulletinTitle(_ round: Round, qualifier: String) -> String {
    "Entrée express, ronde \(round.number.text) \(qualifier)\u{A0}: \(invitations(of: round))"
      + (round.cutoff.map { ", seuil \(format.score($0))" } ?? "")
  }

  func drawn(_ round: Round, ordinal: Int, qualifier: String) -> String {
    "Le \(format.date(round.day)), IRCC a émis \(invitations(of: round)) à présenter une "
      + "demande lors de la \(format.ordinal(ordinal)) ronde de \(round.day.month.year) "
      + "\(qualifier). "
      + (round.cutoff.map { "Le dernier candidat invité avait \(points($0))." }
        ?? "Aucun seuil n’a été publié.")
  }

  func change(_ delta: Delta) -> String {
    guard let previous = delta.previous, let gap = delta.gapDays else {
      return "C’était la première ronde de la catégorie."
    }
    let last =
      "la \(previous.number.text) du \(format.date(previous.day)), \(days(gap)) plus tôt"
    guard let change = delta.cutoffDelta else {
      return "La ronde précédente de la catégorie était \(last)."
    }
    guard change != 0 else {
      return "La ronde précédente de la catégorie, \(last), avait le même seuil."
    }
    return "C’est \(points(abs(change))) de \(change > 0 ? "plus" : "moins") que les "
      + "\(format.score(previous.cutoff ?? 0)) de la ronde précédente de la catégorie, \(last)."
  }

  func tieBreak(_ instant: Instant, cutoff: Double) -> String {
    "Règle de départage\u{A0}: parmi les candidats ayant exactement \(points(cutoff)), seuls ceux dont "
      + "le profil avait été présenté avant le \(format.instant(instant)) ont été invités."
  }

  func hadBeenExpected(_ forecast: ForecastLedger.Entry) -> String {
    let isWithin = forecast.interval80.reaches(forecast.cutoff)
    return
      "D’après ce que l’on savait le \(format.date(forecast.asOf)), jour de la ronde précédente de "
      + "la catégorie, la prévision était de \(format.whole(forecast.expected)), avec 80\u{A0}% de "
      + "chances entre \(forecast.interval80.lowerBound) et \(forecast.interval80.upperBound)\u{A0}: "
      + "\(format.score(forecast.cutoff)) se situe \(isWithin ? "dans" : "hors de") cet intervalle."
  }

  func yearSoFar(
    _ total: Total, comparison: String?, qualifier: String, ofCategory: Int, rounds: Int
  ) -> String {
    "C’était la \(format.ordinal(total.rounds)) ronde de \(total.day.month.year). Les invitations de "
      + "l’année s’élevaient à \(format.whole(total.yearToDate))"
      + (comparison.map { ", \($0)" } ?? "")
      + (ofCategory == total.yearToDate
        ? ", toutes dans des rondes de sa catégorie."
        : ", dont \(format.whole(ofCategory)) "
          + (rounds == 1 ? "dans la seule ronde" : "dans les \(self.rounds(rounds))")
          + " de sa catégorie.")
  }

  func occupations(_ count: Int, version: Int) -> String {
    "Sont admissibles les candidats ayant de l’expérience dans l’une des \(format.whole(count)) "
      + "professions de la version \(version) de la catégorie (codes de la Classification nationale "
      + "des professions 2021, titres en anglais)\u{A0}:"
  }

  func feedTitle() -> String { "Entrée express\u{A0}: les rondes" }
}
