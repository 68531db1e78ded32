import ExpressEntry
import Forecasting
import TimeSeries

/// The sentences in French, as in Canada.
///
/// Titles of categories stand where they need no article; what follows the word for a round begins
/// with "pour". A no-break space (U+00A0) stands before a colon and a per cent sign and within
/// guillemets, a narrow one (U+202F) before a semicolon and between thousands.
struct FrenchWording: Wording {
  let format = TextFormat(language: .french)

  // MARK: - Counts

  func rounds(_ count: Int) -> String { self.count(count, "ronde") }
  func invitations(_ count: Int) -> String { self.count(count, "invitation") }
  func points(_ count: Double) -> String {
    "\(format.score(count))\u{A0}point\(count < 2 ? "" : "s")"
  }
  func days(_ count: Int) -> String { self.count(count, "jour") }

  /// A number and the noun that it counts; nought and one take the singular.
  private func count(_ number: Int, _ noun: String) -> String {
    "\(format.whole(number))\u{A0}\(noun)\(number < 2 ? "" : "s")"
  }

  // MARK: - Page

  func pageTitle(_ month: Month) -> String { "Entrée express en \(format.month(month))" }

  func dataNote(asOf: Day) -> String {
    "Données jusqu’au \(format.date(asOf)), tirées des rondes d’invitations que publie "
      + "Immigration, Réfugiés et Citoyenneté Canada (IRCC)."
  }

  func credit(asOf: Day) -> String {
    "Données\u{A0}: IRCC, rondes d’invitations, jusqu’au \(asOf). Graphique\u{A0}: Drawline."
  }

  func roundsIn(_ month: Month) -> String { "Rondes en \(format.monthName(month))" }
  func invitationsIn(_ month: Month) -> String { "Invitations en \(format.monthName(month))" }
  func invitationsToDate(_ year: Int) -> String { "Invitations en \(year) à ce jour" }

  func count(_ count: Int, in month: Month) -> String {
    "\(format.whole(count)) en \(format.month(month))"
  }

  func inRounds(_ count: Int) -> String { "en \(rounds(count))" }

  func count(_ count: Int, through day: Day) -> String {
    day == day.month.lastDay
      ? "\(format.whole(count)) à la fin \(of(day.month)) \(day.month.year)"
      : "\(format.whole(count)) au \(format.date(day))"
  }

  func roundsHeading(_ count: Int, _ month: Month) -> String {
    let name = "\(of(month)) \(month.year)"
    return switch count {
    case 0: "Aucune ronde en \(format.month(month))"
    case 1: "La seule ronde \(name)"
    default: "Les \(rounds(count)) \(name)"
    }
  }

  /// A month after "de", which loses its vowel before one: d’avril, de mars.
  private func of(_ month: Month) -> String {
    let name = format.monthName(month)
    return name.hasPrefix("a") || name.hasPrefix("o") ? "d’\(name)" : "de \(name)"
  }

  func nextRoundHeading(_ title: String) -> String { "\(title)\u{A0}: la prochaine ronde" }

  func recordCell(meanMiss: Double, rounds: Int) -> String {
    "\(format.tenths(meanMiss)) sur \(format.whole(rounds))"
  }

  /// A number of points with a decimal; below two it takes the singular.
  private func tenthsOfPoints(_ value: Double) -> String {
    "\(format.tenths(value))\u{A0}\(value < 2 ? "point" : "points")"
  }

  func madeBy(_ version: String) -> String { "Produit par drawline \(version)." }

  let method = [
    "Chaque catégorie est prévue d’après ses propres rondes, réunies quel qu’ait été le nom "
      + "officiel de sa catégorie, et d’après l’évolution de l’afflux vers le bassin que montrent "
      + "celles des autres. Le modèle est la ligne d’horizon (skyline), qui suit le nombre de "
      + "candidats accumulés à chaque score depuis qu’une ronde y est descendue\u{202F}; pour les "
      + "candidats des provinces, dont les rondes invitent presque tous, une régression sur la "
      + "taille de la ronde. Quand les erreurs sur les rondes passées de toutes les catégories y "
      + "engagent, la prévision est la dernière valeur, ou le milieu entre les deux.",
    "Les intervalles proviennent des erreurs passées de la même méthode, et non d’une loi "
      + "supposée\u{A0}: les erreurs de toutes les catégories, chacune en unités de l’erreur "
      + "habituelle de sa catégorie, et jamais une erreur postérieure au jour de la prévision.",
    "Un seuil résulte de la taille et de la date d’une ronde, qui sont des décisions. La ligne "
      + "d’horizon prend l’intervalle habituel, et une taille entre la dernière et la moyenne des "
      + "six dernières\u{202F}; s’ils s’avèrent autres, le seuil le sera aussi.",
  ]

  // MARK: - Findings

  func comparison(_ comparison: Comparison, with time: Comparison.Time) -> String {
    let than = time == .monthBefore ? "que le mois précédent" : "qu’un an plus tôt"
    return switch comparison {
    case .afterNone: "après aucune \(time == .monthBefore ? "le mois précédent" : "un an plus tôt")"
    case .equal: "autant \(than)"
    case .multiple(let factor):
      "\(factor < 2.05 ? "deux" : format.tenths(factor)) fois plus \(than)"
    case .change(let share, let isMore):
      "\(share < 0.005 ? "moins de 1\u{A0}%" : format.percent(share)) de "
        + "\(isMore ? "plus" : "moins") \(than)"
    }
  }

