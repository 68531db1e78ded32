import Statistics

/// Draws a variance from its χ², and with that the error of a mean of independent observations.
func drawn(
  _ count: Int, _ inSample: InSample, observationCount: Int, using random: inout SeededGenerator,
  _ paths: (_ error: Double) -> InnovationPaths
) -> [InnovationPaths] {
  let freedom = inSample.degreesOfFreedom
  guard freedom > 0 else { return [] }
  return (0..<count).map { _ in
    let square = random.chiSquared(degreesOfFreedom: Double(freedom))
    let variance = inSample.variance * Double(freedom) / square
    let error = (variance / Double(observationCount)).squareRoot() * random.normal()
    return paths(error).drawn(deviation: variance.squareRoot(), degreesOfFreedom: .max)
  }
}
