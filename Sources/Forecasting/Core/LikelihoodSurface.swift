import RealModule
import Statistics

/// The likelihood of a series as a function of a model's parameters.
struct LikelihoodSurface: Sendable {
  /// Where it is greatest.
  let estimate: [Double]

  /// Where the parameters may be, one range each, infinite ones for those that may be anywhere.
  let bounds: [ClosedRange<Double>]

  /// Minus twice the logarithm of the likelihood, but for a constant, σ² integrated out.
  let deviance: @Sendable ([Double]) -> Double

  /// The paths that follow from some parameters, nil where there are none.
  let paths: @Sendable ([Double]) -> InnovationPaths?

  /// Draws parameters with the likelihood as density, flat priors within the bounds.
  ///
  /// A flock of walkers, each moving along the line through itself and another, so that neither the
  /// units nor the correlations of the parameters matter, nor that an estimate is at its bound,
  /// where the curvature would say nothing. Goodman & Weare (2010), *Ensemble samplers with affine
  /// invariance*, Communications in Applied Mathematics and Computational Science 5(1), equation 7.
  ///
  /// - Parameters:
  ///   - count: The number of draws.
  ///   - random: Where the random numbers come from.
  /// - Returns: The paths of the parameters drawn.
  func draws(_ count: Int, using random: inout SeededGenerator) -> [InnovationPaths] {
    var (walkers, deviances) = flock(&random)
    var drawn: [InnovationPaths] = []
    let (dimension, size) = (Double(estimate.count), walkers.count)
    let warmUp = 30 + 10 * estimate.count
    // A walker's next place is much like its last: rounds between are left out.
    let rest = 2 + estimate.count
    var round = 0
    while drawn.count < count, round < warmUp + rest * (2 + 4 * count / size) {
      round += 1
      for index in 0..<size {
        var other = Int(random.uniform() * Double(size - 1))
        if other >= index { other += 1 }
        let root = 1 + random.uniform()
        let stretch = root * root / 2
        let place = zip(walkers[other], walkers[index]).map { $0 + stretch * ($1 - $0) }
        let level = random.uniform()
        guard zip(bounds, place).allSatisfy({ $0.contains($1) }) else { continue }
        let found = deviance(place)
        let odds = (dimension - 1) * .log(stretch) + (deviances[index] - found) / 2
        if found.isFinite, .log(level) < odds {
          (walkers[index], deviances[index]) = (place, found)
        }
      }
      if round > warmUp, round % rest == 0 {
        for walker in walkers where drawn.count < count {
          if let paths = paths(walker) { drawn.append(paths) }
        }
      }
    }
    return drawn
  }

  /// Walkers around the estimate.
  private func flock(_ random: inout SeededGenerator) -> (places: [[Double]], deviances: [Double]) {
    let reaches = estimate.indices.map(reach)
    let center = deviance(estimate)
    var (places, deviances): ([[Double]], [Double]) = ([], [])
    for _ in 0..<max(24, 4 * estimate.count) {
      var place = estimate
      for index in place.indices {
        let moved = estimate[index] + reaches[index] * random.normal()
        place[index] = min(max(moved, bounds[index].lowerBound), bounds[index].upperBound)
      }
      let found = deviance(place)
      // One that starts where the likelihood is nothing would hardly move.
      let isLost = !found.isFinite || found > center + 20 + Double(2 * estimate.count)
      places.append(isLost ? zip(estimate, place).map { $0 + 0.1 * ($1 - $0) } : place)
      deviances.append(deviance(places[places.count - 1]))
    }
    return (places, deviances)
  }

  /// How far a parameter moves for the deviance to rise by about one.
  private func reach(of index: Int) -> Double {
    let center = deviance(estimate)
    let width = bounds[index].upperBound - bounds[index].lowerBound
    let largest = width.isFinite ? width / 2 : .infinity
    func rise(_ distance: Double) -> Double {
      var rises: [Double] = []
      for sign in [1.0, -1] {
        var place = estimate
        place[index] += sign * distance
        if bounds[index].contains(place[index]) { rises.append(deviance(place) - center) }
      }
      return rises.filter { $0.isFinite }.max() ?? .infinity
    }
    var distance = min(largest, max(abs(estimate[index]), 1e-8) * 0.01)
    for _ in 0..<60 where distance < largest && rise(distance) < 1 { distance *= 2 }
    for _ in 0..<60 where rise(distance) > 4 { distance /= 2 }
    return min(distance, largest)
  }
}

extension LikelyModel {
  /// A model whose parameters are drawn from its likelihood.
  init(name: String, paths: InnovationPaths, surface: LikelihoodSurface) {
    self.init(name: name, paths: paths) { count, random in
      surface.draws(count, using: &random)
    }
  }
}

// MARK: - Normal errors

extension LikelihoodSurface {
  /// The surface of a model whose errors are normal and independent.
  ///
  ///     −2 log L = n log Σ e² + constant
  ///
  /// - Parameters:
  ///   - estimate: The parameters estimated.
  ///   - bounds: Where they may be.
  ///   - count: The number of observations.
  ///   - squares: The sum of the squared errors at some parameters.
  ///   - paths: The paths that follow from some parameters.
  init(
    estimate: [Double], bounds: [ClosedRange<Double>], count: Int,
    squares: @escaping @Sendable ([Double]) -> Double,
    paths: @escaping @Sendable ([Double]) -> InnovationPaths?
  ) {
    self.init(
      estimate: estimate, bounds: bounds,
      deviance: { position in
        let sum = squares(position)
        return sum > 0 ? Double(count) * .log(sum) : sum == 0 ? -.infinity : .infinity
      },
      paths: { position in
        paths(position)?.drawn(
          deviation: (squares(position) / Double(count)).squareRoot(), degreesOfFreedom: count)
      })
  }
}

/// Anywhere.
let anywhere = -Double.infinity...Double.infinity
