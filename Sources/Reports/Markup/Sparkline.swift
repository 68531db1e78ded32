import Charts
import TimeSeries

/// A line of the last cut-offs without axes, and the next one as it is forecast.
struct Sparkline {
  /// The days and cut-offs, the oldest first.
  let points: [(day: Day, value: Int)]

  /// The day, the point and the interval of the forecast.
  var next: (day: Day, value: Double, interval: ClosedRange<Int>)?

  /// The days after which the line breaks.
  let longestGap: Int

  private static let (width, height) = (150.0, 40.0)

  /// The picture; what it shows is said in words beside it.
  var html: HTML {
    guard let first = points.first, let last = points.last else { return .none }
    let end = max(last.day, next?.day ?? last.day)
    let values =
      points.map { Double($0.value) }
      + (next.map { [Double($0.interval.lowerBound), Double($0.interval.upperBound)] } ?? [])
    let (low, high) = (values.min() ?? 0, values.max() ?? 1)
    let days = Double(max(1, first.day.distance(to: end)))
    func x(_ day: Day) -> String {
      decimal(4 + (Self.width - 8) * Double(first.day.distance(to: day)) / days)
    }
    func y(_ value: Double) -> String {
      decimal(Self.height - 4 - (Self.height - 8) * (value - low) / max(1, high - low))
    }
    var path = ""
    var before: Day?
    var isJoinedOn: [Bool] = []
    for (day, value) in points {
      let isJoined = before.map { $0.distance(to: day) <= longestGap } ?? false
      path += "\(isJoined ? "L" : "M")\(x(day)) \(y(Double(value)))"
      before = day
      isJoinedOn.append(isJoined)
    }
    var marks = "<path class=\"l\" d=\"\(path)\"/>"
    marks += "<circle class=\"d\" cx=\"\(x(last.day))\" cy=\"\(y(Double(last.value)))\" r=\"2.6\"/>"
    // A value between two breaks has no line.
    for index in points.indices.dropLast() where !isJoinedOn[index] && !isJoinedOn[index + 1] {
      let (day, value) = points[index]
      marks += "<circle class=\"d\" cx=\"\(x(day))\" cy=\"\(y(Double(value)))\" r=\"1.5\"/>"
    }
    if let next {
      let (top, bottom) = (y(Double(next.interval.upperBound)), y(Double(next.interval.lowerBound)))
      marks += "<path class=\"i\" d=\"M\(x(next.day)) \(bottom)V\(top)\"/>"
      marks += "<circle class=\"f\" cx=\"\(x(next.day))\" cy=\"\(y(next.value))\" r=\"2.6\"/>"
    }
    return HTML(
      raw: "<svg class=\"spark\" viewBox=\"0 0 150 40\" width=\"150\" height=\"40\" "
        + "aria-hidden=\"true\" focusable=\"false\">\(marks)</svg>")
  }

  private func decimal(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
  }
}
