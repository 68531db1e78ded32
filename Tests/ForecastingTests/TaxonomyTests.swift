import Forecasting
import RealModule
import TestSupport
import Testing
import TimeSeries

struct TaxonomyTests {
  /// R's `etscalc` and its functions for the classes of variance.
  @Test(arguments: TaxonomyReference.names)
  func `at given constants and states all is R's`(name: String) throws {
    let entry = try TaxonomyReference.read(name)
    for given in entry.given {
      let form = ETS.Form(given.error, given.trend, given.season)
      let model = try model(form, of: entry, from: given)
      let n = Double(entry.values.count)
      let likelihood = try #require(model.likelihood).logLikelihood
      #expect(
        agreeingDigits(-2 * likelihood, given.lik + n * (.log(2 * .pi / n) + 1)) >= 11, "\(form)")
      let innovations = zip(model.residuals, model.fittedValues).map {
        form.error == .additive ? $0 : $0 / $1
      }
      let size = form.error == .additive ? entry.values.reduce(0) { max($0, abs($1)) } : 1
      for (innovation, expected) in zip(innovations, given.residuals) {
        #expect(abs(innovation - expected) <= 1e-12 * size, "\(form)")
      }
      let last = ETS.States(given.last, for: form)
      #expect(agreeingDigits(model.states.level, last.level) >= 10)
      for (season, expected) in zip(model.states.seasons, last.seasons) {
        #expect(abs(season - expected) <= 1e-9 * max(1, abs(expected)))
      }
      #expect(agreeingDigits(model.innovationVariance, given.sigma2) >= 10)
    }
  }

  @Test(arguments: TaxonomyReference.names)
  func `the variances of a forecast are R's`(name: String) throws {
    let entry = try TaxonomyReference.read(name)
    for given in entry.given where !given.mean.isEmpty {
      let form = ETS.Form(given.error, given.trend, given.season)
      let isProduct = form.season == .multiplicative
      // R steps a damped slope into a product undamped, and without a trend puts γ one season late.
      if isProduct, form.trend == .additiveDamped { continue }
      if form.trend == .none, form.season == .additive { continue }
      let model = try model(form, of: entry, from: given)
      let forecast = model.forecast(horizon: given.mean.count)
      // Beyond a cycle R has the terms of the season's own errors.
      let steps = isProduct ? entry.period : given.mean.count
      for step in 0..<steps {
        #expect(agreeingDigits(forecast.means[step], given.mean[step]) >= 9)
        guard case .studentT(_, let scale, let degrees) = forecast.distributions[step] else {
          Issue.record("\(form) has no t distribution")
          continue
        }
        #expect(agreeingDigits(scale * scale, given.variance[step]) >= 8, "\(form) \(step)")
        #expect(Int(degrees) == model.degreesOfFreedom)
      }
    }
  }

  /// The response of later predictions to an error, by the model itself.
  @Test(arguments: [ETS.Trend.none, .additive, .additiveDamped], [ETS.Season.none, .additive])
  func `the variance is the sum of squared responses`(trend: ETS.Trend, season: ETS.Season) throws {
    let values = [3.0, 7, 4, 9, 5, 8, 6, 11, 7, 10, 9, 14]
    let form = ETS.Form(error: .additive, trend: trend, season: season)
    let constants = ETS.Constants(
      level: 0.4, slope: trend == .none ? 0 : 0.1, season: season == .none ? 0 : 0.2,
      damping: trend == .additiveDamped ? 0.9 : 1)
    let states = ETS.States(
      level: 5, slope: trend == .none ? 0 : 0.5, seasons: season == .none ? [] : [-2, 2, -1, 1])
    func run(_ values: [Double]) throws -> ETSModel {
      try ETSModel(
        form, period: 4, constants: constants, firstStates: states, series: TimeSeries(values))
    }
    let model = try run(values)
    let forecast = model.forecast(horizon: 10)
    let next = forecast.means[0]
    let plain = try run(values + [next]).forecast(horizon: 9).means
    let shocked = try run(values + [next + 1]).forecast(horizon: 9).means
    var growth = 1.0
    for step in 1..<10 {
      growth += (shocked[step - 1] - plain[step - 1]) * (shocked[step - 1] - plain[step - 1])
      guard case .studentT(_, let scale, _) = forecast.distributions[step] else { continue }
      #expect(agreeingDigits(scale * scale, growth * model.innovationVariance) >= 11)
    }
  }

  /// R's `ets` with each model, whose search stops early.
  @Test(arguments: TaxonomyReference.names)
  func `the likelihood is no less than that of R's search`(name: String) throws {
    let entry = try TaxonomyReference.read(name)
    let n = Double(entry.values.count)
    for searched in entry.searched {
      let form = ETS.Form(searched.error, searched.trend, searched.season)
      let fitted = try ETS(form, period: entry.period, estimation: .maximumLikelihood)
        .fit(entry.series)
      #expect(fitted.form == form)
      let likelihood = try #require(fitted.likelihood).logLikelihood
      let constant = n / 2 * (.log(2 * .pi / n) + 1)
      #expect(likelihood + constant >= searched.logLikelihood - 0.02, "\(form)")
    }
  }

  @Test(arguments: TaxonomyReference.names)
  func `the least criterion is at most that of R's choice`(name: String) throws {
    let entry = try TaxonomyReference.read(name)
    let fitted = try ETS(period: entry.period, estimation: .maximumLikelihood).fit(entry.series)
    let n = Double(entry.values.count)
    let constant = n * (.log(2 * .pi / n) + 1)
    #expect(try #require(fitted.aicc) - constant <= entry.chosen.aicc + 0.05)
  }

  @Test(arguments: TaxonomyReference.names)
  func `shrunken constants are likely too, and admissible`(name: String) throws {
    let entry = try TaxonomyReference.read(name)
    let model = try ETS(period: entry.period).fit(entry.series)
    #expect(model.constants.isAdmissible(for: model.form, period: entry.period))
    let likeliest = try ETS(model.form, period: entry.period, estimation: .maximumLikelihood)
      .fit(entry.series)
    let lost =
      try #require(likeliest.likelihood).logLikelihood
      - #require(model.likelihood).logLikelihood
    #expect(lost >= -0.01 && lost < 0.2 * Double(entry.values.count))
  }

  @Test(arguments: [1e-6, 1e6])
  func `the unit of the values does not matter`(unit: Double) throws {
    let entry = try TaxonomyReference.read("UKgas")
    let one = try ETS(period: 4).fit(entry.series)
    let other = try ETS(period: 4).fit(TimeSeries(entry.values.map { $0 * unit }))
    #expect(one.form == other.form)
    #expect(
      agreeingDigits(
        other.forecast(horizon: 8).means, one.forecast(horizon: 8).means.map { $0 * unit }) >= 5)
  }

  @Test func `a gap is stepped over`() throws {
    let entry = try TaxonomyReference.read("AirPassengers")
    var values = entry.values
    values[40] = .nan
    values[71] = .nan
    let whole = try ETS(period: 12).fit(entry.series).forecast(horizon: 12).means
    let gapped = try ETS(period: 12).fit(TimeSeries(values)).forecast(horizon: 12).means
    for (left, right) in zip(whole, gapped) { #expect(abs(left - right) < 0.05 * left) }
  }

  @Test func `what a model cannot take is named`() throws {
    let multiplicative = ETS.Form(error: .multiplicative, trend: .none, season: .none)
    #expect(throws: FitError.notPositive(on: Day(number: 3))) {
      try ETS(multiplicative).fit(TimeSeries([1, 3, 2, 0, 2, 3]))
    }
    let seasonal = ETS.Form(error: .additive, trend: .none, season: .additive)
    #expect(throws: FitError.tooShort(have: 4, need: 8)) {
      try ETS(seasonal, period: 4).fit(TimeSeries([1, 3, 2, 4]))
    }
    let zeros = try ETS(period: 4).fit(TimeSeries((0..<24).map { Double($0 % 4) }))
    #expect(zeros.form.error == .additive && zeros.form.season == .additive)
  }

  /// Runs a model of R's with the constants of the script.
  private func model(
    _ form: ETS.Form, of entry: TaxonomyReference.Entry, from given: TaxonomyReference.Given
  ) throws -> ETSModel {
    try ETSModel(
      form, period: entry.period,
      constants: ETS.Constants(
        level: 0.3, slope: form.trend == .none ? 0 : 0.04, season: form.season == .none ? 0 : 0.1,
        damping: form.trend == .additiveDamped ? 0.93 : 1),
      firstStates: ETS.States(given.first, for: form), series: entry.series)
  }

  @Test func `constants are admissible where R says so`() throws {
    for reference in try TaxonomyReference.read().admissible {
      let constants = ETS.Constants(
        level: reference.alpha, slope: reference.beta, season: reference.gamma,
        damping: reference.phi)
      for (season, expected) in [
        (ETS.Season.additive, reference.season), (.none, reference.plain),
      ] {
        let form = ETS.Form(error: .additive, trend: .additiveDamped, season: season)
        #expect(
          constants.isAdmissible(for: form, period: reference.m) == (expected == 1),
          "\(constants) \(season) \(reference.m)")
      }
    }
  }

  @Test func `the simulated spread of a product is that of the formula`() throws {
    let entry = try TaxonomyReference.read("AirPassengers")
    let form = ETS.Form(error: .multiplicative, trend: .additiveDamped, season: .multiplicative)
    let model = try ETS(form, period: 12).fit(entry.series)
    let exact = model.forecast(horizon: 14).intervals(level: 0.8)
    let simulated = model.simulated(horizon: 14, pathCount: 20_000).intervals(level: 0.8)
    for (left, right) in zip(exact, simulated) {
      let width = left.upperBound - left.lowerBound
      #expect(abs(right.upperBound - right.lowerBound - width) <= 0.05 * width)
    }
    #expect(model.simulated(horizon: 3) == model.simulated(horizon: 3))
    #expect(model.simulated(horizon: 3) != model.simulated(horizon: 3, seed: 2))
  }

  @Test func `an unstable form has its spread from simulation`() throws {
    let entry = try TaxonomyReference.read("UKgas")
    let form = ETS.Form(error: .additive, trend: .none, season: .multiplicative)
    #expect(!form.isStable)
    let forecast = try ETS(form, period: 4).fit(entry.series).forecast(horizon: 4)
    for distribution in forecast.distributions {
      guard case .empirical(let draws) = distribution else {
        Issue.record("not simulated")
        continue
      }
      #expect(draws.errors.count == 2000)
    }
  }
}
