import Forecasting
import Foundation
import Statistics
import TestSupport
import Testing
import TimeSeries

struct StructuralTests {
  let reference: StructuralReference

  init() throws {
    reference = try StructuralReference()
  }

  // MARK: - Reference values

  /// The model of a regular series, and its variances under our names.
  private func model(
    _ entry: StructuralReference.Regular
  ) throws -> (model: Structural, given: [String: Double]) {
    let parameters = entry.parameters
    var given = [
      "observationVariance": try #require(parameters["sigma2.irregular"]),
      "levelVariancePerDay": try #require(parameters["sigma2.level"]),
    ]
    if let slope = parameters["sigma2.trend"] {
      // In continuous time level and slope move together within a day.
      given["levelVariancePerDay", default: 0] += slope / 6
      given["slopeVariancePerDay"] = slope
    }
    var cycle: Structural.Cycle?
    for (name, value) in parameters where name.hasPrefix("sigma2.freq_seasonal") {
      given["seasonVariancePerDay"] = value
      cycle = .observations(name.contains("_4(") ? 4 : 12)
    }
    let regressors = (entry.regressors ?? []).enumerated().map { index, values in
      Regressor(["price", "law"][index], values: values)
    }
    let trend = parameters["sigma2.trend"] == nil ? Structural.Trend.level : .linear
    return (Structural(trend: trend, cycle: cycle, regressors: regressors), given)
  }

