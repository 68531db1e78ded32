import Datasets
import ExpressEntry
import Foundation
import Tabular
import Testing
import TimeSeries

struct ForecastLedgerTests {
  private let rounds: Rounds
  private let start: Day

  init() throws {
    rounds = try Dataset.bundled().rounds
    start = try #require(Day("2023-06-01"))
  }

  @Test func `an entry is written once, and a later version leaves it`() throws {
    let half = rounds.through(try #require(Day("2024-12-31")))
    var ledger = ForecastLedger()
    let first = ledger.append(half, from: start, version: "1")
    let early = ledger.entries
    let second = ledger.append(rounds, from: start, version: "2")

    #expect(first + second == 133)
    #expect(ledger.entries.filter { $0.version == "1" } == early)
    #expect(ledger.append(rounds, from: start, version: "3") == 0)
  }

  /// No forecast that was made before a round changes with what came after it.
  @Test func `entries are the same whether later rounds are known or not`() throws {
    let day = try #require(Day("2025-06-30"))
    var (known, all) = (ForecastLedger(), ForecastLedger())
    known.append(rounds.through(day), from: start, version: "1")
    all.append(rounds, from: start, version: "1")

    #expect(known.entries == all.entries.filter { $0.day <= day })
  }

  @Test func `a ledger is read as it was written`() throws {
    var ledger = ForecastLedger()
    ledger.append(rounds, from: start, version: "0.1.0")
    let text = SourceTextOf(ledger.listing.csv())

    #expect(try ForecastLedger(text.source()) == ledger)
  }

  @Test func `the ledger of the repository has every round, with what became of it`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(components: "..", "..", "Datasets", "forecast-ledger.csv")
    let ledger = try ForecastLedger(
      SourceText(Array(Data(contentsOf: file)), file: "forecast-ledger.csv"))
    let cutoffs = Dictionary(uniqueKeysWithValues: rounds.all.map { ($0.number, $0.cutoff) })
    var fresh = ForecastLedger()
    fresh.append(rounds, from: start, version: "")

    #expect(ledger.entries.map(\.round) == fresh.entries.map(\.round))
    #expect(ledger.entries.allSatisfy { cutoffs[$0.round] == $0.cutoff })
    #expect(ledger.entries.allSatisfy { $0.asOf < $0.day || $0.asOf == $0.day })
    let february = try #require(Month("2026-02"))
    #expect(ledger.entries(of: february).count >= 4)
  }

  private struct SourceTextOf {
    let text: String
    init(_ text: String) { self.text = text }
    func source() throws -> SourceText { try SourceText(Array(text.utf8), file: "ledger.csv") }
  }
}
