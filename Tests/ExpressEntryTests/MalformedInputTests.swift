import Datasets
import ExpressEntry
import Foundation
import Tabular
import TestSupport
import Testing
import TimeSeries

/// How many malformed texts each reader is given; a script asks for more than the tests.
private let count =
  ProcessInfo.processInfo.environment["DRAWLINE_MALFORMED_COUNT"].flatMap(Int.init) ?? 2000

/// Malformed input: every text is read or refused with a fault that lies in it, and none crashes.
struct MalformedInputTests {
  /// What a reader does with a text; of a fault, its place must be in the text.
  private func isHandled(
    _ bytes: [UInt8], _ read: (SourceText) throws -> Void
  ) -> Bool {
    do {
      try read(SourceText(bytes, file: "f"))
      return true
    } catch let error as InvalidFile {
      let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
      return error.diagnostics.allSatisfy {
        (1...lines).contains($0.location.line) && (1...bytes.count + 1).contains($0.location.column)
          && !$0.problem.isEmpty && !$0.remedy.isEmpty
      }
    } catch {
      return false
    }
  }

  private func check(
    _ corpus: [String], pieces: [String], seed: UInt64, _ read: (SourceText) throws -> Void
  ) {
    var texts = Malformed(of: corpus, pieces: pieces, seed: seed)
    for index in 0..<count {
      let bytes = texts.next()
      guard !isHandled(bytes, read) else { continue }
      Issue.record("seed \(seed), text \(index): \(String(decoding: bytes, as: UTF8.self))")
    }
  }

  @Test func `malformed rounds are read or refused`() throws {
    let officialNames = try Excerpt.officialNames()
    let csv = try Excerpt.feed().rounds.datasetListing.csv()
    let lines = csv.split(separator: "\n").prefix(6).joined(separator: "\n")
    check(
      [
        lines, lines.replacing(",", with: ";"), "sep=\t\n" + lines.replacing(",", with: "\t"),
        lines.replacing("\n", with: "\r\n"), "\u{FEFF}" + lines,
      ],
      pieces: [
        "\"", "\"\"", ",", "\n", "\r", "\r\n", ";", "\t", "sep=", "\u{301}", "999999999999", "-",
      ],
      seed: 1
    ) { source in
      let rounds = try Rounds(csv: source, officialNames: officialNames)
      let again = try Rounds(
        csv: SourceText(Array(rounds.datasetListing.csv().utf8), file: "again"),
        officialNames: officialNames)
      #expect(again.all == rounds.all)
    }
  }

  @Test func `a malformed feed is read or refused`() throws {
    let officialNames = try Excerpt.officialNames()
    check(
      [
        Excerpt.feed(with: [:]), Excerpt.feed(with: ["drawCutOff": "October 7 at 16:38:21 UTC"]),
        Excerpt.feed(
          with: [
            "drawName": "Générale", "drawSize": "3\u{A0}750",
            "drawDateTime": "1er mars 2026 à 10:53:56 UTC", "drawDistributionAsOn": "1er mars 2026",
          ]),
      ],
      pieces: [
        "\"", "\\", "\\u", "\\ud800", "{", "}", "[", "]", ":", ",", "1e999", "null", " at ", " à ",
        "é", "\u{202F}",
      ],
      seed: 2
    ) { source in
      let feed = try Feed(source, officialNames: officialNames)
      var dataset = try Dataset.read(
        SourceText(Array("round,date,name,invitations,cutoff\n".utf8), file: "none"))
      dataset.rounds = feed.rounds
      dataset.pool = feed.pool
      let findings = Audit(of: dataset).findings()
      #expect(findings.allSatisfy { !$0.problem.isEmpty && !$0.repair.isEmpty })
    }
  }

  @Test func `malformed JSON is read or refused`() {
    check(
      [
        "{\"a\": [1, -2.5e3, true, null, \"\\u00e9\\n\"], \"b\": {}}", "[[[[]]]]",
        "\"\\ud83d\\ude00\"",
      ],
      pieces: ["\"", "\\", "\\u", "{", "[", "]", "}", ",", ":", "e", "-", ".", "\u{0}"], seed: 3
    ) { _ = try JSONDocument($0) }
  }

  @Test func `a malformed date is read or refused`() {
    check(
      [
        "March 31, 2026 at 10:53:56 UTC", "January 23, 2025 at 2025-01-23 15:30:04 UTC",
        "13-May-25", "2026-03-18T14:05:00Z", "July 3rd 2026 at 12:00:00 PM",
      ],
      pieces: [":", "::", " at ", "AM", "99", "0", "-", "½", "٣", "February 30", "\u{2007}"],
      seed: 4
    ) { source in
      let text = String(decoding: source.bytes, as: UTF8.self)
      if let read = FeedInstant(text, notAfter: Day(number: 20_000)) {
        #expect(Instant(read.instant.description) == read.instant)
      }
      if let day = Day(written: text) { #expect(Day(day.description) == day) }
      _ = Instant(text)
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `time grows with the size of a text and no faster`() throws {
    let quotes = String(repeating: "\"a\"x,", count: 30_000)
    let rows = (1...10_000).map { "\($0),May,Nurses,x,y\n" }.joined()
    let names = (1...20_000).map { "\"\($0)\": 1" }.joined(separator: ",")
    for text in [
      quotes, "round,date,name,invitations,cutoff\n" + rows, "{\(names)}", "\"" + quotes,
      String(repeating: "[", count: 200_000), String(repeating: "x", count: 300_000),
      String(repeating: "\n", count: 200_000), String(repeating: ",", count: 100_000),
    ] {
      #expect(isHandled(Array(text.utf8)) { _ = try Dataset.read($0) })
    }
  }
}
