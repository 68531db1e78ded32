import Datasets
import ExpressEntry
import Reports
import Testing
import TimeSeries

struct MonthlyReportTests {
  private func report(_ month: String? = nil) throws -> MonthlyReport {
    try MonthlyReport(month: month.flatMap { Month($0) }, of: .bundled(), inputs: [])
  }

  private func text(_ name: String, of report: MonthlyReport) throws -> String {
    let file = try #require(report.files.first { $0.name == name })
    return String(decoding: file.bytes, as: UTF8.self)
  }

  @Test func `the newest month is reported unless another is asked for`() throws {
    let report = try report()
    #expect(report.manifest.month == Month("2026-03"))
    #expect(report.manifest.asOf == Day("2026-03-31"))
  }

  /// To 2024-07-05 there were 49,924 invitations; the year before to that day, by the rounds' sum.
  @Test func `a part of a month is compared with that part of the year before`() throws {
    let day = try #require(Day("2024-07-05"))
    let dataset = try Dataset.bundled()
    let report = try MonthlyReport(month: nil, of: dataset.through(day), inputs: [])
    let page = try text("index.html", of: report)
    let before = dataset.rounds.all.filter {
      $0.day.month.year == 2023 && $0.day <= Day(year: 2023, month: 7, day: 5) ?? day
    }
    .reduce(0) { $0 + $1.invitations }

    #expect(page.contains("49,924 invitations by July 5, 2024, "))
    let digits = "\(before)"
    #expect(page.contains("\(digits.dropLast(3)),\(digits.suffix(3)) by July 5, 2023"))
  }

  @Test func `two reports of a month are the same to the byte`() throws {
    let (first, second) = (try report(), try report())
    #expect(first.files.map(\.name) == second.files.map(\.name))
    #expect(first.files.map(\.bytes) == second.files.map(\.bytes))
  }

  @Test func `the manifest names every other file with its digest`() throws {
    let report = try report()
    let files = report.files.filter { $0.name != "manifest.json" }
    #expect(report.files.last?.name == "manifest.json")
    #expect(report.manifest.outputs.map(\.name) == files.map(\.name))
    #expect(report.manifest.outputs.map(\.size) == files.map(\.bytes.count))
  }

  /// The digest of the three bytes "abc", from FIPS 180-2, appendix B.1.
  @Test func `a digest is SHA-256`() {
    let entry = Manifest.Entry(name: "abc", bytes: Array("abc".utf8))
    #expect(
      entry.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func `the page and its table give the month's figures`() throws {
    let report = try report("2024-07")
    let page = try text("index.html", of: report)
    // July 2024 by hand from the rounds: 300 to 307, 90, 3,750 … 1,800 invitations.
    let rounds = try Dataset.bundled().rounds.all.filter { $0.day.month == Month("2024-07") }
    let invitations = rounds.reduce(0) { $0 + $1.invitations }
    #expect(page.contains("Express Entry in July 2024"))
    #expect(page.contains("\(rounds.count) rounds with"))
    #expect(page.contains("<strong>\(rounds.count)</strong>"))
    let table = try text("tables/rounds.csv", of: report)
    #expect(table.contains("301,2024-07-05,healthcare,445,422,23,3750,250,142\n"))
    let categories = try text("tables/categories.csv", of: report)
    #expect(categories.contains("\nall,\(rounds.count),\(invitations),"))
  }

  @Test func `a report says nothing that was known only after its month`() throws {
    let cut = try #require(Day("2025-05-31"))
    let later = Round(
      number: RoundNumber("999"), day: cut.advanced(by: 20), name: "General",
      category: .healthcare, invitations: 1, cutoff: 1200)
    var other = try Dataset.bundled().through(cut)
    other.rounds = Rounds(other.rounds.all + [later], categories: other.rounds.categories)
    let early = try MonthlyReport(month: Month("2025-05"), of: other, inputs: [])
    #expect(try report("2025-05").files.map(\.bytes) == early.files.map(\.bytes))
  }

  @Test func `every month since the first round has a report`() throws {
    let dataset = try Dataset.bundled()
    for month in [Month("2015-01"), Month("2018-05"), Month("2021-02"), Month("2022-03")] {
      let report = try MonthlyReport(month: month, of: dataset, inputs: [])
      #expect(report.files.count > 5)
    }
  }

  @Test func `a month without data is an error that says which there are`() throws {
    let error = #expect(throws: ReportError.self) { try report("2031-01") }
    #expect(
      error?.description == "no data for 2031-01; give a month from 2015-01 to 2026-03")
  }

  @Test func `a category that is markup is shown as text`() throws {
    let rounds = (1...6).map { (index: Int) -> Round in
      Round(
        number: RoundNumber("\(index)"), day: Day(number: 20_000 + Int32(index) * 7),
        name: "<script>alert(1)</script>", category: Category("<script>"), invitations: 100 + index,
        cutoff: Double(480 + index))
    }
    var dataset = try Dataset.bundled()
    dataset.rounds = Rounds(rounds)
    let report = try MonthlyReport(month: nil, of: dataset, inputs: [])
    for (name, bytes) in report.files where !name.hasSuffix(".csv") && name != "manifest.json" {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("<script>alert"), "\(name)")
    }
  }
}
