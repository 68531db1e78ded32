import TimeSeries

extension Axis {
  /// The extent and ticks of an axis of days: years, quarters, months, weeks or days, as fit.
  func timeGuide(values: [Double], space: GuideSpace) -> Guide {
    let known = values.filter { abs($0) < 4e6 }
    let first = max(range?.lowerBound ?? known.min() ?? 0, -4e6)
    let last = min(range?.upperBound ?? known.max() ?? first + 365, 4e6)
    let middle = (first + last) / 2
    // A single day stands in the middle of two weeks.
    let domain =
      last - first < 2
      ? (middle - 7)...(middle + 7) : widened(first...last, by: space.headroom, to: space.length)
    let days =
      Day(
        number: Int32(domain.lowerBound.rounded(.up)))...Day(
        number: Int32(domain.upperBound.rounded(.down)))
    let pixelsPerDay = space.length / (domain.upperBound - domain.lowerBound)

    for interval in TimeInterval.ascending {
      let ticks = interval.ticks(in: days, format: space.format)
      let widest = ticks.compactMap(\.lines.first).map { space.font.width(of: $0) }.max() ?? 0
      let spacing = Double(interval.leastDays) * pixelsPerDay
      guard space.fits(width: widest, spacing: spacing) else { continue }
      if ticks.count >= 2 || interval.leastDays == 1 {
        return Guide(domain: domain, ticks: ticks)
      }
    }
    let ends = [days.lowerBound, days.upperBound].map { day in
      Guide.Tick(value: Double(day.number), lines: [space.format.date(day)])
    }
    return Guide(domain: domain, ticks: Array(ends.prefix(1)))
  }

  /// The extent with some pixels more at each end, unless it is given.
  private func widened(
    _ extent: ClosedRange<Double>, by pixels: (lower: Double, upper: Double), to length: Double
  ) -> ClosedRange<Double> {
    guard range == nil else { return extent }
    let unit =
      (extent.upperBound - extent.lowerBound) / max(1, length - pixels.lower - pixels.upper)
    return (extent.lowerBound - pixels.lower * unit)...(extent.upperBound + pixels.upper * unit)
  }

  /// The months, each named at its first day.
  func dayOfYearGuide(space: GuideSpace) -> Guide {
    let firstDays = [0.0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
    let widest = space.format.monthNames.map { space.font.width(of: $0) }.max() ?? 0
    let stride = [1, 2, 3, 6].first { months in
      space.fits(width: widest, spacing: space.length / 12 * Double(months))
    }
    let ticks = firstDays.enumerated().map { month, day in
      let isNamed = month % (stride ?? 12) == 0
      return Guide.Tick(value: day, lines: isNamed ? [space.format.monthName(month + 1)] : [])
    }
    return Guide(domain: range ?? 0...365, ticks: ticks)
  }
}

/// A distance between the ticks of an axis of days.
private enum TimeInterval {
  case days(Int)
  case months(Int)

  /// The distances to be tried, the finest first.
  static let ascending: [TimeInterval] =
    [1, 2, 7, 14].map { .days($0) }
    + [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200].map { .months($0) }

  /// The shortest that the distance can be.
  var leastDays: Int {
    switch self {
    case .days(let days): days
    case .months(let months): months * 365 / 12 - 2
    }
  }

  /// The ticks within a span: days over months and years, months over years, or years alone.
  func ticks(in days: ClosedRange<Day>, format: ChartFormat) -> [Guide.Tick] {
    switch self {
    case .days(let stride): dayTicks(in: days, stride: stride, format: format)
    case .months(let stride): monthTicks(in: days, stride: stride, format: format)
    }
  }

  private func dayTicks(
    in days: ClosedRange<Day>, stride: Int, format: ChartFormat
  ) -> [Guide.Tick] {
    // Longer spans have coarser ticks; there is no need to make these.
    guard days.lowerBound.distance(to: days.upperBound) <= 120 else { return [] }
    var previous: Month?
    // Weeks begin on Mondays, and day 4 after 1970-01-01 was one.
    return days.filter { (Int($0.number) - 4) % stride == 0 }.map { day in
      defer { previous = day.month }
      var lines = [String(day.components.day)]
      if previous != day.month {
        lines.append("\(format.monthName(day.month.monthOfYear)) \(day.year)")
      }
      return Guide.Tick(value: Double(day.number), lines: lines)
    }
  }

  private func monthTicks(
    in days: ClosedRange<Day>, stride: Int, format: ChartFormat
  ) -> [Guide.Tick] {
    var previous: Int?
    let months = days.lowerBound.month...days.upperBound.month
    return months.filter { $0.index % stride == 0 && days.contains($0.firstDay) }.map { month in
      defer { previous = month.year }
      let year = String(month.year)
      var lines = [stride >= 12 ? year : format.monthName(month.monthOfYear)]
      if stride < 12, previous != month.year { lines.append(year) }
      return Guide.Tick(value: Double(month.firstDay.number), lines: lines)
    }
  }
}
