import ExpressEntry

/// A text without figures, by the name under which templates have it.
///
/// Both languages stand side by side, so that a text without its translation does not compile.
enum Phrase: String, CaseIterable {
  case language, colon, monthlyReport, notOfficial, glance, roundsOfMonth, round, date, officialName
  case invitations, cutoff, change, daysSince, tieBreakUTC, changeNote, first, csv
  case cutoffsByCategory, linesNote, source, everyRound, invitationsThisYear, invitationsByCategory
  case category, roundsInMonth, invitationsInMonth, roundsThisYear, yearBefore, allCategories
  case byCategory, afterEveryRound, nextRounds, outlookByCategory, lastRound, lastCutoff
  case expectedBetween, size80, level80, level95, record, outlookNote, methodAndData
  case ircc, roundsPage, terms, termsShort, affiliation, manifestNote

  case forecastsOfMonth, saidOn, expected, miss, pastNote, bySizeCSV

  case yourScore, scoreNeedsScript, scoreLabel, scoreCategories

  case withoutForecast, candidates, poolNow, poolBefore, poolByBand, band
  case yearsToTheDay, year, roundsToTheDay, invitationsToTheDay, wholeYear

  // Bulletins.
  case bulletinKicker, thisRound, lastOfCategory, thisRoundAndLast, eligibleOccupations
  case occupationsElsewhere, categoryPage, detail

  // Charts.
  case cutoffAxis, expectedMark, candidatesAxis, waiting, invitedNext, expectedCutoffMark
  case deltasSubtitle, cutoffsSubtitle, totalsSubtitle, points

  /// The text in a language.
  func text(in language: Language) -> String {
    let (english, french) = texts
    return language == .english ? english : french
  }

