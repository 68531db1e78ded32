import Datasets
import ExpressEntry
import Testing
import TimeSeries

struct ChanceTests {
  private let dataset: Dataset
  private let asOf: Day
  private let end: Day

  /// One pass over the past serves every test that asks on the newest day.
  private static let newest = Result {
    Chances(in: try Dataset.bundled(), asOf: Day(year: 2026, month: 3, day: 31) ?? Day(number: 0))
  }

  private let chances: Chances

  init() throws {
    dataset = try Dataset.bundled()
    chances = try Self.newest.get()
    asOf = try #require(Day("2026-03-31"))
    end = try #require(Day("2026-09-27"))
  }

  private func chance(
    _ score: Int, _ category: String = "healthcare", submitted: String = "2026-03-31"
  ) throws -> Chance {
    let candidate = Candidate(score: score, submitted: try #require(Day(submitted)))
    return try #require(
      chances.chances(of: candidate, in: [Category(category)], through: end).first)
  }

  @Test func `a chance rises with the date and with the score`() throws {
    var last: [Double] = []
    for score in [430, 460, 480, 500, 560] {
      let points = try #require(
        chances.chances(
          of: Candidate(score: score, submitted: asOf), in: [Category("healthcare")], through: end
        ).first
      ).byDate.map(\.probability)
      #expect(points == points.sorted())
      #expect(points.allSatisfy { (0...1).contains($0) })
      if !last.isEmpty { #expect(zip(last, points).allSatisfy { $0 <= $1 }) }
      last = points
    }
    #expect(last[5] > 0.8)
  }

  @Test func `how far one looks changes nothing of what comes before`() throws {
    let candidate = Candidate(score: 470, submitted: asOf)
    let near = asOf.advanced(by: 90)
    let short = try #require(
      chances.chances(of: candidate, in: [.healthcare], through: near).first)
    let long = try #require(
      chances.chances(of: candidate, in: [.healthcare], through: end).first)
    #expect(short.nextRound == long.nextRound)
    #expect(short.byDate == Array(long.byDate.prefix(3)))

    let one = try #require(chances.roundsAhead(of: .healthcare, count: 1).steps.first)
    let first = try #require(chances.roundsAhead(of: .healthcare, count: 4).steps.first)
    #expect(one.interval80 == first.interval80)
    #expect(one.date == first.date)
  }

  @Test func `of the same score the profile that has waited longer goes first`() throws {
    let old = try chance(470, "cec", submitted: "2025-09-30")
    let new = try chance(470, "cec")
    let (oldFirst, newFirst) = (try #require(old.nextRound), try #require(new.nextRound))

    #expect(oldFirst >= newFirst)
  }

  @Test func `a profile that has expired is not invited`() throws {
    let expiring = try chance(600, "healthcare", submitted: "2025-05-15")
    let probabilities = expiring.byDate.map(\.probability)

    #expect(expiring.candidate.lastDay == Day("2026-05-15"))
    #expect(probabilities[1] == probabilities[5])
    #expect(probabilities[5] < 0.9)
  }

  @Test(arguments: ["healthcare", "pnp", "french"])
  func `the table has the chances of every score`(name: String) throws {
    let table = try #require(chances.table(of: Category(name), through: end))

    for score in [0, 380, 467, 470, 471, 500, 640, 735, 900, 1200] {
      let chance = try chance(score, name)
      #expect(table.nextRound(score: score) == chance.nextRound, "\(score)")
      #expect(table.byDate(score: score) == chance.byDate.map(\.probability), "\(score)")
      #expect(table.days == chance.byDate.map(\.day))
    }
  }

  @Test func `there is no table of a category that nothing can be said of`() {
    #expect(chances.table(of: Category("stem"), through: end) == nil)
  }

  @Test func `one of several categories is as likely as the likeliest at least`() throws {
    let all = chances.chances(
      of: Candidate(score: 470, submitted: asOf), in: [Category("healthcare"), Category("cec")],
      through: end)

    #expect(all.map { $0.category?.name } == ["healthcare", "cec", nil])
    for (index, point) in all[2].byDate.enumerated() {
      #expect(point.probability >= all[0].byDate[index].probability)
      let none = all[0..<2].map { 1 - $0.byDate[index].probability }
      #expect(point.probability == 1 - none[0] * none[1])
    }
  }

  @Test func `dormant and new categories are abstained from in words`() throws {
    let stem = try chance(500, "stem")
    #expect(stem.nextRound == nil)
    #expect(stem.abstention == .dormant(since: try #require(Day("2024-04-11"))))
    let education = try chance(500, "education")
    #expect(education.abstention == .tooFewRounds(have: 2, need: 4))
    #expect(education.lastRounds.map(\.isInvited) == [true, true])
  }

  /// Round 398 cut at 467, with the tie-break 2025-12-09T18:22:06Z.
  @Test func `the tie-break decides whether a past round would have invited`() throws {
    let round = try #require(dataset.rounds.all.first { $0.number.text == "398" })
    func isInvited(_ score: Int, _ submitted: String) throws -> Bool? {
      Candidate(score: score, submitted: try #require(Day(submitted))).isInvited(by: round)
    }

    #expect(try isInvited(467, "2025-12-08") == true)
    #expect(try isInvited(467, "2025-12-10") == false)
    #expect(try isInvited(468, "2026-02-19") == true)
    #expect(try isInvited(466, "2025-03-01") == false)
  }

  @Test func `what comes after the day changes nothing that is said on it`() throws {
    let day = try #require(Day("2025-06-30"))
    let end = day.advanced(by: 90)
    let candidate = Candidate(score: 480, submitted: day)
    let categories = [Category("healthcare"), Category("pnp")]
    let all = Chances(in: dataset, asOf: day).chances(of: candidate, in: categories, through: end)
    let known = Chances(in: dataset.through(day), asOf: day).chances(
      of: candidate, in: categories, through: end)

    #expect(all.map(\.byDate) == known.map(\.byDate))
    #expect(all.map(\.nextRound) == known.map(\.nextRound))
    #expect(all.map(\.ahead) == known.map(\.ahead))
  }

  @Test func `chances that were given came true as often as they said`() throws {
    let record = ChanceRecord(
      dataset.rounds, from: try #require(Day("2022-07-06")), paths: 100)

    #expect(record.cases > 1200)
    #expect(record.brier < 0.75 * record.brierOfPastShare)
    for tenth in record.tenths where tenth.cases >= 50 {
      #expect(abs(tenth.given - tenth.invited) < 0.12, "\(tenth)")
    }
  }

  @Test func `rounds ahead are in order, and ever less sure`() throws {
    let steps = chances.roundsAhead(of: Category("cec"), count: 4).steps

    #expect(steps.map(\.place) == [1, 2, 3, 4])
    #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.date.median < $1.date.median })
    let widths = steps.map { $0.interval80.count }
    #expect(widths[3] > widths[0])
    #expect(steps.allSatisfy { $0.interval95.count >= $0.interval80.count })
  }
}
