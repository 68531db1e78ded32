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
      return "C’était la première ronde de ce genre."
    }
    guard let change = delta.cutoffDelta else {
      return "La dernière ronde de ce genre était la \(previous.number.text) du "
        + "\(format.date(previous.day)), \(days(gap)) plus tôt."
    }
    let last =
      "la ronde \(previous.number.text) du \(format.date(previous.day)), \(days(gap)) plus tôt"
    guard change != 0 else {
      return "C’est aussi le seuil de la dernière ronde de ce genre, \(last)."
    }
    return "C’est \(points(abs(change))) de \(change > 0 ? "plus" : "moins") que les "
      + "\(format.score(previous.cutoff ?? 0)) de la dernière ronde de ce genre, \(last)."
  }

  func tieBreak(_ instant: Instant, cutoff: Double) -> String {
    "Bris d’égalité\u{A0}: parmi les candidats ayant exactement \(points(cutoff)), ont été invités "
      + "ceux dont le profil avait été présenté avant le \(format.instant(instant))."
  }

  func hadBeenExpected(_ forecast: ForecastLedger.Entry) -> String {
    let isWithin = forecast.interval80.reaches(forecast.cutoff)
    return "Le \(format.date(forecast.asOf)), jour de la ronde précédente de sa catégorie, "
      + "\(format.score(forecast.cutoff)) se trouvait \(isWithin ? "dans" : "hors de") l’intervalle à 80\u{A0}% de la prévision, "
      + "\(format.interval(forecast.interval80))\u{202F}; le seuil attendu était "
      + "\(format.whole(forecast.expected))."
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
