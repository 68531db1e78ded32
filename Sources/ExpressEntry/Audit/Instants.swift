import TimeSeries

extension Audit {
  /// Instants of the draw that are not on the day of the round.
  ///
  /// The round's day is that of Eastern time, so a draw in the evening is on the next day of UTC.
  func drawInstants() -> [Finding] {
    dataset.rounds.all.compactMap { round in
      guard let drawn = round.drawn, drawn.day != round.day else { return nil }
      let isNextDay = drawn.day == round.day.advanced(by: 1)
      return Finding(
        isNextDay ? .note : .error, round: round.number, field: "drawn",
        value: drawn.description,
        problem: isNextDay
          ? "in universal time it is the day after \(round.day), the day of the round"
          : "it is \(round.day.distance(to: drawn.day)) days from \(round.day), the day of the round",
        repair: isNextDay ? "none is needed" : "correct one of the two, or leave drawn empty")
    }
  }

  /// Tie-breaks that are missing, not before the draw, or older than a profile can be.
  func tieBreaks() -> [Finding] {
    guard let first = dataset.rounds.all.first(where: { $0.tieBreak != nil })?.day else {
      return []
    }
    let known = Set(dataset.repairs.filter { $0.taken.isEmpty }.map(\.round))
    return dataset.rounds.all.compactMap { round in
      guard let tieBreak = round.tieBreak else {
        guard round.day >= first, !known.contains(round.number) else { return nil }
        return Finding(
          .note, round: round.number, field: "tieBreak",
          problem: "it is not known, though tie-breaks are published since \(first)",
          repair: "left empty")
      }
      let latest = round.drawn ?? round.day.lastInstant
      if tieBreak >= latest {
        return Finding(
          .error, round: round.number, field: "tieBreak", value: tieBreak.description,
          problem: tieBreak == latest
            ? "it is the instant of the draw itself" : "it is after the draw",
          repair: "correct it, or leave it empty")
      }
      // A profile expires after twelve months.
      let age = tieBreak.day.distance(to: round.day)
      guard age > 366 else { return nil }
      return Finding(
        .warning, round: round.number, field: "tieBreak", value: tieBreak.description,
        problem: "it is \(age) days before the round; a profile stays in the pool for a year",
        repair: "compare it with the page of the round")
    }
  }
}

extension Day {
  /// The last second in which it is this day in Canada's Eastern time, or later.
  fileprivate var lastInstant: Instant {
    Instant(secondsSince1970: (Int64(number) + 1) * 86_400 + 5 * 3600 - 1)
  }
}
