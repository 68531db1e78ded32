import Forecasting
import Foundation
import TestSupport
import Testing
import TimeSeries

struct DynamicThetaTests {
  /// The authors' recursions in R, searched by L-BFGS-B over all three parameters.
  struct Reference: Decodable {
    struct Entry: Decodable {
      let sse: Double
      let forecast: [Double]
    }

    let series: [String: Entry]
  }

  let reference: Reference

  init() throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Reference/R/forecasting/dynamic-theta.json")
    reference = try JSONDecoder().decode(Reference.self, from: Data(contentsOf: url))
  }

  @Test(arguments: MethodReference.names)
  func `the squared error is at most that of a search over all parameters`(name: String) throws {
    let entry = try #require(reference.series[name])
    let fitted = try DynamicTheta().fit(MethodReference(name).series)
    #expect(fitted.residuals.squares <= entry.sse * (1 + 1e-9))
    if agreeingDigits(fitted.residuals.squares, entry.sse) > 8 {
      #expect(agreeingDigits(fitted.forecast(horizon: 6).means, entry.forecast) >= 4)
    }
  }

  /// The same with the line through the whole series.
  @Test(arguments: MethodReference.names)
  func `on the whole line too the squared error is at most that of the search`(
    name: String
  ) throws {
    let file = try JSONDecoder().decode(
      Reference.self, from: Data(contentsOf: forecastingReference("optimized-theta.json")))
    let entry = try #require(file.series[name])
    let fitted = try DynamicTheta(line: .whole).fit(MethodReference(name).series)
    #expect(fitted.residuals.squares <= entry.sse * (1 + 1e-9))
    if agreeingDigits(fitted.residuals.squares, entry.sse) > 8 {
      #expect(agreeingDigits(fitted.forecast(horizon: 6).means, entry.forecast) >= 4)
    }
  }

  @Test func `a straight line goes on with its slope`() throws {
    let line = TimeSeries((0..<30).map { 5 + 2 * Double($0) })
    let means = try DynamicTheta().fit(line).forecast(horizon: 3).means
    #expect(zip(means, [65, 67, 69]).allSatisfy { abs($0 - $1) < 0.5 })
  }

  @Test(arguments: [-1000.0, 1e6])
  func `an offset moves the forecast and nothing else`(offset: Double) throws {
    let values = try MethodReference("WWWusage").values
    let plain = try DynamicTheta().fit(TimeSeries(values))
    let moved = try DynamicTheta().fit(TimeSeries(values.map { $0 + offset }))
    #expect(agreeingDigits(moved.smoothingConstant, plain.smoothingConstant) >= 6)
    let means = moved.forecast(horizon: 4).means.map { $0 - offset }
    #expect(agreeingDigits(means, plain.forecast(horizon: 4).means) >= 6)
  }

  /// Where the squares are least in the first level, the errors that count are orthogonal to its
  /// effect, (1 − α)ᵗ⁻¹.
  @Test func `the shrunken estimate leaves out errors of a line through one and two values`()
    throws
  {
    let series = try MethodReference("WWWusage").series
    let fitted = try DynamicTheta(estimation: .shrunken).fit(series)
    let effects = fitted.residuals.enumerated().map {
      $1 * pow(1 - fitted.smoothingConstant, Double($0))
    }
    let size = effects.squares.squareRoot()
    let young = effects[1] + effects[2]
    #expect(abs(effects.reduce(0, +) - young) < 1e-9 * size)
    #expect(abs(young) > 1e-3 * size)
  }

  @Test func `an interval grows with its step`() throws {
    let forecast = try DynamicTheta().fit(MethodReference("WWWusage").series).forecast(horizon: 5)
    let widths = forecast.intervals(level: 0.8).map { $0.upperBound - $0.lowerBound }
    #expect(zip(widths, widths.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func `three observations are too few`() {
    #expect(throws: FitError.tooShort(have: 3, need: 4)) {
      try DynamicTheta().fit(TimeSeries([1, 2, 4]))
    }
  }
}