  private var texts: (english: String, french: String) {
    switch self {
    case .language: ("en-CA", "fr-CA")
    case .colon: (":", "\u{A0}:")
    case .monthlyReport:
      ("Express Entry · monthly trend report", "Entrée express · rapport mensuel des tendances")
    case .notOfficial:
      ("Not an official publication.", "Ceci n’est pas une publication officielle.")
    case .glance: ("The month at a glance", "Le mois en un coup d’œil")
    case .roundsOfMonth: ("The month’s rounds", "Les rondes du mois")
    case .round: ("Round", "Ronde")
    case .date: ("Date", "Date")
    case .officialName: ("Official name", "Nom officiel")
    case .invitations: ("Invitations", "Invitations")
    case .cutoff: ("Cut-off", "Seuil")
    case .change: ("Change", "Écart")
    case .daysSince: ("Days since last", "Jours depuis la dernière")
    case .tieBreakUTC: ("Tie-break (UTC)", "Départage (UTC)")
    case .changeNote:
      (
        "Changes are against the previous round of the same category. With a score equal to the cut-off, "
          + "only profiles submitted before the tie-break were invited.",
        "Les écarts sont calculés par rapport à la ronde précédente de la même catégorie. À score égal "
          + "au seuil, seuls les profils présentés avant le moment du départage ont été invités."
      )
    case .first: ("first", "première")
    case .csv: ("CSV", "CSV")
    case .cutoffsByCategory: ("Cut-offs by category", "Les seuils par catégorie")
    case .linesNote:
      (
        "Each line joins the rounds of one category, whatever its official name was at the time; it breaks "
          + "where more than six months passed without a round. Dotted verticals mark changes of rules:",
        "Chaque ligne relie les rondes d’une catégorie, quel qu’ait été son nom officiel\u{202F}; elle "
          + "s’interrompt quand plus de six mois ont passé sans ronde. Les pointillés verticaux marquent "
          + "les changements de règles\u{A0}:"
      )
    case .source: ("Source", "Source")
    case .everyRound:
      ("Every round with its changes, CSV", "Toutes les rondes et leurs écarts, CSV")
    case .invitationsThisYear: ("Invitations this year", "Les invitations de l’année")
    case .invitationsByCategory: ("Invitations by category", "Les invitations par catégorie")
    case .category: ("Category", "Catégorie")
    case .roundsInMonth: ("Rounds in the month", "Rondes du mois")
    case .invitationsInMonth: ("Invitations in the month", "Invitations du mois")
    case .roundsThisYear: ("Rounds this year", "Rondes de l’année")
    case .yearBefore:
      ("Year before, to the same day", "Année précédente, jusqu’au même jour")
    case .allCategories: ("All categories", "Toutes les catégories")
    case .byCategory: ("By category, CSV", "Par catégorie, CSV")
    case .afterEveryRound: ("After every round, CSV", "Après chaque ronde, CSV")
    case .nextRounds: ("The next round of each category", "La prochaine ronde de chaque catégorie")
    case .outlookByCategory: ("Outlook by category", "Les perspectives par catégorie")
    case .lastRound: ("Last round", "Dernière ronde")
    case .lastCutoff: ("Last cut-off", "Dernier seuil")
    case .expectedBetween: ("Expected between", "Attendue entre")
    case .size80: ("Size, 80%", "Taille, 80\u{A0}%")
    case .level80: ("80%", "80\u{A0}%")
    case .level95: ("95%", "95\u{A0}%")
    case .record: ("Off by on average", "Erreur moyenne")
    case .outlookNote:
      (
        "“Off by on average” is the mean absolute error of the same method on past rounds, and how "
          + "many there were; each was forecast from what was known on the day of the category’s "
          + "previous round. Dates and sizes have an 80% chance of falling in their range.",
        "L’erreur moyenne est celle de la même méthode pour les rondes passées, suivie de leur "
          + "nombre\u{202F}; chacune a été prévue d’après ce que l’on savait le jour de la ronde "
          + "précédente de la catégorie. La date et la taille ont 80\u{A0}% de chances de se situer "
          + "entre leurs bornes."
      )
    case .methodAndData: ("Method and data", "Méthode et données")
    case .ircc: ("IRCC", "IRCC")
    case .roundsPage:
      ("Express Entry rounds of invitations", "Entrée express\u{A0}: rondes d’invitations")
    case .terms:
      (
        "The material of Canada.ca may be reproduced for non-commercial use; commercial "
          + "redistribution needs IRCC’s permission.",
        "Le contenu de Canada.ca peut être reproduit à des fins non commerciales\u{202F}; sa "
          + "redistribution commerciale exige l’autorisation d’IRCC."
      )
    case .termsShort:
      (
        "Data: IRCC, Canada.ca; non-commercial reproduction. Not an official publication.",
        "Données\u{A0}: IRCC, Canada.ca\u{202F}; reproduction non commerciale. Ceci n’est pas une "
          + "publication officielle."
      )
    case .affiliation:
      (
        "This is not affiliated with or endorsed by IRCC, and is no legal advice.",
        "Ce texte n’est ni affilié à IRCC ni approuvé par IRCC, et n’est pas un avis juridique."
      )
    case .manifestNote:
      (
        "The inputs and outputs with their digests are in",
        "Les fichiers lus et produits, avec leurs empreintes, sont dans"
      )
    case .deltasSubtitle:
      (
        "Change of the cut-off from the previous round of the same category, CRS points",
        "Écart du seuil par rapport à la ronde précédente de la même catégorie, en points du SCG"
      )
    case .cutoffsSubtitle:
      (
        "Score of the lowest-ranked candidate invited, CRS points, by category",
        "Score du dernier candidat invité, en points du SCG, par catégorie"
      )
    case .totalsSubtitle:
      (
        "Invitations to apply since January 1, all categories",
        "Invitations à présenter une demande depuis le 1er janvier, toutes catégories"
      )
    case .withoutForecast:
      ("Categories without a forecast", "Catégories sans prévision")
    case .candidates: ("Candidates", "Candidats")
    case .poolNow: ("Now", "Maintenant")
    case .poolBefore: ("Before the month", "Avant le mois")
    case .poolByBand: ("The pool by score", "Le bassin selon le score")
    case .band: ("Score", "Score")
    case .yearsToTheDay: ("Years to the same day", "Les années jusqu’au même jour")
    case .year: ("Year", "Année")
    case .roundsToTheDay: ("Rounds to the day", "Rondes jusqu’à ce jour")
    case .invitationsToTheDay: ("Invitations to the day", "Invitations jusqu’à ce jour")
    case .wholeYear: ("Invitations in the whole year", "Invitations de toute l’année")
    case .bulletinKicker: ("Express Entry · bulletin", "Entrée express · bulletin")
    case .detail: ("Detail", "Détail")
    case .thisRound: ("This round", "Cette ronde")
    case .lastOfCategory: ("Previous of its category", "Précédente de sa catégorie")
    case .thisRoundAndLast:
      (
        "This round and the previous one of its category",
        "Cette ronde et la précédente de sa catégorie"
      )
    case .eligibleOccupations: ("Eligible occupations", "Professions admissibles")
    case .occupationsElsewhere:
      (
        "The category takes candidates by occupation; its list is on the official page.",
        "La catégorie retient les candidats selon leur profession\u{202F}; la liste se trouve sur la "
          + "page officielle."
      )
    case .categoryPage:
      ("Instructions for the category, Canada.ca", "Instructions de la catégorie, Canada.ca")
    case .yourScore: ("Your score", "Votre score")
    case .scoreNeedsScript:
      (
        "This part needs JavaScript; the command drawline chance gives the same numbers.",
        "Cette partie demande JavaScript\u{202F}; la commande drawline chance donne les mêmes "
          + "chiffres."
      )
    case .scoreLabel: ("CRS score", "Score du SCG")
    case .scoreCategories:
      ("Categories whose rounds can invite you", "Catégories dont les rondes peuvent vous inviter")
    case .points: ("CRS points", "Points du SCG")
    case .forecastsOfMonth: ("Forecasts of the month’s rounds", "Prévisions des rondes du mois")
    case .saidOn: ("Forecast on", "Prévu le")
    case .expected: ("Forecast", "Prévision")
    case .miss: ("Off by", "Erreur")
    case .pastNote:
      (
        "Hindcasts: each is what today’s method gives on the day of the category’s previous round, from "
          + "nothing but what was known then.",
        "Prévisions rétrospectives\u{A0}: chacune est ce que donne la méthode actuelle le jour de la "
          + "ronde précédente de la catégorie, avec ce que l’on savait alors et rien d’autre."
      )
    case .bySizeCSV: ("By size, CSV", "Selon la taille, CSV")
    case .cutoffAxis: ("Cut-off (CRS points)", "Seuil (points du SCG)")
    case .expectedMark: ("Expected", "Attendu")
    case .candidatesAxis: ("Candidates at each score", "Candidats à chaque score")
    case .waiting: ("Waiting", "En attente")
    case .invitedNext: ("Invited next", "Invités ensuite")
    case .expectedCutoffMark: ("Expected cut-off", "Seuil attendu")
    }
  }
}

extension Phrase {
  /// All phrases in a language, by the names that templates have them under.
  static func table(in language: Language) -> [String: String] {
    Dictionary(
      allCases.map { ($0.rawValue, $0.text(in: language)) }, uniquingKeysWith: { first, _ in first }
    )
  }
}
