import ExpressEntry
import Forecasting
import TimeSeries

/// The sentences in English, as in Canada.
struct EnglishWording: Wording {
  let format = TextFormat(language: .english)

  // MARK: - Counts

  func rounds(_ count: Int) -> String { self.count(count, "round") }
  func invitations(_ count: Int) -> String { self.count(count, "invitation") }
  func points(_ count: Double) -> String { "\(format.score(count)) point\(count == 1 ? "" : "s")" }
  func days(_ count: Int) -> String { self.count(count, "day") }

  /// A number and the noun that it counts.
  private func count(_ number: Int, _ noun: String) -> String {
    "\(format.whole(number)) \(noun)\(number == 1 ? "" : "s")"
  }

  // MARK: - Page

  func pageTitle(_ month: Month) -> String { "Express Entry in \(format.month(month))" }

  func dataNote(asOf: Day) -> String {
    "Data up to \(format.date(asOf)), from the rounds of invitations that Immigration, Refugees "
      + "and Citizenship Canada (IRCC) publishes."
  }

  func credit(asOf: Day) -> String {
    "Data: IRCC, rounds of invitations, to \(asOf). Chart: Drawline."
  }

  func roundsIn(_ month: Month) -> String { "Rounds in \(format.monthName(month))" }
  func invitationsIn(_ month: Month) -> String { "Invitations in \(format.monthName(month))" }
  func invitationsToDate(_ year: Int) -> String { "Invitations in \(year) to date" }

  func count(_ count: Int, in month: Month) -> String {
    "\(format.whole(count)) in \(format.month(month))"
  }

  func inRounds(_ count: Int) -> String { "in \(rounds(count))" }

  func count(_ count: Int, through day: Day) -> String {
    day == day.month.lastDay
      ? "\(format.whole(count)) by the end of \(format.month(day.month))"
      : "\(format.whole(count)) by \(format.date(day))"
  }

  func roundsHeading(_ count: Int, _ month: Month) -> String {
    let name = format.month(month)
    return switch count {
    case 0: "No round in \(name)"
    case 1: "The one round of \(name)"
    default: "The \(rounds(count)) of \(name)"
    }
  }

  func nextRoundHeading(_ title: String) -> String { "\(title): the next round" }

  func recordCell(meanMiss: Double, rounds: Int) -> String {
    "\(format.tenths(meanMiss)) in \(format.whole(rounds))"
  }

  func madeBy(_ version: String) -> String { "Made by drawline \(version)." }

  let method = [
    "Each category is forecast from its own rounds, joined whatever the official name of its "
      + "category was, and from where the inflow into the pool has gone by those of the others. "
      + "The model is the skyline, which follows how many candidates have gathered at each score "
      + "since a round last reached down to it; for provincial nominees, whose rounds take nearly "
      + "all, a regression on the size of the round. Where the errors on past rounds of all "
      + "categories say so, the forecast is the last value instead, or the middle between the two.",
    "The intervals are made from the past errors of the same method, not from an assumed "
      + "distribution: the errors of all categories, each in units of its category’s usual error, and "
      + "never one from after the day of the forecast.",
    "A cut-off is the outcome of a round’s size and date, which are decisions. The skyline takes "
      + "the usual gap, and a size between the last and the mean of the last six; where those turn "
      + "out otherwise, so will the cut-off.",
  ]

  // MARK: - Findings

  func comparison(_ comparison: Comparison, with time: Comparison.Time) -> String {
    let time = time == .monthBefore ? "in the month before" : "a year earlier"
    return switch comparison {
    case .afterNone: "after none \(time)"
    case .equal: "as many as \(time)"
    case .multiple(let factor):
      "\(factor < 2.05 ? "twice" : "\(format.tenths(factor)) times") as many as \(time)"
    case .change(let share, let isMore):
      "\(share < 0.005 ? "under 1%" : format.percent(share)) \(isMore ? "more" : "fewer") "
        + "than \(time)"
    }
  }

