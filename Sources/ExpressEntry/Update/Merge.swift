public import Tabular
public import TimeSeries

/// What becomes of a dataset when a newer copy of the feed is merged into it.
///
/// No round is ever lost: one that the feed lacks stays and is told as vanished, since the newest
/// rows of the feed have come and gone. A feed that lacks the newest known round is stale, so the
/// values that it has of known rounds are not taken either. The French name of a category is no
/// revision of the English one: of a French feed, a name of the same category and version is not taken.
public struct Merge: Sendable {
  /// The dataset after the merge.
  public let dataset: Dataset

  /// The rounds that were not known.
  public let new: [Round]

  /// The values that were taken in place of others, in the order of the rounds.
  public let revised: [Revision]

  /// The known rounds that the feed lacks.
  public let vanished: [Round]

  /// Whether the feed is older than the dataset, so that no value of a known round was taken.
  public let isStale: Bool

  /// Merges a feed into a dataset.
  ///
  /// - Parameters:
  ///   - feed: The feed.
  ///   - known: The dataset.
  ///   - today: The day on which the feed was seen.
  public init(_ feed: Feed, into known: Dataset, today: Day) {
    let old = Dictionary(
      known.rounds.all.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    let fresh = Dictionary(
      feed.rounds.all.map {
        ($0.number, $0.named(like: old[$0.number], feed, known.officialNames))
      },
      uniquingKeysWith: { first, _ in first })
    let isStale = known.rounds.all.last.map { fresh[$0.number] == nil } ?? false
    self.isStale = isStale
    new = feed.rounds.all.filter { old[$0.number] == nil }
    vanished = known.rounds.all.filter { fresh[$0.number] == nil }
    let counts = Dictionary(
      isStale ? [] : feed.pool.map { ($0.day, $0) }, uniquingKeysWith: { first, _ in first })
    revised =
      isStale
      ? []
      : known.rounds.all.flatMap { round in
        fresh[round.number].map { Merge.revisions(of: round, to: $0, seen: today) } ?? []
      }
        + known.pool.flatMap { count in
          counts[count.day].map { count.revisions(to: $0, seen: today) } ?? []
        }

    var merged = known
    merged.rounds = Rounds(
      known.rounds.all.map { isStale ? $0 : fresh[$0.number] ?? $0 } + new,
      categories: known.officialNames.allCategories)
    merged.revisions += revised.filter { !known.revisions.contains($0) }
    let counted = Set(known.pool.map(\.day))
    let pool = known.pool.map { count in counts[count.day].map(count.revised) ?? count }
    merged.pool = (pool + feed.pool.filter { !counted.contains($0.day) })
      .sorted { $0.day < $1.day }
    let repaired = Set(known.repairs.map { "\($0.round) \($0.field)" })
    merged.repairs += feed.repairs.filter { !repaired.contains("\($0.round) \($0.field)") }
    dataset = merged
  }

  /// The merge of nothing into a dataset.
  public init(of known: Dataset) {
    dataset = known
    new = []
    revised = []
    vanished = []
    isStale = false
  }

  /// What differs between two states of a round.
  private static func revisions(of old: Round, to new: Round, seen: Day) -> [Revision] {
    Revision.Field.allCases.filter { $0 != .pool }.compactMap { field in
      let (before, after) = (old.text(of: field), new.text(of: field))
      guard before != after else { return nil }
      return Revision(round: old.number, field: field, old: before, new: after, seen: seen)
    }
  }
}

extension Round {
  /// The round of a French feed under the name that it is known by, if that is the same category.
  fileprivate func named(like known: Round?, _ feed: Feed, _ officialNames: OfficialNames) -> Round
  {
    guard
      feed.language == .french, let known, known.category == category,
      officialNames.version(of: known.name) == officialNames.version(of: name)
    else { return self }
    return with(.name, known.name, officialNames: officialNames) ?? self
  }
}

extension Merge {
  /// What changed, a row each.
  public var listing: Listing {
    Listing(
      columns: [
        .init("change", "Change"), .init("round", "Round"), .init("field", "Field"),
        .init("old", "Old"), .init("new", "New"),
      ],
      rows: new.map { [.text("new"), .text($0.number.text), .missing, .missing, .day($0.day)] }
        + revised.map {
          [
            .text("revised"), .text($0.round.text), .text($0.field.rawValue), .text($0.old),
            .text($0.new),
          ]
        }
        + vanished.map {
          [.text("vanished"), .text($0.number.text), .missing, .day($0.day), .missing]
        })
  }

  /// What changed, as one object.
  public var json: JSON {
    [
      "new": Listing.draws(new).json,
      "revised": .array(
        revised.map {
          [
            "round": .text($0.round.text), "field": .text($0.field.rawValue), "old": .text($0.old),
            "new": .text($0.new),
          ]
        }),
      "vanished": Listing.draws(vanished).json,
    ]
  }
}
