import TimeSeries

extension Audit {
  /// States of the pool whose bands leave a gap or overlap.
  func poolBands() -> [Finding] {
    dataset.pool.compactMap { snapshot in
      let bands = snapshot.bands.map(\.scores)
      let isWhole =
        bands.first?.upperBound == 1200 && bands.last?.lowerBound == 0
        && zip(bands, bands.dropFirst()).allSatisfy { $0.lowerBound == $1.upperBound + 1 }
      guard !isWhole else { return nil }
      return Finding(
        .error, round: snapshot.round, field: "pool", value: snapshot.day.description,
        problem: "the bands do not cover the scores from 0 to 1200 once each",
        repair: "complete the bands, the highest first")
    }
  }

  /// States of the pool that were old when they were published, or counted after it.
  func poolAges() -> [Finding] {
    dataset.pool.compactMap { snapshot in
      let age = snapshot.day.distance(to: snapshot.published)
      guard age < 0 || age > 7 else { return nil }
      return Finding(
        age < 0 ? .error : .note, round: snapshot.round, field: "pool",
        value: snapshot.day.description,
        problem: age < 0
          ? "it was counted \(-age) days after it was published"
          : "it was \(age) days old when it was published",
        repair: age < 0 ? "correct the day of the count" : "none is needed")
    }
  }
}
