import TimeSeries

extension PoolSnapshot.Band {
  /// The band in the form of a revision: `601-1200: 351`.
  fileprivate var text: String { "\(scores.lowerBound)-\(scores.upperBound): \(candidates)" }
}

extension PoolSnapshot {
  /// What differs between two counts of one day, a band each.
  func revisions(to new: PoolSnapshot, seen: Day) -> [Revision] {
    bands.compactMap { band in
      guard
        let other = new.bands.first(where: { $0.scores == band.scores }),
        other.candidates != band.candidates
      else { return nil }
      return Revision(round: round, field: .pool, old: band.text, new: other.text, seen: seen)
    }
  }

  /// The count with the bands of another of the same day, but known since this one was published.
  func revised(by new: PoolSnapshot) -> PoolSnapshot {
    PoolSnapshot(day: day, round: round, published: published, bands: new.bands)
  }

  /// The count as it was before revisions, each of which is taken back, the newest first.
  func before(_ revisions: [Revision]) -> PoolSnapshot {
    var bands = bands
    for revision in revisions.reversed() where revision.field == .pool && revision.round == round {
      guard let index = bands.firstIndex(where: { $0.text == revision.new }) else { continue }
      let scores = bands[index].scores
      let prefix = "\(scores.lowerBound)-\(scores.upperBound): "
      guard
        revision.old.hasPrefix(prefix), let count = Int(revision.old.dropFirst(prefix.count))
      else { continue }
      bands[index] = Band(scores: scores, candidates: count)
    }
    return PoolSnapshot(day: day, round: round, published: published, bands: bands)
  }
}