  /// statsmodels 0.15 with exact diffuse initialisation; for the Nile −632.5456, as KFAS has it.
  @Test(arguments: 0..<6)
  func `a regular series has the likelihood, states and forecasts of statsmodels`(
    index: Int
  ) throws {
    let entry = reference.regular[index]
    let (model, given) = try model(entry)
    let fitted = try model.fit(entry.series, given: given)
    let likelihood = try #require(fitted.likelihood)
    #expect(agreeingDigits(likelihood.logLikelihood, entry.logLikelihood) >= 8)
    let level = try #require(fitted.component("level"))
    #expect(agreeingDigits(level.values, entry.level) >= 7)
    #expect(agreeingDigits(level.standardErrors.map { $0 * $0 }, entry.levelVariances) >= 7)
    if let season = entry.season {
      let values = try #require(fitted.component("season")).values
      #expect(zip(values, season).allSatisfy { abs($0 - $1) < 1e-8 })
    }
    let noise = try #require(fitted.disturbances.first { $0.name == "observation" })
    let largest = entry.observationDisturbances.map(abs).max() ?? 0
    #expect(
      zip(noise.estimates, entry.observationDisturbances).allSatisfy {
        abs($0 - $1) < 1e-7 * largest
      })
    let pairs = zip(fitted.fittedValues, entry.predictions).filter { $1 != nil && !$0.isNaN }
    #expect(pairs.count >= entry.values.count - 15)
    #expect(agreeingDigits(pairs.map(\.0), pairs.compactMap(\.1)) >= 7)
    if let mean = entry.mean, let errors = entry.standardErrors {
      let forecast = fitted.forecast(horizon: mean.count)
      #expect(agreeingDigits(forecast.means, mean) >= 8)
      let spreads = forecast.distributions.map { distribution in
        guard case .normal(_, let deviation) = distribution else { return Double.nan }
        return deviation
      }
      #expect(agreeingDigits(spreads, errors) >= 6)
    }
  }

  /// The search of statsmodels, L-BFGS-B and then Nelder–Mead, on the same likelihood.
  ///
  /// Its linear trend has no level without moves that a slope causes within a day, so ours may be
  /// likelier.
  @Test(arguments: [0, 2, 3])
  func `the likelihood is at its maximum`(index: Int) throws {
    let entry = reference.regular[index]
    let maximum = try #require(entry.maximum)
    let (model, _) = try model(entry)
    let fitted = try model.fit(entry.series)
    let likelihood = try #require(fitted.likelihood)
    #expect(likelihood.logLikelihood >= maximum.logLikelihood - 1e-5)
    if index == 0 {
      // StructTS(Nile, "level") of R: 15099 and 1469.
      #expect(agreeingDigits(fitted.parameters[0].estimate, 15098.52) >= 5)
      #expect(agreeingDigits(fitted.parameters[1].estimate, 1469.18) >= 5)
      let errors = fitted.parameters.prefix(2).compactMap(\.standardError)
      #expect(agreeingDigits(errors, maximum.standardErrors ?? []) >= 3)
    }
  }

  /// The covariance of all values written out, generalized least squares by Cholesky and QR.
  @Test(arguments: 0..<6)
  func `an irregular series has the likelihood and states of a Gaussian process`(
    index: Int
  ) throws {
    let entry = reference.irregular[index]
    let regressors = entry.regressor.map { [Regressor("x", values: $0)] } ?? []
    let isStationary = entry.parameters["autoregressionVariance"] != nil
    let trend: Structural.Trend =
      switch entry.name {
      case "linear": .linear
      case "damped": .damped
      case "autoregression", "regression": .constant
      default: .level
      }
    let model = Structural(
      trend: trend, cycle: entry.name == "season" ? .days(365.25, harmonics: 2) : nil,
      hasAutoregression: isStationary, regressors: regressors)
    let series = try entry.series
    let fitted = try model.fit(series, given: entry.parameters)
    let likelihood = try #require(fitted.likelihood)
    #expect(agreeingDigits(likelihood.logLikelihood, entry.logLikelihood) >= 10)
    let signal = series.values.indices.map { time in
      fitted.components.filter {
        ["level", "season", "autoregression", "regression"].contains($0.name)
      }.reduce(0) { $0 + $1.values[time] }
    }
    #expect(agreeingDigits(signal, entry.signal) >= 9)
    if fitted.components.count == 1 || trend == .linear || trend == .damped {
      let level = try #require(fitted.component("level"))
      #expect(agreeingDigits(level.standardErrors, entry.signalErrors) >= 8)
    }
    let forecast = fitted.forecast(on: entry.laterDays)
    #expect(agreeingDigits(forecast.means, entry.mean) >= 9)
    let spreads = forecast.distributions.map { distribution in
      guard case .normal(_, let deviation) = distribution else { return Double.nan }
      return deviation
    }
    #expect(agreeingDigits(spreads, entry.standardErrors) >= 8)
    if let coefficient = fitted.parameters.first(where: { $0.name == "x" }) {
      #expect(agreeingDigits(coefficient.estimate, entry.coefficients[1]) >= 9)
    }
  }

  // MARK: - Properties

  private static let models: [Structural] = [
    Structural(trend: .level), Structural(trend: .linear), Structural(trend: .damped),
    Structural(trend: .constant, hasAutoregression: true),
    Structural(trend: .level, cycle: .days(365.25, harmonics: 1)),
  ]

  @Test(arguments: models.indices)
  func `another unit of time changes no forecast`(index: Int) throws {
    let series = try reference.irregular[0].series
    let slow = try TimeSeries(
      days: series.days.map { Day(number: 7 * $0.number) }, values: series.values)
    let model = Self.models[index]
    let other =
      index == 4 ? Structural(trend: .level, cycle: .days(7 * 365.25, harmonics: 1)) : model
    let (plain, stretched) = (try model.fit(series), try other.fit(slow))
    let forecasts = (plain.forecast(horizon: 3), stretched.forecast(horizon: 3))
    #expect(agreeingDigits(forecasts.0.means, forecasts.1.means) >= 5)
    #expect(
      agreeingDigits(
        forecasts.0.intervals(level: 0.8).map { $0.upperBound - $0.lowerBound },
        forecasts.1.intervals(level: 0.8).map { $0.upperBound - $0.lowerBound }) >= 4)
    #expect(stretched.lastDay == Day(number: 7 * plain.lastDay.number))
  }

  @Test(arguments: models.indices, [1e12, -1e6])
  func `what is added to the values is added to the forecast`(index: Int, shift: Double) throws {
    let series = try reference.irregular[0].series
    let moved = try TimeSeries(days: series.days, values: series.values.map { $0 + shift })
    let (plain, shifted) = (
      try Self.models[index].fit(series).forecast(horizon: 3),
      try Self.models[index].fit(moved).forecast(horizon: 3)
    )
    // A double has sixteen digits, of which the shift takes twelve.
    #expect(zip(plain.means, shifted.means).allSatisfy { abs($0 + shift - $1) < 0.05 })
  }

  @Test(arguments: models.indices, [1e-150, 1e100])
  func `a factor of the values is one of the forecast`(index: Int, factor: Double) throws {
    let series = try reference.irregular[0].series
    let large = try TimeSeries(days: series.days, values: series.values.map { $0 * factor })
    let (plain, scaled) = (
      try Self.models[index].fit(series).forecast(horizon: 3),
      try Self.models[index].fit(large).forecast(horizon: 3)
    )
    #expect(agreeingDigits(scaled.means.map { $0 / factor }, plain.means) >= 6)
  }

  @Test(arguments: models.indices)
  func `no variances near the estimate are likelier`(index: Int) throws {
    let series = try reference.irregular[0].series
    let model = Self.models[index]
    let fitted = try model.fit(series)
    let best = try #require(fitted.likelihood).logLikelihood
    let names = fitted.parameters.map(\.name).filter {
      $0.hasSuffix("Variance") || $0.hasSuffix("PerDay")
    }
    let estimates = Dictionary(
      uniqueKeysWithValues: fitted.parameters.filter { names.contains($0.name) }.map {
        ($0.name, $0.estimate)
      })
    #expect(
      agreeingDigits(
        try #require(try model.fit(series, given: estimates).likelihood).logLikelihood, best) >= 8)
    for name in names where !name.hasSuffix("RatePerDay") {
      for factor in [0.9, 1.1] {
        var moved = estimates
        moved[name, default: 0] *= factor
        let likelihood = try #require(try model.fit(series, given: moved).likelihood)
        #expect(likelihood.logLikelihood <= best + 1e-7, "\(name) × \(factor)")
      }
    }
  }

  @Test func `the level of a local level is what the plain filter finds`() throws {
    let series = try reference.irregular[0].series
    let structural = try Structural(trend: .level).fit(series)
    let plain = try LocalLevel().fit(series)
    let (left, right) = (
      try #require(structural.likelihood).logLikelihood,
      try #require(plain.likelihood).logLikelihood
    )
    #expect(agreeingDigits(left, right) >= 7)
    let last = try #require(structural.parameters.first { $0.name == "level" })
    #expect(agreeingDigits(last.estimate, plain.level) >= 4)
  }

  @Test func `a value that was not observed is a longer gap`() throws {
    let days = [0, 3, 10, 11, 40, 49, 60].map { Day(number: $0) }
    let values: [Double] = [1, 4, .nan, 2, 6, 3, 4]
    let gappy = try Structural(trend: .linear).fit(TimeSeries(days: days, values: values))
    let kept = [0, 1, 3, 4, 5, 6]
    let plain = try Structural(trend: .linear).fit(
      TimeSeries(days: kept.map { days[$0] }, values: kept.map { values[$0] }))
    #expect(
      agreeingDigits(gappy.forecast(horizon: 3).means, plain.forecast(horizon: 3).means) >= 6)
    let level = try #require(gappy.component("level"))
    #expect(level.values.count == 7 && level.values[2].isFinite)
    #expect(level.standardErrors[2] > level.standardErrors[3])
  }

  @Test func `the paths of a simulation spread as the forecast does`() throws {
    let series = try reference.irregular[0].series
    let fitted = try Structural(trend: .linear).fit(series)
    let days = [10, 60, 200].map { fitted.lastDay.advanced(by: $0) }
    let forecast = fitted.forecast(on: days)
    var generator = Statistics.SeededGenerator(seed: 3)
    let paths = (0..<4000).map { _ in fitted.simulate(on: days, using: &generator) }
    for (step, interval) in forecast.intervals(level: 0.8).enumerated() {
      let share = Double(paths.count { interval.contains($0[step]) }) / 4000
      #expect(abs(share - 0.8) < 0.025, "\(step): \(share)")
    }
  }

  @Test func `an outlier is a disturbance of the noise, a step one of the level`() throws {
    var values = (0..<60).map { 10 + Double($0 * 37 % 11) / 10 }
    values[20] += 8
    for index in 40..<60 { values[index] += 12 }
    let fitted = try Structural(trend: .level).fit(TimeSeries(values))
    let noise = try #require(fitted.disturbances.first { $0.name == "observation" })
    let level = try #require(fitted.disturbances.first { $0.name == "level" })
    let largest = noise.standardized.indices.max {
      abs(noise.standardized[$0]) < abs(noise.standardized[$1])
    }
    #expect(largest == 20)
    let step = level.standardized.indices.max {
      abs(level.standardized[$0]) < abs(level.standardized[$1])
    }
    #expect(step == 40)
  }

  @Test func `between two observations the level is on the line that joins its ends`() throws {
    var values = (0..<30).map { Double($0 * 37 % 11) }
    for index in 12..<20 { values[index] = .nan }
    let fitted = try Structural(trend: .level).fit(
      TimeSeries(values),
      given: [
        "levelVariancePerDay": 1, "observationVariance": 2,
      ])
    let level = try #require(fitted.component("level")).values
    for index in 12..<20 {
      let share = Double(index - 11) / 9
      #expect(agreeingDigits(level[index], level[11] + share * (level[20] - level[11])) >= 10)
    }
  }

  // MARK: - Averages over the variances

  /// Of levels whose noise has half of the variance of a step, five observations each.
  @Test func `an average over the variances claims less than the likeliest, and holds it`() throws {
    var generator = Statistics.SeededGenerator(seed: 8)
    let methods = [
      Structural(trend: .level), Structural(trend: .level, isIntegrated: false),
    ]
    var held = [0, 0]
    for _ in 0..<300 {
      var level = 0.0
      let values = (0..<6).map { _ in
        level += 0.7 * generator.normal()
        return level + 0.7 * generator.normal()
      }
      for (index, method) in methods.enumerated() {
        let forecast = try method.fit(TimeSeries(Array(values.prefix(5)))).forecast(horizon: 1)
        if forecast.intervals(level: 0.8)[0].contains(values[5]) { held[index] += 1 }
      }
    }
    // The standard error of a share is 2.3 %.
    #expect(held[0] > 222 && held[0] < 258, "\(held)")
    #expect(held[1] < held[0] - 15, "\(held)")
  }

  @Test func `the automatic model follows a slope where there is one`() throws {
    var generator = Statistics.SeededGenerator(seed: 5)
    let line = TimeSeries((0..<40).map { 3 * Double($0) + generator.normal() })
    let last = try AutoStructural().fit(line).forecast(horizon: 5).means[4]
    #expect(abs(last - 3 * 44) < 3)
    let noise = TimeSeries((0..<40).map { _ in generator.normal() })
    #expect(abs(try AutoStructural().fit(noise).forecast(horizon: 5).means[4]) < 0.5)
  }

  @Test func `the automatic model has a season where there is a cycle`() throws {
    let values = try MethodReference("AirPassengers").values.suffix(60).map {
      Foundation.log($0)
    }
    let history = TimeSeries(Array(values.prefix(48)))
    func error(_ means: [Double]) -> Double {
      zip(means, values.suffix(12)).reduce(0) { $0 + abs($1.0 - $1.1) } / 12
    }
    let structural = error(try AutoStructural(period: 12).fit(history).forecast(horizon: 12).means)
    let naive = error(try SeasonalNaive(period: 12).fit(history).forecast(horizon: 12).means)
    #expect(structural < naive / 2)
  }

  @Test func `a backtest may be of structural models, the days known`() throws {
    let series = try reference.irregular[0].series.prefix(22)
    let record = RollingForecasts(
      of: [LocalTrend(), AutoStructural()], on: series, knowing: .day)
    for method in 0..<2 {
      let outcomes = record.outcomes(ofMethodAt: method, minimumHistory: 10)
      #expect(outcomes.count == 12)
      #expect(outcomes.allSatisfy { $0.forecast.mean.isFinite })
    }
  }

  // MARK: - Degenerate input

  @Test func `a series that tells too little is refused for a reason`() throws {
    #expect(throws: FitError.tooShort(have: 3, need: 4)) {
      try LocalTrend().fit(TimeSeries([1, 2, 4]))
    }
    #expect(throws: FitError.tooShort(have: 2, need: 3)) {
      try AutoStructural().fit(TimeSeries([1, 2]))
    }
    #expect(throws: FitError.tooShort(have: 0, need: 3)) {
      try Structural(trend: .level).fit(TimeSeries([.nan, .nan, .nan, .nan]))
    }
    let sameDay = try TimeSeries(
      days: [Day](repeating: Day(number: 9), count: 5), values: [1, 2, 3, 4, 5])
    #expect(throws: FitError.noVariation) { try LocalTrend().fit(sameDay) }
    let twice = [1, 2, 3, 5, 4, 6, 7, 9].map(Double.init)
    let model = Structural(
      trend: .level,
      regressors: [Regressor("x", values: twice), Regressor("y", values: twice.map { 2 * $0 })])
    #expect(throws: FitError.collinear(regressors: ["y"])) {
      try model.fit(TimeSeries([1, 3, 2, 5, 3, 4, 6, 5]))
    }
  }

  @Test func `a line is forecast as certain`() throws {
    let forecast = try LocalTrend().fit(TimeSeries([3, 5, 7, 9, 11])).forecast(horizon: 2)
    #expect(zip(forecast.means, [13, 15]).allSatisfy { abs($0 - $1) < 1e-9 })
    for interval in forecast.intervals(level: 0.95) {
      #expect(interval.upperBound - interval.lowerBound < 1e-9)
    }
  }
}
