/// A line or a level fitted near each place of a sequence, near values counting most.
///
/// The places are 1, 2 and on. Cleveland & Devlin (1988), *Locally weighted regression*, Journal of
/// the American Statistical Association 83, with the details of the Fortran `stl` of Cleveland,
/// Cleveland, McRae & Terpenning (1990), which R uses too.
struct Loess {
  /// The number of values that count at a place.
  let window: Int

  /// 0 for a level, 1 for a line.
  let degree: Int

  /// The distance between places at which it is fitted; between them lines are drawn.
  let jump: Int

  /// Smooths values, each counted by its weight if there are weights.
  func smooth(_ values: [Double], weights: [Double]?) -> [Double] {
    let count = values.count
    guard count >= 2 else { return values }
    let step = min(jump, count - 1)
    var smooth = [Double](repeating: 0, count: count)
    var (left, right) = (1, min(window, count))
    let half = (window + 1) / 2

    /// Moves the window to a place and fits there.
    func fit(at place: Int) {
      if window < count {
        if place < half {
          (left, right) = (1, window)
        } else if place >= count - half + 1 {
          (left, right) = (count - window + 1, count)
        } else {
          (left, right) = (place - half + 1, window + place - half)
        }
      }
      smooth[place - 1] =
        estimate(values, weights: weights, at: place, from: left, through: right)
        ?? values[place - 1]
    }

    for place in stride(from: 1, through: count, by: step) { fit(at: place) }
    guard step > 1 else { return smooth }
    let last = ((count - 1) / step) * step + 1
    for place in stride(from: 1, to: last, by: step) {
      interpolate(&smooth, from: place, to: place + step)
    }
    if last != count {
      // The window stays where the last jump left it, as in the original.
      smooth[count - 1] =
        estimate(values, weights: weights, at: count, from: left, through: right)
        ?? values[count - 1]
      interpolate(&smooth, from: last, to: count)
    }
    return smooth
  }

  /// The fit at a place by the values of a window, nil if none of them counts.
  func estimate(
    _ values: [Double], weights: [Double]?, at place: Int, from left: Int, through right: Int
  ) -> Double? {
    let count = values.count
    var reach = Double(max(place - left, right - place))
    if window > count { reach += Double((window - count) / 2) }
    var kernel = [Double](repeating: 0, count: right - left + 1)
    var total = 0.0
    for index in left...right {
      let distance = Double(abs(index - place))
      guard distance <= 0.999 * reach else { continue }
      var weight = 1.0
      if distance > 0.001 * reach {
        let part = distance / reach
        let rest = 1 - part * part * part
        weight = rest * rest * rest
      }
      if let weights { weight *= weights[index - 1] }
      kernel[index - left] = weight
      total += weight
    }
    guard total > 0 else { return nil }
    for index in kernel.indices { kernel[index] /= total }
    if reach > 0, degree > 0 { tilt(&kernel, from: left, toward: place, count: count) }
    var sum = 0.0
    for index in kernel.indices { sum += kernel[index] * values[left + index - 1] }
    return sum
  }

  /// Turns weights of a level into those of a line, where the values are not all at one place.
  private func tilt(
    _ kernel: inout [Double], from left: Int, toward place: Int, count: Int
  ) {
    var (center, spread) = (0.0, 0.0)
    for index in kernel.indices { center += kernel[index] * Double(left + index) }
    for index in kernel.indices {
      let distance = Double(left + index) - center
      spread += kernel[index] * distance * distance
    }
    guard spread.squareRoot() > 0.001 * Double(count - 1) else { return }
    let slope = (Double(place) - center) / spread
    for index in kernel.indices {
      kernel[index] *= slope * (Double(left + index) - center) + 1
    }
  }

  /// Draws a line between two places.
  private func interpolate(_ smooth: inout [Double], from start: Int, to end: Int) {
    let slope = (smooth[end - 1] - smooth[start - 1]) / Double(end - start)
    for place in start + 1..<max(end, start + 1) {
      smooth[place - 1] = smooth[start - 1] + slope * Double(place - start)
    }
  }
}
