public import Tabular
import TimeSeries

/// The newest state of the pool beside the one before it, and where a score stands in it.
public struct PoolView: Sendable, Equatable {
  /// The newest state.
  public let snapshot: PoolSnapshot

  /// The state before it, nil for the first.
  public let earlier: PoolSnapshot?

  /// The score asked for.
  public let score: Int?

  /// Takes the newest state of a dataset; nil where it has none.
  public init?(of dataset: Dataset, score: Int? = nil) {
    self.init(of: dataset.pool[...], score: score)
  }

  /// Takes the last of some states.
  init?(of pool: ArraySlice<PoolSnapshot>, score: Int?) {
    guard let snapshot = pool.last else { return nil }
    self.snapshot = snapshot
    earlier = pool.dropLast().last
    self.score = score
  }

  /// The bands, the highest first, and the total in a last row.
  public var listing: Listing {
    let changes = snapshot.changes(since: earlier)
    var listing = Listing(
      columns: [
        .init("from", "From"), .init("to", "To"), .init("candidates", "Candidates"),
        .init("change", "Change"),
      ],
      rows: zip(snapshot.bands, changes).map { band, change in
        [
          .score(band.scores.lowerBound), .score(band.scores.upperBound),
          .integer(band.candidates), .change(change),
        ]
      })
    listing.append([
      .score(0), .score(1200), .integer(snapshot.total),
      .change(earlier.map { snapshot.total - $0.total }),
    ])
    return listing
  }

  /// The bands and the standing of the score as one object.
  public var json: JSON {
    let changes = snapshot.changes(since: earlier)
    let standing = score.map(snapshot.standing)
    return [
      "asOf": JSON(snapshot.day), "round": .text(snapshot.round.text),
      "published": JSON(snapshot.published), "comparedWith": JSON(earlier?.day),
      "bands": .array(
        zip(snapshot.bands, changes).map { band, change in
          [
            "from": .integer(band.scores.lowerBound), "to": .integer(band.scores.upperBound),
            "candidates": .integer(band.candidates), "change": JSON(change),
          ]
        }),
      "total": .integer(snapshot.total), "score": JSON(score), "ahead": JSON(standing?.ahead),
      "aheadIsInterpolated": standing.map { .boolean($0.isInterpolated) } ?? .null,
    ]
  }

  /// What the listing means, a sentence each.
  public var notes: [String] {
    var notes = [
      "Candidates on \(snapshot.day), published with round \(snapshot.round) on "
        + "\(snapshot.published); change since \(earlier.map { $0.day.description } ?? "nothing")."
    ]
    if let score {
      let standing = snapshot.standing(of: score)
      notes.append(
        "\(standing.ahead.grouped) candidates stood above \(score)"
          + (standing.isInterpolated ? ", interpolated within a band." : "."))
    }
    return notes
  }
}

/// A dataset without a state of the pool.
public struct NoPool: Error, Equatable, Sendable, CustomStringConvertible {
  /// Creates the error.
  public init() {}

  /// The fault and its remedy.
  public var description: String {
    "no state of the pool is known; give a feed, which has them, or a later day with --as-of"
  }
}
