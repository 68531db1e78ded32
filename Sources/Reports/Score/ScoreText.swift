/// A text that the page's script fills in, by the name under which it asks for it.
///
/// In braces stand the values that it fills in.
enum ScoreText: String, CaseIterable {
  case ask, headline, table, by, next, any, above, below, at, point, points, last, cleared
  case missed, tie, percent, least, most

  /// The text in English and in French.
  var texts: (english: String, french: String) {
    switch self {
    case .ask:
      (
        "Enter a score from 0 to 1200 and pick at least one category.",
        "Entrez un score de 0 à 1200 et choisissez au moins une catégorie."
      )
    case .headline:
      (
        "With {score} points, the chance of an invitation by {date} is {chance}.",
        "Avec {score} points, la probabilité d’une invitation d’ici le {date} est de {chance}."
      )
    case .table: ("The chance of an invitation by date", "La probabilité d’une invitation par date")
    case .by: ("Invited by", "Invité d’ici le")
    case .next: ("In the next round", "À la prochaine ronde")
    case .any: ("Any of them", "L’une d’elles")
    case .above:
      (
        "{title}: {points} above the expected cut-off, {expected} (80%: {interval})",
        "{title}\u{A0}: {points} au-dessus du seuil attendu, {expected} (80\u{A0}%\u{A0}: {interval})"
      )
    case .below:
      (
        "{title}: {points} below the expected cut-off, {expected} (80%: {interval})",
        "{title}\u{A0}: {points} sous le seuil attendu, {expected} (80\u{A0}%\u{A0}: {interval})"
      )
    case .at:
      (
        "{title}: at the expected cut-off, {expected} (80%: {interval})",
        "{title}\u{A0}: au seuil attendu, {expected} (80\u{A0}%\u{A0}: {interval})"
      )
    case .point: ("{n} point", "{n}\u{A0}point")
    case .points: ("{n} points", "{n}\u{A0}points")
    case .last: ("The last rounds with this score", "Les dernières rondes avec ce score")
    case .cleared:
      (
        "{category}, round {round} on {date}, cut-off {cutoff}: invited",
        "{category}, ronde {round} du {date}, seuil {cutoff}\u{A0}: invité"
      )
    case .missed:
      (
        "{category}, round {round} on {date}, cut-off {cutoff}: not invited",
        "{category}, ronde {round} du {date}, seuil {cutoff}\u{A0}: non invité"
      )
    case .tie:
      (
        "{category}, round {round} on {date}, cut-off {cutoff}: invited if the profile was submitted "
          + "before {tieBreak} UTC",
        "{category}, ronde {round} du {date}, seuil {cutoff}\u{A0}: invité si le profil a été présenté "
          + "avant le {tieBreak} UTC"
      )
    case .percent: ("{n}%", "{n}\u{A0}%")
    case .least: ("<1%", "<1\u{A0}%")
    case .most: (">99%", ">99\u{A0}%")
    }
  }
}
