import Datasets
import ExpressEntry
import Tabular
import Testing
import TimeSeries

struct BundledDatasetTests {
  let dataset: Dataset

  init() throws {
    dataset = try .bundled()
  }

  /// What an article published on 2024-07-05 says of round 301.
  @Test func `the facts of round 301 are those that an article published`() throws {
    let healthcare = Category.healthcare
    let delta = try #require(dataset.rounds.deltas.first { $0.round.number.text == "301" })
    #expect(delta.round.day.description == "2024-07-05")
    #expect(delta.round.category == healthcare)
    #expect(delta.round.invitations == 3750)
    #expect(delta.round.cutoff == 445)
    #expect(delta.cutoffDelta == 23)
    #expect(delta.previous?.cutoff == 422)
    #expect(delta.round.tieBreak?.description == "2024-05-07T21:27:04Z")

    let total = try #require(dataset.rounds.totals(of: nil).first { $0.round.text == "301" })
    #expect(total.yearToDate == 49_924)
    #expect(total.rounds == 23)
    let ofCategory = dataset.rounds.totals(of: healthcare).first { $0.round.text == "301" }
    #expect(ofCategory?.rounds == 2)

    let occupations = dataset.occupations.filter { $0.category == healthcare && $0.version == 1 }
    #expect(occupations.count == 35)
  }

  @Test func `there are 408 rounds, two of them under number 91`() {
    #expect(dataset.rounds.all.count == 408)
    let numbers = Set(dataset.rounds.all.map(\.number.text))
    #expect(numbers.count == 408)
    #expect(numbers.isSuperset(of: ["1", "91a", "91b", "407"]))
    #expect(!numbers.contains("91"))
  }

  /// From IRCC's feed, field dd18; of round 247, whose bands IRCC summed wrongly, ours.
  @Test(arguments: [("407", "406", 230_186), ("247", "247", 230_009), ("357", "356", 256_914)])
  func `the pool's bands add up to the published total`(
    round: String, published: String, total: Int
  ) throws {
    let snapshot = try #require(dataset.pool.first { $0.round.text == published })
    #expect(snapshot.total == total)
  }

  @Test func `each state of the pool has bands without gap or overlap from 0 to 1200`() {
    for snapshot in dataset.pool {
      #expect(snapshot.bands.first?.scores.upperBound == 1200)
      #expect(snapshot.bands.last?.scores.lowerBound == 0)
      for (upper, lower) in zip(snapshot.bands, snapshot.bands.dropFirst()) {
        #expect(upper.scores.lowerBound == lower.scores.upperBound + 1)
      }
      #expect(snapshot.day <= snapshot.published)
    }
  }

  @Test(arguments: ["2015-01-30", "2018-05-30", "2023-04-26", "2024-07-05", "2026-03-29"])
  func `nothing is known before it happened`(text: String) throws {
    let day = try #require(Day(text))
    let known = dataset.through(day)
    #expect(known.rounds.all.allSatisfy { $0.day <= day })
    #expect(known.rounds.all.count == dataset.rounds.all.count { $0.day <= day })
    #expect(known.pool.allSatisfy { $0.published <= day })
    #expect(known.events.allSatisfy { $0.day <= day })
    #expect(known.rounds.categories.allSatisfy { !known.rounds.of($0).isEmpty })
  }

  @Test func `a state of the pool counted before a day and published after it is not known`() throws
  {
    let day = try #require(Day("2026-03-29"))
    #expect(dataset.pool.contains { $0.day == day })
    #expect(!dataset.through(day).pool.contains { $0.day == day })
  }

  @Test func `the files are what their own readers and writers make of them`() throws {
    #expect(
      dataset.rounds.datasetListing.csv() == String(decoding: Bundled.rounds.bytes, as: UTF8.self))
    #expect(
      PoolSnapshot.listing(dataset.pool).csv()
        == String(decoding: Bundled.pool.bytes, as: UTF8.self))
    #expect(
      Occupation.listing(dataset.occupations).csv()
        == String(decoding: Bundled.occupations.bytes, as: UTF8.self))
  }

  @Test func `every event concerns a category that there is, or all`() {
    for category in dataset.events.compactMap(\.category) {
      #expect(dataset.categories.contains { $0.category == category })
    }
    #expect(dataset.events.map(\.day) == dataset.events.map(\.day).sorted())
  }

  @Test func `a category is found in any case, and an unknown one is answered with the nearest`()
    throws
  {
    #expect(try dataset.category(named: "HealthCare") == .healthcare)
    let error = #expect(throws: UnknownCategory.self) { try dataset.category(named: "helthcare") }
    #expect(error?.known.first == .healthcare)
  }
}
