import Statistics
import TestSupport

/// A distribution's tails and density at a value.
struct DistributionReference: Sendable, CustomStringConvertible {
  let distribution: any ContinuousDistribution
  let value: Double
  let lower: Double
  let upper: Double
  let density: Double

  var description: String { "\(distribution) at \(value)" }

  /// A line of the reference file.
  private struct Row: Decodable {
    let parameters: [Double]
    let value: Double
    let lower: Double
    let upper: Double
    let density: Double
  }

  /// The reference file.
  private struct File: Decodable {
    let normal: [Row]
    let studentT: [Row]
    let chiSquared: [Row]
    let f: [Row]
  }

  private init(_ distribution: any ContinuousDistribution, _ row: Row) {
    self.distribution = distribution
    value = row.value
    lower = row.lower
    upper = row.upper
    density = row.density
  }

  /// Reads the values of the reference file.
  static func load() throws -> [DistributionReference] {
    let file = try referenceValues("mpmath/distributions.json", as: File.self)
    return file.normal.map { DistributionReference(Normal(), $0) }
      + file.studentT.map {
        DistributionReference(StudentT(degreesOfFreedom: $0.parameters[0]), $0)
      }
      + file.chiSquared.map {
        DistributionReference(ChiSquared(degreesOfFreedom: $0.parameters[0]), $0)
      }
      + file.f.map {
        DistributionReference(
          FDistribution(numerator: $0.parameters[0], denominator: $0.parameters[1]), $0)
      }
  }
}
