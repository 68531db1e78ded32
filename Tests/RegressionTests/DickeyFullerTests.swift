import Regression
import Statistics
import TestSupport
import Testing

struct DickeyFullerTests {
  /// statsmodels 0.15, `adfuller`, by Reference/statsmodels/dickey_fuller.py.
  @Test(arguments: try Reference.load())
  func `statistic and p agree with statsmodels'`(_ reference: Reference) throws {
    let series = try #require(
      try DiagnosticsReference.load().series.first { $0.name == reference.name })
    let result = try dickeyFuller(
      series.values, around: reference.center == "level" ? .level : .trend, lags: reference.lags)

    #expect(agreeingDigits(result.statistic, reference.statistic) >= 9)
    #expect(agreeingDigits(result.p, reference.p) >= 9)
  }

  struct Reference: Decodable, Sendable, CustomStringConvertible {
    let name: String
    let center: String
    let lags: Int
    let statistic: Double
    let p: Double

    var description: String { "\(name) around a \(center) with \(lags) lags" }

    static func load() throws -> [Reference] {
      struct File: Decodable { let cases: [Reference] }
      return try referenceValues("statsmodels/dickey_fuller.json", as: File.self).cases
    }
  }
}
