import TimeSeries

/// The mean absolute step of a series up to an origin, the unit of scaled errors.
struct StepScale: Sendable, Equatable {
  /// The mean absolute step, nil without a step.
  let absolute: Double?

  /// The mean squared step, nil without a step.
  let squared: Double?

  /// The scales of every number of first values of a series.
  ///
  /// A step leads from the value a season before; from the last value, stepping over missing ones,
  /// where there is no season or less than a season and one value.
  ///
  /// - Parameters:
  ///   - values: The series.
  ///   - period: The number of observations in a season; one without.
  /// - Returns: One scale more than there are values.
  static func untilEach(of values: [Double], period: Int) -> [StepScale] {
    let plain = scales(steps: values.steps)
    guard period > 1 else { return plain }
    let seasonal = scales(
      steps: values.indices.map { $0 >= period ? values[$0] - values[$0 - period] : .nan })
    return zip(seasonal, plain).map { $0.absolute == nil ? $1 : $0 }
  }

  private static func scales(steps: [Double]) -> [StepScale] {
    var (count, sum, squares) = (0.0, 0.0, 0.0)
    var result = [StepScale(absolute: nil, squared: nil)]
    for step in steps {
      if !step.isNaN {
        count += 1
        sum += abs(step)
        squares += step * step
      }
      result.append(
        count > 0
          ? StepScale(absolute: sum / count, squared: squares / count)
          : StepScale(absolute: nil, squared: nil))
    }
    return result
  }
}

extension [Double] {
  /// Each value less the last one observed before it, NaN without one.
  fileprivate var steps: [Double] {
    var last = Double.nan
    return map { value in
      defer { if !value.isNaN { last = value } }
      return value - last
    }
  }
}
