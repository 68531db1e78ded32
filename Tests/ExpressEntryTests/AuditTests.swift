import Datasets
import ExpressEntry
import Tabular
import TestSupport
import Testing
import TimeSeries

/// What an audit finds in rounds of CSV, as "severity round field".
private func findings(
  _ rows: String, header: String = "round,date,name,invitations,cutoff,tieBreak,drawn"
) throws -> [String] {
  let dataset = try Dataset.read(
    SourceText(Array((header + "\n" + rows).utf8), file: "rounds.csv"))
  return Audit(of: dataset).findings().map(\.key)
}

extension Finding {
  fileprivate var key: String { "\(severity) \(round?.text ?? "-") \(field)" }
}

struct AuditTests {
  @Test func `the bundled data have no error, and their known faults are notes`() throws {
    let findings = Audit(of: try .bundled()).findings()
    #expect(findings.filter { $0.severity != .note }.map(\.key) == ["warning 9 cutoff"])
    #expect(
      Set(findings.map(\.key)).isSuperset(of: [
        "note 6 drawDateTime", "note 139 drawCutOff", "note 176 cutoff", "note 208 drawCutOff",
        "note 210 drawCutOff", "note 247 dd3", "note 247 dd18", "note 258 drawCutOff",
        "note 270 drawDateTime", "note 298 pool", "note 357 drawDateTime", "note 383 drawCutOff",
      ]))
    #expect(findings.count { $0.problem.hasPrefix("in universal time it is the day after") } == 10)
  }

  @Test func `without corrections the feed's contradictions are errors`() throws {
    let feed = try Feed(
      SourceText(reference("feed-excerpt.json"), file: "feed.json"),
      officialNames: Excerpt.officialNames())
    var dataset = try Dataset.bundled()
    dataset.rounds = feed.rounds
    dataset.pool = feed.pool
    dataset.repairs = feed.repairs
    let errors = Audit(of: dataset).findings().filter { $0.severity == .error }
    #expect(errors.map(\.key) == ["error 139 tieBreak", "error 357 drawn"])
    #expect(errors.last?.problem == "it is -10 days from 2025-07-22, the day of the round")
  }

  @Test func `missing numbers are told, and two rounds under one are none`() throws {
    let found = try findings(
      """
      1,2026-01-01,General,10,470,,
      3,2026-01-02,General,10,470,,
      4a,2026-01-03,General,10,470,,
      4b,2026-01-03,General,10,470,,
      5,2026-01-04,General,10,470,,
      9,2026-01-05,General,10,470,,
      """)
    #expect(found == ["warning 3 round", "warning 9 round"])
  }

  @Test func `a number before its predecessor's day is an error`() throws {
    let found = try findings(
      "1,2026-01-02,General,10,470,,\n2,2026-01-01,General,10,470,,\n")
    #expect(found == ["error 2 date"])
  }

  @Test(arguments: [
    ("2026-01-01T20:00:00Z", "2026-01-02T15:00:00Z", []),
    ("2026-01-02T15:00:00Z", "2026-01-02T15:00:00Z", ["error 1 tieBreak"]),
    ("2026-01-03T15:00:00Z", "2026-01-02T15:00:00Z", ["error 1 tieBreak"]),
    ("2026-01-03T12:00:00Z", "", ["error 1 tieBreak"]),
    ("2024-12-30T15:00:00Z", "", ["warning 1 tieBreak"]),
    ("", "2026-01-03T01:00:00Z", ["note 1 drawn"]),
    ("", "2026-01-04T01:00:00Z", ["error 1 drawn"]),
    ("", "2026-01-01T01:00:00Z", ["error 1 drawn"]),
  ])
  func `a tie-break is before the draw, and the draw on its day`(
    tieBreak: String, drawn: String, expected: [String]
  ) throws {
    #expect(try findings("1,2026-01-02,General,10,470,\(tieBreak),\(drawn)\n") == expected)
  }

  @Test func `a tie-break is missed once others are there`() throws {
    let found = try findings(
      """
      1,2026-01-01,General,10,470,,
      2,2026-01-02,General,10,470,2026-01-01T15:00:00Z,
      3,2026-01-03,General,10,470,,
      """)
    #expect(found == ["note 3 tieBreak"])
  }

  @Test func `a nomination is worth 600 points, and nothing else is`() throws {
    let found = try findings(
      """
      1,2026-01-01,Provincial Nominee Program,10,599,,
      2,2026-01-02,Provincial Nominee Program,10,700,,
      3,2026-01-03,Canadian Experience Class,10,601,,
      """)
    #expect(found == ["error 1 cutoff", "warning 3 cutoff"])
  }

  @Test func `a slip of a digit is far from its neighbours`() throws {
    let rows = (1...20).map { number in
      let cutoff = number == 12 ? 74 : 470 + number % 4
      let size = number == 20 ? 100_000 : 1000
      return "\(number),2026-01-\(number + 10),General,\(size),\(cutoff),,"
    }
    let found = try findings(rows.joined(separator: "\n"))
    #expect(found == ["warning 12 cutoff", "warning 20 invitations"])
  }

  @Test func `a state of the pool is whole, and not from the future`() throws {
    var dataset = try Dataset.bundled()
    dataset.repairs = []
    let whole = try #require(dataset.pool.first)
    dataset.rounds = Rounds([])
    dataset.pool = [
      whole.copy(bands: Array(whole.bands.dropLast())),
      whole.copy(day: whole.published.advanced(by: 1)),
    ]
    #expect(Audit(of: dataset).findings().map(\.key) == ["error 214 pool", "error 214 pool"])
  }
}

extension PoolSnapshot {
  fileprivate func copy(day: Day? = nil, bands: [Band]? = nil) -> PoolSnapshot {
    PoolSnapshot(
      day: day ?? self.day, round: round, published: published, bands: bands ?? self.bands)
  }
}
