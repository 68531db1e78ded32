import Forecasting
import Foundation
import TestSupport
import Testing
import TimeSeries

struct AutoARIMATests {
  /// What `auto.arima` of R's forecast 8.20 chooses for a data set.
  struct Reference: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let period: Int
    let values: [Double?]
    let order, seasonal: [Int]
    let constant: Bool
    let aicc: Double

    var testDescription: String { "\(name) \(order)\(seasonal)[\(period)]" }

    var series: TimeSeries { TimeSeries(values.map { $0 ?? .nan }) }

    static let all: [Reference] = {
      struct File: Decodable {
        let models: [Reference]
      }
      let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Reference/R/arima/automatic-orders.json")
      guard let data = try? Data(contentsOf: url),
        let file = try? JSONDecoder().decode(File.self, from: data)
      else { return [] }
      return file.models
    }()
  }

  @Test func `R's choices are there`() {
    #expect(Reference.all.count == 18)
  }

  /// R's criterion is of its own likelihood, whose start costs or gains a hundredth.
  @Test(arguments: Reference.all)
  func `the model has R's differences and an AICc as small`(reference: Reference) throws {
    var limits = AutoARIMA.Limits()
    limits.secondDifferenceLevel = 0.05
    let fitted = try AutoARIMA(period: reference.period, limits: limits).fit(reference.series)
    #expect(fitted.order.differences == reference.order[1])
    #expect(fitted.order.seasonalDifferences == reference.seasonal[1])
    let likelihood = try #require(fitted.likelihood)
    #expect(likelihood.aicc <= reference.aicc + 0.02)
  }

  // MARK: - Properties

  @Test func `a regressor is taken out before the differences are tested for`() throws {
    // Steps of a regressor look like a random walk to a test that does not know it.
    let steps = (0..<66).map { $0 < 20 ? 0.0 : $0 < 45 ? 50 : 120 }
    let noise = (0..<60).map { Double($0 * $0 % 7) - 3 }
    let series = TimeSeries(noise.indices.map { noise[$0] + steps[$0] })
    let plain = try AutoARIMA().fit(series)
    let fitted = try AutoARIMA(regressors: [Regressor("step", values: steps)]).fit(series)
    #expect(plain.order.differences == 1)
    #expect(fitted.order.differences == 0)
    let step = try #require(fitted.parameters.last)
    #expect(abs(step.estimate - 1) < 0.05)
    #expect(abs(fitted.forecast(horizon: 6).means[5] - 120) < 4)
  }

  /// More gaps than are filled to compare likelihoods: the order comes from sums of squares.
  @Test func `a series of which every other value is missing is forecast`() throws {
    let reference = try #require(Reference.all.first { $0.name == "WWWusage" })
    let gappy = reference.series.values.enumerated().map { $0 % 2 == 1 ? .nan : $1 }
    let fitted = try AutoARIMA().fit(TimeSeries(gappy))
    let full = try AutoARIMA().fit(reference.series)
    #expect(fitted.residuals.count { !$0.isNaN } >= 45)
    #expect(abs(fitted.forecast(horizon: 1).means[0] - full.forecast(horizon: 1).means[0]) < 10)
  }

  @Test func `limits are kept`() throws {
    var limits = AutoARIMA.Limits()
    (limits.nonseasonal, limits.differences, limits.allowsConstant) = (1, 0, false)
    let reference = try #require(Reference.all.first { $0.name == "sunspot.year" })
    let fitted = try AutoARIMA(limits: limits).fit(reference.series)
    #expect(fitted.order.differences == 0)
    #expect(fitted.order.autoregressive <= 1 && fitted.order.movingAverage <= 1)
    #expect(!fitted.parameters.contains { $0.name == "mean" })
  }

  @Test func `a second difference needs more evidence than R asks for`() throws {
    // The statistic of the first differences is 0.644, between its quantiles 0.463 and 0.739.
    var values = [0.0]
    for step in 0..<24 { values.append(values[step] + Double(step * 7 % 5) + 0.1 * Double(step)) }
    var limits = AutoARIMA.Limits()
    #expect(try AutoARIMA(limits: limits).fit(TimeSeries(values)).order.differences == 1)
    limits.secondDifferenceLevel = 0.05
    #expect(try AutoARIMA(limits: limits).fit(TimeSeries(values)).order.differences == 2)
  }

  // MARK: - Degenerate input

  @Test(arguments: [[5.0], [5, 5], [5, 5, 5], [Double](repeating: 5, count: 30)])
  func `a constant series is forecast as it is`(values: [Double]) throws {
    let fitted = try AutoARIMA(period: 4).fit(TimeSeries(values))
    #expect(fitted.forecast(horizon: 9).means == [Double](repeating: 5, count: 9))
    #expect("\(fitted.order)" == "(0,0,0)")
  }

  @Test func `a straight line goes on`() throws {
    let fitted = try AutoARIMA().fit(TimeSeries((0..<20).map { 7 + 3 * Double($0) }))
    #expect(agreeingDigits(fitted.forecast(horizon: 3).means, [67, 70, 73]) >= 9)
  }

  @Test func `of one observation the spread is unknown`() throws {
    let forecast = try AutoARIMA().fit(TimeSeries([5])).forecast(horizon: 1)
    #expect(forecast.distributions == [.unknownSpread(location: 5)])
  }
}