  func cutoffs(_ finding: CutoffFinding, month: Month) -> String {
    let name = format.monthName(month)
    switch finding {
    case .nothingToCompare: return "No cut-off to compare in \(name)"
    case .unchanged(let title, let cutoff):
      return "\(title) ended \(name) where it began, at \(format.score(cutoff))"
    case .moved(let title, let change, let cutoff, let others):
      let moved =
        "\(title) \(change > 0 ? "rose" : "fell") \(points(abs(change))) to \(format.score(cutoff)) in \(name)"
      guard let others else { return moved }
      if others.count == 1 {
        let change = others.change
        return moved + "; \(others.title) "
          + (change == 0
            ? "stayed" : "\(change > 0 ? "rose" : "fell") \(format.score(abs(change)))")
      }
      return moved
        + (others.furthest == 0
          ? "; the others stayed"
          : "; the others moved by \(format.score(others.furthest)) or less")
    }
  }

  func totals(_ invitations: Int, through day: Day, comparison: String?) -> String {
    let now = self.invitations(invitations)
    let isWhole = day == day.month.lastDay
    guard let comparison else {
      return "\(now) by \(isWhole ? "the end of \(format.month(day.month))" : format.date(day))"
    }
    let end = isWhole ? "the end of \(format.monthName(day.month))" : format.date(day)
    return "\(now) by \(end), \(comparison)"
  }

  func deltas(count: Int, rises: Int, falls: Int, unchanged: Int) -> String {
    let parts = [(rises, "rose"), (falls, "fell"), (unchanged, "stayed")]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return "Of \(self.count(count, "cut-off")), \(parts.joined(separator: ", "))"
  }

  func forecast(qualifier: String, mean: Double, within interval: ClosedRange<Int>) -> String {
    "The next \(qualifier) cut-off: \(format.whole(mean)), with an 80% chance of "
      + format.interval(interval)
  }

  func noForecast(_ title: String) -> String { "No forecast for \(title)" }
}

// MARK: - Outlook

extension EnglishWording {
  func sizesTitle(
    _ title: String, small: (size: Int, cutoff: Double), large: (size: Int, cutoff: Double)
  ) -> String {
    "\(title): a round of \(format.whole(small.size)) would cut near \(format.whole(small.cutoff)), "
      + "one of \(format.whole(large.size)) near \(format.whole(large.cutoff))"
  }

  func sizesSubtitle(asOf: Day) -> String {
    "Expected cut-off of the next round by its size, as of \(format.date(asOf)); the band holds 80%"
  }

  func stockTitle(_ title: String, size: Int, cutoff: Int) -> String {
    "\(title): \(invitations(size)) reach down to \(cutoff)"
  }

  func stockSubtitle(on day: Day) -> String {
    "Eligible candidates who have not been invited, by score, as the model of the stock has them on "
      + "\(format.date(day)); below each step an earlier round did not reach"
  }

  func poolTitle(_ pool: PoolChange) -> String {
    let total = "\(format.whole(pool.now.total)) candidates in the pool"
    guard let before = pool.before, let change = pool.change else { return total }
    return change == 0
      ? "\(total), as many as on \(format.date(before.day))"
      : "\(total), \(format.whole(abs(change))) \(change > 0 ? "more" : "fewer") than on "
        + format.date(before.day)
  }

  func poolSubtitle(_ pool: PoolChange) -> String {
    let now = "Candidates by score on \(format.date(pool.now.day))"
    return pool.before.map { "\(now); the strokes are \(format.date($0.day))" } ?? now
  }

  func scoreNote(asOf: Day, paths: Int) -> String {
    "For a profile submitted on \(format.date(asOf)), from \(format.whole(paths)) drawn courses of "
      + "each category’s rounds; categories are taken as independent. The command drawline chance gives "
      + "the same numbers, for an earlier profile too."
  }

  func forecastSubtitle(asOf: Day) -> String {
    "Cut-offs, CRS points; the next round as expected on \(format.date(asOf))"
  }

  func lastCutoff(_ cutoff: Double) -> String { "Last cut-off: \(format.score(cutoff))" }

  func level(_ percent: Int, _ interval: ClosedRange<Int>) -> String {
    "\(percent)%: \(format.interval(interval))"
  }

  func expected(_ cutoff: Double) -> String { "Expected: \(format.whole(cutoff))" }
}
