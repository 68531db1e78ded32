import Forecasting
import TestSupport
import Testing
import TimeSeries

struct ETSAverageTests {
  @Test(arguments: TaxonomyReference.names)
  func `the weights sum to one, and the best model has the most`(name: String) throws {
    let entry = try TaxonomyReference.read(name)
    let fitted = try ETSAverage(period: entry.period).fit(entry.series)
    #expect(agreeingDigits(fitted.members.reduce(0) { $0 + $1.weight }, 1) >= 12)
    let best = try ETS(period: entry.period).fit(entry.series)
    let heaviest = try #require(fitted.members.max { $0.weight < $1.weight })
    #expect(heaviest.model.form == best.form)
  }

  @Test(arguments: TaxonomyReference.names)
  func `the mean and variance are those of the mixture`(name: String) throws {
    let entry = try TaxonomyReference.read(name)
    let fitted = try ETSAverage(period: entry.period).fit(entry.series)
    let step = fitted.forecast(horizon: 3).distributions[2]
    var (mean, square) = (0.0, 0.0)
    for (weight, model) in fitted.members {
      guard case .studentT(let location, let scale, _) = model.forecast(horizon: 3).distributions[2]
      else { continue }
      mean += weight * location
      square += weight * (scale * scale + location * location)
    }
    guard case .studentT(let location, let scale, _) = step else {
      Issue.record("no t distribution")
      return
    }
    #expect(agreeingDigits(location, mean) >= 12)
    #expect(agreeingDigits(scale * scale, square - mean * mean) >= 8)
  }

  @Test func `a constant series has one model`() throws {
    let fitted = try ETSAverage().fit(TimeSeries([Double](repeating: 4, count: 9)))
    #expect(fitted.members.count == 1)
    #expect(fitted.forecast(horizon: 2).means == [4, 4])
  }
}
