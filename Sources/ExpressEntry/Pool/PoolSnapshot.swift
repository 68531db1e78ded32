public import Tabular
public import TimeSeries

/// How many candidates stood in the pool on a day, by score.
public struct PoolSnapshot: Sendable, Equatable {
  /// Candidates whose score is in a range.
  public struct Band: Sendable, Equatable {
    /// The scores.
    public let scores: ClosedRange<Int>

    /// The number of candidates.
    public let candidates: Int

    /// Creates a band.
    public init(scores: ClosedRange<Int>, candidates: Int) {
      self.scores = scores
      self.candidates = candidates
    }
  }

  /// The day of the count.
  public let day: Day

  /// The first round that the count was published with.
  public let round: RoundNumber

  /// The day on which it was published.
  public let published: Day

  /// The bands, the highest first, without gap or overlap from 0 to 1200.
  public let bands: [Band]

  /// Creates a state of the pool, its bands the highest first.
  public init(day: Day, round: RoundNumber, published: Day, bands: [Band]) {
    self.day = day
    self.round = round
    self.published = published
    self.bands = bands
  }

  /// The number of candidates in the pool.
  public var total: Int { bands.reduce(0) { $0 + $1.candidates } }

  /// The feed's fields of bands that do not overlap, the highest first; it also has sums of some.
  static let feedBands: [(field: Int, scores: ClosedRange<Int>)] = [
    (1, 601...1200), (2, 501...600), (4, 491...500), (5, 481...490), (6, 471...480),
    (7, 461...470), (8, 451...460), (10, 441...450), (11, 431...440), (12, 421...430),
    (13, 411...420), (14, 401...410), (15, 351...400), (16, 301...350), (17, 0...300),
  ]
}

extension PoolSnapshot {
  /// Reads snapshots from CSV in our schema.
  ///
  /// - Parameters:
  ///   - source: A file with the columns date, round, from, to and candidates, the rows of a
  ///     snapshot together.
  ///   - rounds: The rounds, for the day on which each snapshot was published.
  /// - Returns: The snapshots, in the order of the file.
  /// - Throws: ``InvalidFile`` with every fault.
  public static func table(
    _ source: SourceText, rounds: Rounds
  ) throws(InvalidFile) -> [PoolSnapshot] {
    let published = Dictionary(
      rounds.all.map { ($0.number.text, $0.day) }, uniquingKeysWith: { first, _ in first })
    let (days, numbers, lows, highs, counts) = try Table(source).read(
      Column<Day>("date"), Column.written("round"), Column("from", in: 0...1200),
      Column("to", in: 0...1200), Column("candidates", in: 0...10_000_000))
    var snapshots: [PoolSnapshot] = []
    var start = 0
    while start < days.count {
      let end = days[start...].firstIndex { $0 != days[start] } ?? days.count
      snapshots.append(
        PoolSnapshot(
          day: days[start], round: RoundNumber(numbers[start]),
          published: published[numbers[start]] ?? days[start],
          bands: (start..<end).map { row in
            Band(scores: lows[row]...max(lows[row], highs[row]), candidates: counts[row])
          }))
      start = end
    }
    return snapshots
  }

  /// The rows of snapshots in our schema.
  public static func listing(_ snapshots: [PoolSnapshot]) -> Listing {
    Listing(
      columns: [
        .init("date", "Date"), .init("round", "Round"), .init("from", "From"), .init("to", "To"),
        .init("candidates", "Candidates"),
      ],
      rows: snapshots.flatMap { snapshot in
        snapshot.bands.map { band in
          [
            .day(snapshot.day), .text(snapshot.round.text), .integer(band.scores.lowerBound),
            .integer(band.scores.upperBound), .integer(band.candidates),
          ]
        }
      })
  }
}
