import Forecasting
import Foundation
import Testing
import TimeSeries

/// What is off the course of a series, beside R's `tsoutliers`, which takes what is far from a smooth
/// curve and a periodic season by the quartiles of the rest, and so finds more.
struct OutlierReferenceTests {
  private struct Entry: Decodable {
    let name: String
    let period: Int
    let values: [Double?]

    /// The places of the values that were moved, from one on.
    let moved: [Int]

    /// What R finds, and what it puts there.
    let index: [Int]
    let replacements: [Double]
  }

  private struct File: Decodable {
    let series: [Entry]
  }

  private static let entries = Result {
    try JSONDecoder().decode(
      File.self, from: Data(contentsOf: forecastingReference("outliers.json"))
    )
    .series
  }

  private func find(in entry: Entry) -> Anomalies {
    Anomalies(in: TimeSeries(entry.values.map { $0 ?? .nan }), period: entry.period)
  }

  @Test func `what was moved is found, and put back near where R puts it`() throws {
    let entries = try Self.entries.get().filter { !$0.moved.isEmpty }
    #expect(entries.count == 4)
    for entry in entries {
      let found = find(in: entry)
      #expect(Set(found.outliers.map { $0.index + 1 }).isSuperset(of: entry.moved), "\(entry.name)")
      for outlier in found.outliers {
        guard let place = entry.index.firstIndex(of: outlier.index + 1) else { continue }
        let value = found.cleaned.values[outlier.index]
        #expect(
          abs(value - entry.replacements[place]) < 0.1 * abs(outlier.effect), "\(entry.name)")
      }
    }
  }

  /// In USAccDeaths the level falls with January 1974, when speed limits came, and February 1976 has a
  /// day more: R's season and smooth curve take both in.
  @Test func `where R finds little, little is found`() throws {
    let quiet = try Self.entries.get().filter { $0.moved.isEmpty }
    for entry in quiet {
      let found = find(in: entry)
      switch entry.name {
      case "USAccDeaths": #expect(found.outliers.map(\.index) == [37])
      case "gold": #expect(found.outliers.map { $0.index + 1 }.contains(entry.index[0]))
      default: #expect(found.outliers.isEmpty && found.levelShifts.isEmpty, "\(entry.name)")
      }
    }
  }
}
