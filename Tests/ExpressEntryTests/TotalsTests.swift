import ExpressEntry
import Testing

struct TotalsTests {
  @Test func `totals run within each year and over all`() throws {
    let totals = try Sample.rounds().totals(of: nil)
    #expect(totals.map(\.round.text) == ["1", "2", "3", "4", "5"])
    #expect(totals.map(\.period) == ["2024", "2024", "2025", "2025", "2025"])
    #expect(totals.map(\.rounds) == [1, 2, 1, 2, 3])
    #expect(totals.map(\.invitations) == [10, 100, 20, 200, 500])
    #expect(totals.map(\.yearToDate) == [10, 110, 20, 220, 720])
    #expect(totals.map(\.cumulative) == [10, 110, 130, 330, 830])
  }

  @Test func `a category has its own totals`() throws {
    let totals = try Sample.rounds().totals(of: Category("pnp"))
    #expect(totals.map(\.yearToDate) == [10, 20])
    #expect(totals.map(\.cumulative) == [10, 30])
    #expect(try Sample.rounds().totals(of: Category("stem")).isEmpty)
  }

  @Test(arguments: [
    (Total.Period.month, ["2024-11", "2024-12", "2025-01", "2025-04"], [10, 100, 220, 500]),
    (.quarter, ["2024-Q4", "2025-Q1", "2025-Q2"], [110, 220, 500]),
    (.year, ["2024", "2025"], [110, 720]),
  ])
  func `a period sums its rounds`(period: Total.Period, names: [String], sums: [Int]) throws {
    let totals = try Sample.rounds().totals(of: nil, by: period)
    #expect(totals.map(\.period) == names)
    #expect(totals.map(\.invitations) == sums)
    #expect(totals.last?.yearToDate == 720)
    #expect(totals.last?.cumulative == 830)
  }
}
