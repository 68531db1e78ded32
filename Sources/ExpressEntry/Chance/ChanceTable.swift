public import TimeSeries

/// The chances of every score in one category, for a profile that is submitted on the day they are
/// said.
///
/// A score's chances are those that ``Chances`` gives it: the paths are the same.
public struct ChanceTable: Sendable {
  /// The category.
  public let category: Category

  /// The days of the chances by date.
  public let days: [Day]

  /// The number of paths drawn.
  public let paths: Int

  /// The lowest score that some path invites.
  public let lowestScore: Int

  /// For each score from the lowest on, how many paths invite it in the next round, and then by each
  /// of the days; a score beyond the last is invited as often as the last.
  public let counts: [[Int]]

  /// The chance in the next round.
  public func nextRound(score: Int) -> Double { probability(score, 0) }

  /// The chance by each day.
  public func byDate(score: Int) -> [Double] {
    days.indices.map { probability(score, $0 + 1) }
  }

  private func probability(_ score: Int, _ column: Int) -> Double {
    guard score >= lowestScore, !counts.isEmpty else { return 0 }
    return Double(counts[min(score - lowestScore, counts.count - 1)][column]) / Double(paths)
  }
}

extension Chances {
  /// The chances of every score in a category.
  ///
  /// - Parameters:
  ///   - category: The category.
  ///   - end: The last day to look at, within the twelve months that a profile lasts.
  /// - Returns: The chances, nil where nothing can be said of the category.
  public func table(of category: Category, through end: Day) -> ChanceTable? {
    guard let drawn = paths(of: category, through: end, limit: .max) else { return nil }
    let days = Chances.days(after: asOf, through: end)
    // A path invites a score if it is at least the lowest that one of its rounds reaches: so the
    // paths are counted by that score, and added up from the lowest on.
    let newcomer = Candidate(score: 0, submitted: asOf)
    let none = 1201
    let width = days.count + 1
    var counts = Array(repeating: 0, count: (none + 1) * width)
    var reached = Array(repeating: none, count: width)
    for path in drawn.paths {
      var lowest = none
      for column in reached.indices { reached[column] = none }
      for (index, step) in path.enumerated() {
        let score = newcomer.lowestScore(invitedBy: step) ?? none
        if index == 0 { reached[0] = score }
        guard step.day <= end else { continue }
        lowest = min(lowest, score)
        for (column, day) in days.enumerated() where step.day <= day {
          reached[column + 1] = min(reached[column + 1], lowest)
        }
      }
      for (column, score) in reached.enumerated() { counts[score * width + column] += 1 }
    }
    for place in width..<none * width { counts[place] += counts[place - width] }
    func row(_ score: Int) -> ArraySlice<Int> { counts[score * width..<(score + 1) * width] }
    let first = (0..<none).first { row($0).contains { $0 > 0 } } ?? none
    let final = row(none - 1)
    let last = (0..<none).last { !row($0).elementsEqual(final) }.map { $0 + 1 } ?? first
    return ChanceTable(
      category: category, days: days, paths: drawn.paths.count, lowestScore: min(first, none - 1),
      counts: first < none ? (first...max(first, last)).map { Array(row($0)) } : [])
  }
}

extension Candidate {
  /// The lowest score with which a round to come would invite this profile; nil where none would.
  fileprivate func lowestScore(invitedBy step: RoundPaths.Step) -> Int? {
    guard step.day <= lastDay else { return nil }
    let cutoff = Int(step.cutoff.rounded())
    return submitted.distance(to: step.day) >= step.waitAtCutoff ? cutoff : cutoff + 1
  }
}
