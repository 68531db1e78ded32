import RealModule
import Statistics

/// How a series comes about, in units in which its usual step is about one.
///
/// Times are in usual gaps. Each series draws its own parameters.
enum Process: String, CaseIterable {
  /// A level that wanders in time, seen through noise.
  case level = "a level that wanders in time"

  /// A level with a slope, both wandering in time, seen through noise.
  case trend = "a level and a slope that wander in time"

  /// A process that returns to its mean in time, seen through noise.
  case reverting = "a return to the mean in time"

  /// A level that wanders by as much from each observation to the next, whatever the gap.
  case index = "a level that wanders by observation"

  /// The values at times, in order.
  func values(at times: [Double], using random: inout SeededGenerator) -> [Double] {
    let share = random.uniform()
    switch self {
    case .level, .index:
      var level = 0.0
      var last = times[0]
      return times.map { time in
        let gap = self == .index ? 1 : time - last
        level += (share * gap).squareRoot() * random.normal()
        last = time
        return level + (1 - share).squareRoot() * random.normal()
      }
    case .trend:
      let slopeVariance = 0.01 * random.uniform()
      var (level, slope) = (0.0, 0.3 * random.normal())
      var last = times[0]
      return times.map { time in
        let gap = time - last
        // The slope's noise, and what it adds to the level: ∫∫ has a correlation of √3/2.
        let (first, second) = (random.normal(), random.normal())
        let slopeNoise = (slopeVariance * gap).squareRoot() * first
        let carried =
          gap / 2 * slopeNoise
          + (slopeVariance * gap * gap * gap / 12).squareRoot() * second
        level += slope * gap + carried + (share * gap).squareRoot() * random.normal()
        slope += slopeNoise
        last = time
        return level + (1 - share).squareRoot() * random.normal()
      }
    case .reverting:
      let halfLife = 1 + 9 * random.uniform()
      let noise = 0.5 * random.uniform()
      var state = 1.5 * random.normal()
      var last = times[0]
      return times.map { time in
        let kept = Double.exp2(-(time - last) / halfLife)
        state = kept * state + 1.5 * (1 - kept * kept).squareRoot() * random.normal()
        last = time
        return state + noise.squareRoot() * random.normal()
      }
    }
  }
}
