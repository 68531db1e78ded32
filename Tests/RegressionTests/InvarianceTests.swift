import Regression
import Statistics
import TestSupport
import Testing

/// What must not change when the data are written in other units, from another origin or in another
/// order.
struct InvarianceTests {
  @Test(arguments: [1e-100, 1e-3, 7, 1e100])
  func `a response in another unit scales estimates and errors alone`(unit: Double) throws {
    for covariance in covariances {
      let plain = try fit(y, covariance)
      let scaled = try fit(y.map { $0 * unit }, covariance)

      #expect(agreeingDigits(scaled.estimates, plain.estimates.map { $0 * unit }) >= 12)
      #expect(agreeingDigits(scaled.standardErrors, plain.standardErrors.map { $0 * unit }) >= 11)
      #expect(
        agreeingDigits(scaled.coefficients().map(\.p), plain.coefficients().map(\.p)) >= 10)
      let shares = (try #require(scaled.rSquared), try #require(plain.rSquared))
      #expect(agreeingDigits(shares.0, shares.1) >= 12)
    }
  }

  @Test(arguments: [-3.0, 1e6])
  func `a shifted response moves the intercept alone`(shift: Double) throws {
    let plain = try fit(y)
    let shifted = try fit(y.map { $0 + shift })

    #expect(agreeingDigits(shifted.estimates[0], plain.estimates[0] + shift) >= 12)
    #expect(agreeingDigits(Array(shifted.estimates[1...]), Array(plain.estimates[1...])) >= 8)
    #expect(agreeingDigits(shifted.standardErrors, plain.standardErrors) >= 8)
  }

  @Test(arguments: [1e-12, 1e-2, 1e9])
  func `a term in another unit and from another origin fits the same values`(unit: Double) throws {
    let plain = try fit(y)
    let moved = try LinearRegression().fit(
      y, on: Design(["x": x.map { unit * ($0 + 2) }, "z": z], observations: y.count))

    #expect(agreeingDigits(moved.fittedValues, plain.fittedValues) >= 12)
    #expect(agreeingDigits(moved.estimates[1] * unit, plain.estimates[1]) >= 11)
    #expect(agreeingDigits(moved.standardErrors[1] * unit, plain.standardErrors[1]) >= 11)
    #expect(agreeingDigits(moved.estimates[2], plain.estimates[2]) >= 11)
    #expect(agreeingDigits(moved.leverage, plain.leverage) >= 11)
  }

  @Test func `observations may stand in any order`() throws {
    let order = y.indices.map { ($0 * 17) % y.count }
    let plain = try fit(y, .heteroskedastic(.hc3))
    let shuffled = try LinearRegression(covariance: .heteroskedastic(.hc3)).fit(
      order.map { y[$0] },
      on: Design(
        ["x": order.map { x[$0] }, "z": order.map { z[$0] }], observations: y.count))

    #expect(agreeingDigits(shuffled.estimates, plain.estimates) >= 12)
    #expect(agreeingDigits(shuffled.standardErrors, plain.standardErrors) >= 11)
    #expect(agreeingDigits(shuffled.residuals, order.map { plain.residuals[$0] }) >= 9)
  }

  @Test func `robust estimators follow units and origin too`() throws {
    let moved = y.map { 1000 * $0 - 5e4 }
    let design = self.design
    let huber = try RobustRegression().fit(y, on: design).estimates
    let movedHuber = try RobustRegression().fit(moved, on: design).estimates
    let median = try QuantileRegression().fit(y, on: design).estimates
    let movedMedian = try QuantileRegression().fit(moved, on: design).estimates

    #expect(agreeingDigits(movedHuber[1], 1000 * huber[1]) >= 9)
    #expect(
      agreeingDigits(movedMedian, [1000 * median[0] - 5e4, 1000 * median[1], 1000 * median[2]]) >= 9
    )
  }

  @Test func `an exact relation is recovered by every estimator`() throws {
    let exact = zip(x, z).map { 3 + 0.5 * $0 - 2 * $1 }
    let expected = [3, 0.5, -2]

    #expect(agreeingDigits(try fit(exact).estimates, expected) >= 13)
    #expect(agreeingDigits(try RobustRegression().fit(exact, on: design).estimates, expected) >= 12)
    #expect(
      agreeingDigits(
        try QuantileRegression(probability: 0.3).fit(exact, on: design).estimates, expected)
        >= 11)
    #expect(
      agreeingDigits(
        try RidgeRegression(penalty: .fixed(0)).fit(exact, on: design).estimates, expected) >= 11)
    #expect(try fit(exact).warnings == [.perfectFit])
  }

  // MARK: - Data

  private let covariances: [Covariance] = [
    .classical, .heteroskedastic(.hc1), .heteroskedastic(.hc3), .autocorrelated(.usual),
    .autocorrelated(.andrews), .clustered((0..<40).map { $0 / 4 }),
  ]

  private let x: [Double]
  private let z: [Double]
  private let y: [Double]

  private var design: Design { Design(["x": x, "z": z], observations: y.count) }

  init() {
    var generator = Statistics.SeededGenerator(seed: 11)
    let x = (0..<40).map { _ in 10 * generator.uniform() }
    let z = (0..<40).map { _ in generator.uniform() - 0.5 }
    y = zip(x, z).map { 1 + 2 * $0 - 3 * $1 + 4 * (generator.uniform() - 0.5) }
    self.x = x
    self.z = z
  }

  private func fit(
    _ response: [Double], _ covariance: Covariance = .classical
  ) throws -> LinearRegression.Fitted {
    try LinearRegression(covariance: covariance).fit(response, on: design)
  }
}
