import ExpressEntry
import TimeSeries

extension SiteLanguage {
  /// The month in two or three sentences.
  func lead(of month: Month, _ rounds: [Round]) -> String {
    let firstMonth = dataset.rounds.all.first?.day.month ?? month
    let all = data.dataset.rounds.all
    guard !rounds.isEmpty else {
      let none = words("month.none", ["month": .month(month)])
      guard let before = all.last(where: { $0.day < month.firstDay }) else { return none }
      return none + " "
        + words(
          "month.noneSince",
          [
            "round": .text(before.number.text), "day": .day(before.day),
            "category": .text(title(before.category)), "cutoff": .plain(before.wholePoints),
          ])
    }
    let invitations = rounds.reduce(0) { $0 + $1.invitations }
    let before = all.filter { $0.day.month == month.advanced(by: -1) }
    // A month that is still going on cannot be compared with a whole one.
    let isComparable = month > firstMonth && data.asOf >= month.lastDay
    let previous = before.reduce(0) { $0 + $1.invitations }
    let values: [String: Message.Value] = [
      "n": .whole(rounds.count), "invitations": .whole(invitations),
    ]
    let lead = words(
      "month.lead",
      values.merging(comparison(invitations, with: isComparable ? previous : nil)) { $1 })
    var groups: [Category: Int] = [:]
    for round in rounds { groups[round.category, default: 0] += round.invitations }
    guard
      let largest = groups.max(by: { ($0.value, $1.key.name) < ($1.value, $0.key.name) })
    else { return lead }
    let name: Message.Value = .text(qualifier(largest.key))
    if groups.count == 1 {
      return rounds.count == 1
        ? lead
        : lead + " " + words("month.all", ["invitations": .whole(invitations), "qualifier": name])
    }
    let share = Double(largest.value) / Double(invitations)
    return lead + " "
      + words(
        "month.most",
        [
          "share": .text(share > 0.5 ? "most" : share > 0.45 ? "half" : "some"),
          "largest": .whole(largest.value), "qualifier": name,
          "n": .whole(rounds.count { $0.category == largest.key }),
        ])
  }

  /// How forecasts of a month turned out.
  func text(on entries: [ForecastLedger.Entry]) -> String {
    let count = Double(entries.count)
    let within = entries.count { $0.interval80.reaches($0.cutoff) }
    let miss = entries.map { abs($0.expected - $0.cutoff) }.reduce(0, +) / count
    let naive = entries.map { abs($0.lastCutoff - $0.cutoff) }.reduce(0, +) / count
    return words(
      entries.count == 1 ? "month.forecastsOne" : "month.forecastsText",
      [
        "within": .whole(within), "n": .whole(entries.count), "mae": .tenths(miss),
        "naive": .tenths(naive),
      ])
  }
}
