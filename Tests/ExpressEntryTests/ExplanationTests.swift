import Datasets
import ExpressEntry
import Testing
import TimeSeries

struct ExplanationTests {
  /// One pass over the past serves all tests.
  private static let outlooks = Result {
    Outlooks(
      rounds: try Dataset.bundled().rounds,
      asOf: Day(year: 2026, month: 3, day: 31) ?? Day(number: 0))
  }

  private func outlook(_ category: String, day: String? = nil, size: Int? = nil) throws -> Outlook {
    try Self.outlooks.get().outlook(
      of: Category(category), day: day.flatMap { Day($0) }, size: size, bySize: true)
  }

  @Test func `what moves a forecast adds up to it`() throws {
    let why = try #require(outlook("healthcare", day: "2026-05-20", size: 1000).explanation)

    #expect(abs(why.cutoff - 467 - why.stockEffect - why.sizeEffect - why.waitEffect) < 1e-9)
    #expect(why.sizeEffect > 5)
    #expect(why.waitEffect > 0)
    #expect(why.sentence.contains("1,000 invitations, not 4,000 +"))
    #expect(why.inflow.perDayAndPoint > 0)
    #expect((0..<1).contains(why.inflow.fallPerTenPoints))
  }

  @Test func `fewer invitations cut higher`() throws {
    let sized = try outlook("healthcare").bySize

    #expect(sized.count >= 5)
    #expect(zip(sized, sized.dropFirst()).allSatisfy { $0.invitations < $1.invitations })
    for (small, large) in zip(sized, sized.dropFirst()) {
      #expect(small.interval(level: 0.8).lowerBound >= large.interval(level: 0.8).lowerBound)
    }
  }

  @Test func `the stock falls with the score, and the cut-off takes as many as are invited`() throws
  {
    let stock = try #require(outlook("cec").stock)
    let above = zip(stock.scores, stock.candidates).filter { $0.0 >= stock.cutoff }
      .reduce(0) { $0 + $1.1 }

    #expect(stock.scores.contains(stock.cutoff))
    #expect(zip(stock.candidates, stock.candidates.dropFirst()).allSatisfy { $0 >= $1 })
    let atCutoff = stock.candidates[stock.cutoff - stock.scores.lowerBound]
    // Of those at the cut-off some are invited; of those far above it hardly any are left out.
    #expect(above > 0.95 * Double(stock.invitations))
    #expect(above - atCutoff < Double(stock.invitations))
  }

  @Test func `a dormant category has no stock and no sizes`() throws {
    let stem = try outlook("stem")

    #expect(stem.stock == nil)
    #expect(stem.bySize.isEmpty)
  }
}