  func cutoffs(_ finding: CutoffFinding, month: Month) -> String {
    let name = format.monthName(month)
    switch finding {
    case .nothingToCompare: return "Aucun seuil à comparer en \(name)"
    case .unchanged(let title, let cutoff):
      return "\(title)\u{A0}: seuil inchangé en \(name), à \(format.score(cutoff))"
    case .moved(let title, let change, let cutoff, let others):
      let moved =
        "\(title)\u{A0}: \(change > 0 ? "hausse" : "baisse") de \(points(abs(change))), "
        + "à \(format.score(cutoff)), en \(name)"
      guard let others else { return moved }
      if others.count == 1 {
        let change = others.change
        return moved + "\u{202F}; \(others.title)\u{A0}: "
          + (change == 0 ? "inchangé" : format.signed(change))
      }
      guard others.furthest > 0 else {
        return moved + "\u{202F}; les autres n’ont pas bougé"
      }
      return moved + "\u{202F}; les autres ont bougé de \(format.score(others.furthest)) au plus"
    }
  }

  func totals(_ invitations: Int, through day: Day, comparison: String?) -> String {
    let isWhole = day == day.month.lastDay
    let now =
      "\(self.invitations(invitations)) "
      + (isWhole ? "à la fin \(of(day.month))" : "au \(format.date(day))")
    return comparison.map { "\(now), \($0)" } ?? (isWhole ? "\(now) \(day.month.year)" : now)
  }

  func deltas(count: Int, rises: Int, falls: Int, unchanged: Int) -> String {
    let same = unchanged < 2 ? "inchangé" : "inchangés"
    let parts = [(rises, "en hausse"), (falls, "en baisse"), (unchanged, same)]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return "Sur \(self.count(count, "seuil")), \(parts.joined(separator: ", "))"
  }

  func forecast(qualifier: String, mean: Double, within interval: ClosedRange<Int>) -> String {
    "Prochain seuil \(qualifier)\u{A0}: \(format.whole(mean)), avec 80\u{A0}% de chances entre "
      + "\(interval.lowerBound) et \(interval.upperBound)"
  }

  func noForecast(_ title: String) -> String { "Aucune prévision\u{A0}: \(title)" }
}

// MARK: - Outlook

extension FrenchWording {
  func sizesTitle(
    _ title: String, small: (size: Int, cutoff: Double), large: (size: Int, cutoff: Double)
  ) -> String {
    "\(title)\u{A0}: une ronde de \(format.whole(small.size)) s’arrêterait vers "
      + "\(format.whole(small.cutoff)), une de \(format.whole(large.size)) vers "
      + format.whole(large.cutoff)
  }

  func sizesSubtitle(asOf: Day) -> String {
    "Seuil attendu de la prochaine ronde selon sa taille, au \(format.date(asOf))\u{202F}; la bande "
      + "contient 80\u{A0}%"
  }

  func stockTitle(_ title: String, size: Int, cutoff: Int) -> String {
    "\(title)\u{A0}: \(invitations(size)) descendent jusqu’à \(cutoff)"
  }

  func stockSubtitle(on day: Day) -> String {
    "Candidats admissibles non invités, par score, selon le modèle du stock au \(format.date(day))"
      + "\u{202F}; sous chaque marche, une ronde antérieure n’est pas descendue"
  }

  func poolTitle(_ pool: PoolChange) -> String {
    let total = "\(format.whole(pool.now.total))\u{A0}candidats dans le bassin"
    guard let before = pool.before, let change = pool.change else { return total }
    return change == 0
      ? "\(total), autant que le \(format.date(before.day))"
      : "\(total), \(format.whole(abs(change))) de \(change > 0 ? "plus" : "moins") que le "
        + format.date(before.day)
  }

  func poolSubtitle(_ pool: PoolChange) -> String {
    let now = "Candidats selon le score, le \(format.date(pool.now.day))"
    return pool.before.map { "\(now)\u{202F}; les traits sont du \(format.date($0.day))" } ?? now
  }

  func scoreNote(asOf: Day, paths: Int) -> String {
    "Pour un profil présenté le \(format.date(asOf)), d’après \(format.whole(paths)) tirages de la "
      + "suite des rondes de chaque catégorie\u{202F}; les catégories sont tenues pour indépendantes. La "
      + "commande drawline chance donne les mêmes chiffres, aussi pour un profil plus ancien."
  }

  func forecastSubtitle(asOf: Day) -> String {
    "Seuils, en points du SCG\u{202F}; la prochaine ronde telle qu’attendue le \(format.date(asOf))"
  }

  func lastCutoff(_ cutoff: Double) -> String {
    "Dernier seuil\u{A0}: \(format.score(cutoff))"
  }

  func level(_ percent: Int, _ interval: ClosedRange<Int>) -> String {
    "\(percent)\u{A0}%\u{A0}: \(format.interval(interval))"
  }

  func expected(_ cutoff: Double) -> String { "Attendu\u{A0}: \(format.whole(cutoff))" }
}
