import TimeSeries

/// The extent of an axis and the values that are marked along it.
struct Guide: Equatable {
  /// A marked value.
  struct Tick: Equatable {
    /// The value.
    var value: Double

    /// The lines of text beside it, the one nearest to the axis first.
    var lines: [String]
  }

  /// The values at the ends.
  var domain: ClosedRange<Double>

  /// The marked values, in order.
  var ticks: [Tick]

  /// Whether equal distances are equal ratios.
  var isLogarithmic = false

  /// The places of values between two pixels.
  func scale(from start: Double, to end: Double) -> Scale {
    Scale(domain: domain, start: start, end: end, isLogarithmic: isLogarithmic)
  }
}

/// The space that an axis has, and what its labels must fit.
struct GuideSpace {
  /// The direction of an axis.
  enum Direction {
    case horizontal, vertical
  }

  /// Whether the axis runs from left to right or from bottom to top.
  var direction: Direction

  /// The length of the axis in pixels.
  var length: Double

  /// The pixels that marks need beyond the greatest and the least value.
  var headroom = (lower: 0.0, upper: 0.0)

  /// The letters of the labels.
  var font: Font

  /// The format of numbers and dates.
  var format: ChartFormat

  /// Whether labels of a width fit at a distance of so many pixels from each other.
  func fits(width: Double, spacing: Double) -> Bool {
    switch direction {
    case .horizontal: width + font.size <= spacing
    case .vertical: 1.7 * font.size <= spacing
    }
  }

  /// The width of the widest line of some ticks.
  func width(of ticks: [Guide.Tick]) -> Double {
    ticks.flatMap(\.lines).map { font.width(of: $0) }.max() ?? 0
  }
}

extension Axis {
  /// The extent and the marked values for the data that an axis has to show.
  func guide(values: [Double], space: GuideSpace) -> Guide {
    switch kind {
    case .linear: linearGuide(values: values, space: space)
    case .logarithmic: logarithmicGuide(values: values, space: space)
    case .time: timeGuide(values: values, space: space)
    case .dayOfYear: dayOfYearGuide(space: space)
    case .categories(let names): categoryGuide(names: names, space: space)
    case .days(let days): ordinalDayGuide(days: days, space: space)
    }
  }

  /// Each day, or each second or third and so on, named by day and month, its year below.
  private func ordinalDayGuide(days: [Day], space: GuideSpace) -> Guide {
    let names = days.map { space.format.shortDate($0) }
    let widest = names.map { space.font.width(of: $0) }.max() ?? 0
    let slot = space.length / Double(max(1, days.count))
    let stride = (1...max(1, days.count)).first {
      space.fits(width: widest - space.font.size / 2, spacing: slot * Double($0))
    }
    // Counted from the last day, which is the one of most interest.
    let shown = days.indices.filter { (days.count - 1 - $0) % (stride ?? 1) == 0 }
    var previous: Int?
    let ticks = shown.map { index in
      defer { previous = days[index].year }
      let year = previous == days[index].year ? [] : [String(days[index].year)]
      return Guide.Tick(value: Double(index), lines: [names[index]] + year)
    }
    return Guide(domain: -0.5...max(Double(days.count) - 0.5, 0.5), ticks: ticks)
  }

  /// Each name, or each second or third and so on where their words do not fit, in lines.
  private func categoryGuide(names: [String], space: GuideSpace) -> Guide {
    let count = max(1, names.count)
    var ticks = names.enumerated().map { Guide.Tick(value: Double($0), lines: [$1]) }
    if space.direction == .horizontal {
      let slot = space.length / Double(count)
      let words = names.flatMap { $0.split { " -–/".contains($0) } }
      let widest = words.map { space.font.width(of: String($0) + "-") }.max() ?? 0
      // Of a dozen names none is left out; they are rather broken within words.
      let fitting = (1...12).first { widest <= slot * Double($0) - 6 } ?? 12
      let stride = count > 12 ? fitting : 1
      ticks = ticks.filter { Int($0.value) % stride == 0 }.map { tick in
        let width = max(12, slot * Double(stride) - 6)
        let lines = tick.lines.flatMap { space.font.lines(of: $0, width: width, limit: 3) }
        return Guide.Tick(value: tick.value, lines: lines)
      }
    }
    return Guide(domain: -0.5...(Double(count) - 0.5), ticks: ticks)
  }
}
