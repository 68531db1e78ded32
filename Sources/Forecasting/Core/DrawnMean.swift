import Statistics

/// Draws a variance from its χ², and with that the error of a mean of independent observations.
func drawn(
  _ count: Int, _ inSample: InSample, observationCount: Int, using random: inout SeededGenerator,
  _ paths: (_ error: Double) -> InnovationPaths
) -> [InnovationPaths] {
  let freedom = inSample.degreesOfFreedom
  guard freedom > 0 else { return [] }
  return (0..<count).map { _ in
    let square = ChiSquared(degreesOfFreedom: Double(freedom)).quantile(
      min(max(random.uniform(), 1e-12), 1 - 1e-12))
    let variance = inSample.variance * Double(freedom) / square
    let error = (variance / Double(observationCount)).squareRoot() * random.normal()
    return paths(error).drawn(deviation: variance.squareRoot(), degreesOfFreedom: .max)
  }
}
