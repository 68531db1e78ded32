import RealModule

/// A model of a trend under all ratios of its variances, each with what it counts.
///
/// With σ² and the coefficients integrated out under flat priors (of log σ² and β), the posterior
/// density of the ratios is their prior's times the diffuse likelihood, in which σ² is concentrated
/// out, and the forecast given them Student's t: Durbin & Koopman (2012), §13.2. In one to three
/// dimensions a lattice does for the integral.
///
/// The prior: the angle whose tangent is the ratio of the deviations, of the level's move over a
/// usual gap and of the noise, is uniform, as for Jeffreys' prior of a share; a slope's
/// deviation has the same odds at each of some orders of magnitude, zero among them, as has a rate.
struct StructuralAverage: Sendable {
  /// The ends that count, their weights one together, and the free numbers that lead there.
  let ends: [(weight: Double, end: StateSpaceEnd)]
  let positions: [[Double]]

  /// The logarithm of the likelihood averaged over the prior, but for what depends on units only.
  let evidence: Double

  /// The likeliest free numbers of the lattice.
  let best: [Double]

  /// The largest number of observations to be averaged over: with more the ratios are known.
  static let largestCount = 200

  /// Runs the filter through a lattice; nil for a model that is not of a trend alone.
  init?(_ likelihood: inout StateSpaceLikelihood, trend: Structural.Trend) {
    guard likelihood.filter.form.blocks.count == 1,
      likelihood.filter.sample.observationCount <= Self.largestCount
    else { return nil }
    let positions = Self.lattice(trend)
    guard !positions.isEmpty else { return nil }
    let deviances = positions.map { likelihood.deviance(at: $0.position) }
    let least = zip(deviances, positions).map { $0 - .log($1.prior) }.min() ?? .infinity
    guard least.isFinite else { return nil }
    let top = deviances.indices.min { deviances[$0] < deviances[$1] } ?? 0
    best = positions[top].position
    var ends: [(weight: Double, end: StateSpaceEnd)] = []
    var kept: [[Double]] = []
    var total = 0.0
    for (deviance, entry) in zip(deviances, positions) {
      let weight = entry.prior * .exp(least - deviance)
      guard weight > 2e-3 else { continue }
      _ = likelihood.deviance(at: entry.position)
      total += weight
      kept.append(entry.position)
      ends.append(
        (
          weight,
          StateSpaceEnd(
            likelihood.filter, likelihood.values(at: entry.position),
            degreesOfFreedom: likelihood.degreesOfFreedom)
        ))
    }
    self.ends = ends.map { ($0.weight / total, $0.end) }
    self.positions = kept
    evidence = .log(total / positions.reduce(0) { $0 + $1.prior }) - least
  }

  /// Runs the filter through what counted for another series, with the same weights.
  init(_ likelihood: inout StateSpaceLikelihood, keeping other: StructuralAverage) {
    evidence = other.evidence
    best = other.best
    positions = other.positions
    ends = zip(other.ends, other.positions).map { part, position in
      _ = likelihood.deviance(at: position)
      return (
        part.weight,
        StateSpaceEnd(
          likelihood.filter, likelihood.values(at: position),
          degreesOfFreedom: likelihood.degreesOfFreedom)
      )
    }
  }

  /// The angles whose tangents are ratios of deviations, from the level's move to the noise.
  static let angles = (0..<16).map { (Double($0) + 0.5) / 16 * .pi / 2 }

  /// The free numbers of the lattice, and their prior weights.
  private static func lattice(_ trend: Structural.Trend) -> [(position: [Double], prior: Double)] {
    let directions = angles.map { [Double.cos($0), .sin($0)] }
    switch trend {
    case .constant: return []
    case .level: return directions.map { ($0, 1) }
    case .linear:
      return directions.flatMap { direction in
        [0, 0.01, 0.03, 0.1, 0.3].map { (direction + [$0], 1) }
      }
    case .damped:
      return directions.flatMap { direction in
        [0.03, 0.1, 0.3, 1].flatMap { slope in
          [0.02, 0.08, 0.4].map { (direction + [slope, .log($0)], 1) }
        }
      }
    }
  }
}
