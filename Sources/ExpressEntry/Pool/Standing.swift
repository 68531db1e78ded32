/// Where a score stands in the pool.
public struct Standing: Sendable, Equatable {
  /// The number of candidates with a higher score.
  public let ahead: Int

  /// Whether the number is interpolated within a band, and not counted.
  public let isInterpolated: Bool
}

extension PoolSnapshot {
  /// How many candidates stand above a score.
  ///
  ///     ahead = Σ bands above + candidates of the band · (upper − score) / width
  ///
  /// Within a band the candidates are taken as spread evenly over its scores, which nobody has
  /// published; at the highest score of a band the number is exact. In the widest band, from 601
  /// to 1200, it says little.
  ///
  /// - Parameter score: A score from 0 to 1200.
  /// - Returns: The number, and whether it is interpolated.
  public func standing(of score: Int) -> Standing {
    precondition((0...1200).contains(score), "a score of \(score)")
    var ahead = 0
    for band in bands {
      if band.scores.lowerBound > score {
        ahead += band.candidates
      } else if band.scores.contains(score) {
        let above = band.scores.upperBound - score
        let part = Double(band.candidates * above) / Double(band.scores.count)
        return Standing(ahead: ahead + Int(part.rounded()), isInterpolated: above > 0)
      }
    }
    return Standing(ahead: ahead, isInterpolated: false)
  }

  /// The change of each band since an earlier state; nil where that one has no such band.
  public func changes(since earlier: PoolSnapshot?) -> [Int?] {
    bands.map { band in
      earlier?.bands.first { $0.scores == band.scores }.map { band.candidates - $0.candidates }
    }
  }
}
