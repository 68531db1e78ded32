public import Tabular

/// The newest states of the pool one after another, each beside the one before it.
public struct PoolHistory: Sendable, Equatable {
  /// The states, oldest first.
  public let views: [PoolView]

  /// Takes the newest states of a dataset.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - last: How many states, fewer where there are no more.
  ///   - score: The score whose standing is asked for in each.
  public init(of dataset: Dataset, last: Int, score: Int? = nil) {
    let pool = dataset.pool
    views = pool.indices.suffix(last).compactMap { PoolView(of: pool[...$0], score: score) }
  }

  /// The bands of each state, the highest first; with a score instead, its standing in each.
  public var listing: Listing {
    guard let score = views.first?.score else { return bands }
    return Listing(
      columns: [
        .init("date", "Date"), .init("round", "Round"), .init("score", "Score"),
        .init("ahead", "Ahead"), .init("aheadIsInterpolated", "Interpolated"),
        .init("total", "Total"), .init("change", "Change"),
      ],
      rows: views.map { view in
        let standing = view.snapshot.standing(of: score)
        return [
          .day(view.snapshot.day), .text(view.snapshot.round.text), .score(score),
          .integer(standing.ahead), .text(standing.isInterpolated ? "yes" : "no"),
          .integer(view.snapshot.total),
          .change(view.earlier.map { view.snapshot.total - $0.total }),
        ]
      })
  }

  private var bands: Listing {
    Listing(
      columns: [
        .init("date", "Date"), .init("round", "Round"), .init("from", "From"), .init("to", "To"),
        .init("candidates", "Candidates"), .init("change", "Change"),
      ],
      rows: views.flatMap { view in
        zip(view.snapshot.bands, view.snapshot.changes(since: view.earlier)).map { band, change in
          [
            .day(view.snapshot.day), .text(view.snapshot.round.text),
            .score(band.scores.lowerBound), .score(band.scores.upperBound),
            .integer(band.candidates), .change(change),
          ]
        }
      })
  }

  /// Each state as an object, as of one state alone.
  public var json: JSON { .array(views.map(\.json)) }

  /// What the listing means, a sentence each.
  public var notes: [String] {
    var notes = ["A change is that since the state before; there is no split by category."]
    if views.first?.score != nil {
      notes.append("Within a band, candidates are taken as spread evenly over its scores.")
    }
    return notes
  }
}
