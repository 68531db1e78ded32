import Datasets
import ExpressEntry
import Testing
import TimeSeries

struct PoolTests {
  /// 1,000 candidates in three bands.
  let snapshot = PoolSnapshot(
    day: Day(number: 20_000), round: RoundNumber("9"), published: Day(number: 20_003),
    bands: [
      .init(scores: 601...1200, candidates: 100), .init(scores: 501...600, candidates: 300),
      .init(scores: 0...500, candidates: 600),
    ])

  @Test(arguments: [
    (1200, 0, false), (900, 50, true), (600, 100, false), (550, 250, true), (501, 397, true),
    (500, 400, false), (0, 999, true),
  ])
  func `candidates above a score are counted at the end of a band and interpolated within`(
    score: Int, ahead: Int, isInterpolated: Bool
  ) {
    #expect(snapshot.standing(of: score).ahead == ahead)
    #expect(snapshot.standing(of: score).isInterpolated == isInterpolated)
  }

  @Test func `no more candidates stand above a higher score`() throws {
    for snapshot in try Dataset.bundled().pool {
      let ahead = (0...1200).map { snapshot.standing(of: $0).ahead }
      #expect(zip(ahead, ahead.dropFirst()).allSatisfy { $0 >= $1 })
      #expect(ahead[0] <= snapshot.total)
    }
  }

  @Test func `a band changes against the same band of the earlier state`() {
    let earlier = PoolSnapshot(
      day: Day(number: 19_000), round: RoundNumber("8"), published: Day(number: 19_000),
      bands: [
        .init(scores: 601...1200, candidates: 80), .init(scores: 0...600, candidates: 900),
      ])
    #expect(snapshot.changes(since: earlier) == [20, nil, nil])
    #expect(snapshot.changes(since: nil) == [nil, nil, nil])
  }
}
