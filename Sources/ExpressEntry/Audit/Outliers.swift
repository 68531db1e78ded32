import Statistics
import TimeSeries

extension Audit {
  /// Rounds whose cut-off or size is far from those of the rounds around it in its category.
  ///
  /// Far is ten times the median distance of a category's rounds from the median of their five
  /// neighbours on each side, and at least 100 points, or a factor of eight in size. An event of
  /// the same day and category explains the round. Categories of fewer than ten rounds and the first
  /// five of each are not judged, for want of neighbours.
  func outliers() -> [Finding] {
    let byCategory = Dictionary(grouping: dataset.rounds.all, by: \.category)
    return dataset.rounds.categories.flatMap { category in
      // A round without a cut-off, or with a bound in place of its size, is no measure.
      let rounds = (byCategory[category] ?? []).filter {
        $0.cutoff != nil && $0.invitationsBelow == nil
      }
      guard rounds.count >= 10 else { return [Finding]() }
      let cutoffs = distances(rounds.map { $0.points })
      let sizes = distances(rounds.map { log2(of: $0.invitations) })
      let (usualCutoff, usualSize) = (cutoffs.median, sizes.median)
      return rounds.indices.dropFirst(5).flatMap { index in
        [
          cutoffs[index].isFar(from: usualCutoff, atLeast: 100)
            ? outlier(rounds[index], "cutoff", rounds[index].writtenCutoff ?? "") : nil,
          sizes[index].isFar(from: usualSize, atLeast: 3)
            ? outlier(rounds[index], "invitations", "\(rounds[index].invitations)") : nil,
        ].compactMap { $0 }
      }
    }
  }

  private func outlier(_ round: Round, _ field: String, _ value: String) -> Finding {
    let event = dataset.events.first { $0.day == round.day && $0.concerns(round.category) }
    return Finding(
      event == nil ? .warning : .note, round: round.number, field: field, value: value,
      problem: "it is far from the rounds of \(round.category) around it",
      repair: event.map { "none is needed: \($0.title)" } ?? "compare it with the page of the round"
    )
  }

  /// How far each value is from the median of its neighbours.
  private func distances(_ values: [Double]) -> [Double] {
    values.indices.map { index in
      let neighbours =
        values[max(0, index - 5)..<index] + values[index...].dropFirst().prefix(5)
      return neighbours.isEmpty ? 0 : abs(values[index] - Array(neighbours).median)
    }
  }

  /// The logarithm to base 2, to an accuracy that tells factors.
  private func log2(of size: Int) -> Double {
    let size = Double(max(1, size))
    return Double(size.exponent) + size.significand - 1
  }
}

extension Double {
  fileprivate func isFar(from usual: Double, atLeast least: Double) -> Bool {
    self >= least && self > 10 * usual
  }
}
