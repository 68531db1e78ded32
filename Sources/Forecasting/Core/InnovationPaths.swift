import RealModule
import Statistics

/// How the values to come follow from the errors to come, and what the errors of the past were.
///
/// An error here is an innovation: what the model draws anew at each step, independent of those
/// before, in a unit in which its variance is constant. Of a model with multiplicative errors it is
/// a part of the prediction.
public struct InnovationPaths: Sendable {
  /// The past innovations that were observed.
  public let innovations: [Double]

  /// The standard deviation of the innovations.
  public let deviation: Double

  /// How many innovations, less estimated parameters, that comes from; ``Int/max`` if it is known.
  public let degreesOfFreedom: Int

  /// Prepares for a horizon, and gives what turns as many innovations into values.
  let prepare: @Sendable (_ horizon: Int) -> @Sendable ([Double]) -> [Double]

  /// Creates paths.
  ///
  /// - Parameters:
  ///   - innovations: The past innovations; those that are NaN were not observed.
  ///   - deviation: Their standard deviation.
  ///   - degreesOfFreedom: How many, less estimated parameters, that comes from.
  ///   - prepare: Gives for a horizon what turns as many innovations into values.
  public init(
    innovations: [Double], deviation: Double, degreesOfFreedom: Int,
    prepare: @escaping @Sendable (_ horizon: Int) -> @Sendable ([Double]) -> [Double]
  ) {
    self.innovations = innovations.filter { $0.isFinite }
    self.deviation = deviation
    self.degreesOfFreedom = degreesOfFreedom
    self.prepare = prepare
  }

  /// The values to come for given innovations, one a step.
  public func values(for innovations: [Double]) -> [Double] {
    prepare(innovations.count)(innovations)
  }

  /// The same with another deviation of the innovations.
  func drawn(deviation: Double, degreesOfFreedom: Int) -> InnovationPaths {
    InnovationPaths(
      innovations: innovations, deviation: deviation, degreesOfFreedom: degreesOfFreedom,
      prepare: prepare)
  }

  /// The paths of something else that follows from each value to come by itself.
  func mapped(_ change: @escaping @Sendable (_ step: Int, Double) -> Double) -> InnovationPaths {
    let prepare = prepare
    return InnovationPaths(
      innovations: innovations, deviation: deviation, degreesOfFreedom: degreesOfFreedom
    ) { horizon in
      let path = prepare(horizon)
      return { path($0).enumerated().map(change) }
    }
  }
}

// MARK: - Linear models

extension InnovationPaths {
  /// The paths of a model whose later values move by a multiple of each error.
  ///
  /// - Parameters:
  ///   - inSample: The past errors.
  ///   - means: The values to come without errors, for a horizon.
  ///   - responses: By how much of an error the values 1, 2 … steps after it move, likewise.
  init(
    _ inSample: InSample, means: @escaping @Sendable (_ horizon: Int) -> [Double],
    responses: @escaping @Sendable (_ horizon: Int) -> [Double]
  ) {
    self.init(
      innovations: inSample.residuals, deviation: inSample.variance.squareRoot(),
      degreesOfFreedom: inSample.degreesOfFreedom
    ) { horizon in
      let (means, responses) = (means(horizon), responses(horizon))
      return { errors in
        var values = means
        for step in 0..<horizon {
          values[step] += errors[step]
          for later in step + 1..<max(horizon, step + 1) {
            values[later] += responses[later - step - 1] * errors[step]
          }
        }
        return values
      }
    }
  }
}
