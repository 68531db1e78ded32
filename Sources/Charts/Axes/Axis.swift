public import TimeSeries

/// An axis: the kind of its scale, its label and its extent.
public struct Axis: Sendable, Equatable {
  /// The scale of an axis: how values are mapped to positions along it.
  public enum Kind: Sendable, Equatable {
    /// Equal distances are equal differences.
    case linear

    /// Equal distances are equal ratios; values that are not positive are not shown.
    case logarithmic

    /// Values are days.
    case time

    /// Values are days, and a day stands at its place within its year.
    case dayOfYear

    /// Values are the places in a list of names, counted from zero.
    case categories([String])

    /// Values are the places in a list of days, which stand at equal distances.
    case days([Day])
  }

  /// The notation of the numbers at an axis.
  public enum Notation: Sendable, Equatable {
    /// Plainly.
    case plain

    /// Without parting thousands, for years.
    case ungrouped

    /// With a sign, for changes.
    case signed

    /// In hundredths, for probabilities.
    case percent
  }

  /// The kind of scale.
  public var kind: Kind

  /// The quantity that the axis measures, with its unit.
  public var label: String

  /// The notation of the numbers at the axis.
  public var notation: Notation

  /// The values that the axis reaches to, nil to follow the data.
  ///
  /// What lies beyond is cut off. A range of nothing, or of ratios to zero, is not regarded.
  public var range: ClosedRange<Double>?

  /// A value that the axis reaches to whether or not the data do, such as zero.
  public var including: Double?

  /// Creates an axis.
  ///
  /// - Parameters:
  ///   - kind: The kind of scale.
  ///   - label: What the axis measures, with its unit.
  ///   - notation: How the numbers at the axis are written.
  ///   - range: The values that the axis reaches to, nil to follow the data.
  ///   - including: A value that the axis reaches to in any case.
  public init(
    kind: Kind, label: String = "", notation: Notation = .plain,
    range: ClosedRange<Double>? = nil, including: Double? = nil
  ) {
    self.kind = kind
    self.label = label
    self.notation = notation
    self.range = range
    self.including = including
  }

  /// An axis of days.
  public static let time = Axis(kind: .time)

  /// An axis of days that begins and ends with given ones.
  public static func time(_ range: ClosedRange<Day>) -> Axis {
    Axis(
      kind: .time,
      range: Double(range.lowerBound.number)...Double(range.upperBound.number))
  }

  /// An axis from January to December on which the years lie over each other.
  public static let dayOfYear = Axis(kind: .dayOfYear, range: 0...365)

  /// An axis of numbers.
  public static func linear(
    _ label: String = "", notation: Notation = .plain, range: ClosedRange<Double>? = nil,
    including: Double? = nil
  ) -> Axis {
    Axis(kind: .linear, label: label, notation: notation, range: range, including: including)
  }

  /// An axis of positive numbers on which equal distances are equal ratios.
  public static func logarithmic(
    _ label: String = "", range: ClosedRange<Double>? = nil
  ) -> Axis {
    Axis(kind: .logarithmic, label: label, range: range)
  }

  /// An axis of names.
  public static func categories(_ names: [String], label: String = "") -> Axis {
    Axis(kind: .categories(names), label: label)
  }

  /// An axis of days at equal distances, such as those of rounds.
  ///
  /// Bars stand on them in their order; a rule stands between the days that it lies between.
  public static func days(_ days: [Day]) -> Axis {
    Axis(kind: .days(days))
  }

  /// Whether values are places in a list.
  var isOrdinal: Bool {
    switch kind {
    case .categories, .days: true
    case .linear, .logarithmic, .time, .dayOfYear: false
    }
  }

  /// The names along the axis, nil if it has numbers or days.
  var categoryNames: [String]? {
    if case .categories(let names) = kind { names } else { nil }
  }

  /// The place of a day among days at equal distances, halfway between the two it lies between.
  ///
  /// A day before all or after all of them has a place beyond the axis.
  func place(ofDay number: Double) -> Double? {
    guard case .days(let days) = kind, let first = days.first, let last = days.last else {
      return nil
    }
    if number < Double(first.number) { return -.infinity }
    if number > Double(last.number) { return .infinity }
    // The days are in order: the first that is not before it.
    var (low, high) = (0, days.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if Double(days[middle].number) < number { low = middle + 1 } else { high = middle }
    }
    return Double(days[low].number) == number ? Double(low) : Double(low) - 0.5
  }

  /// The place of a value on the axis: where its day is in the year, or the value itself.
  func coordinate(of value: Double) -> Double {
    guard kind == .dayOfYear, abs(value) < 4e6 else { return value }
    let (_, month, day) = Day(number: Int32(value)).components
    // As in a year of 365 days, so that a date has its place in leap years too.
    let firstDays = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
    return Double(firstDays[month - 1] + day - 1)
  }
}
