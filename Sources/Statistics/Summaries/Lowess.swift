extension [Double] {
  /// A curve through values in the order of another variable, by robust local lines.
  ///
  /// Around each point the nearest part of the others are fitted by a line, those far away and,
  /// after the first round, those far off counting less. Cleveland (1979), *Robust locally weighted
  /// regression and smoothing scatterplots*, Journal of the American Statistical Association 74;
  /// R's `lowess` with `delta = 0`.
  ///
  /// - Parameters:
  ///   - position: Where each value stands, as many, in ascending order.
  ///   - span: The part of the values that a line is fitted to, in `0...1`.
  ///   - iterations: How often values far off are counted less.
  /// - Returns: The height of the curve at each position.
  public func lowess(
    at position: [Double], span: Double = 2.0 / 3, iterations: Int = 3
  ) -> [Double] {
    precondition(position.count == count, "\(position.count) positions for \(count) values")
    precondition(span > 0 && span <= 1, "a span of \(span)")
    guard count > 1 else { return self }
    let near = Swift.min(count, Swift.max(2, Int(span * Double(count) + 1e-7)))
    var robustness = [Double](repeating: 1, count: count)
    var curve = self
    for round in 0...Swift.max(0, iterations) {
      var first = 0
      for index in indices {
        while first + near < count,
          position[index] - position[first] > position[first + near] - position[index]
        { first += 1 }
        curve[index] = localLine(
          at: index, position: position, first: first, near: near, robustness: robustness)
      }
      guard round < iterations else { break }
      let distances = zip(self, curve).map { abs($0 - $1) }
      let middle = 6 * distances.median
      guard middle > 1e-7 * distances.mean else { break }
      robustness = distances.map { distance in
        if distance <= 0.001 * middle { return 1 }
        if distance > 0.999 * middle { return 0 }
        let rest = 1 - (distance / middle) * (distance / middle)
        return rest * rest
      }
    }
    return curve
  }

  /// The height at one position of the line fitted to the values near it.
  private func localLine(
    at index: Int, position: [Double], first: Int, near: Int, robustness: [Double]
  ) -> Double {
    let center = position[index]
    let reach = Swift.max(center - position[first], position[first + near - 1] - center)
    var weights = [Double](repeating: 0, count: count)
    var total = 0.0
    // Values as near as the farthest of the nearest count too.
    for other in first..<count {
      let distance = abs(position[other] - center)
      if distance <= 0.999 * reach {
        let share = distance > 0.001 * reach ? distance / reach : 0
        let rest = 1 - share * share * share
        weights[other] = robustness[other] * rest * rest * rest
        total += weights[other]
      } else if position[other] > center {
        break
      }
    }
    guard total > 0 else { return self[index] }
    for other in indices { weights[other] /= total }
    let mean = zip(weights, position).reduce(0) { $0 + $1.0 * $1.1 }
    let spread = zip(weights, position).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
    let range = position[count - 1] - position[0]
    if spread.squareRoot() > 0.001 * range {
      let tilt = (center - mean) / spread
      for other in indices { weights[other] *= 1 + tilt * (position[other] - mean) }
    }
    return zip(weights, self).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
