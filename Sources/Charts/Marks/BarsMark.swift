public import TimeSeries

/// Bars from zero to values.
struct BarsShape: Sendable, Equatable {
  struct Bar: Sendable, Equatable {
    var position: Double
    var value: Double
  }

  var bars: [Bar]
  var negativeColor: ChartColor?
  var labels: Mark.BarLabels

  /// The same with each horizontal value replaced by its place.
  func placed(_ place: (Double) -> Double) -> BarsShape {
    var shape = self
    shape.bars = bars.map { Bar(position: place($0.position), value: $0.value) }
    return shape
  }
}

extension Mark {
  /// The labels at the ends of bars.
  public enum BarLabels: Sendable, Equatable {
    /// Nothing.
    case hidden

    /// Its value, with so many decimals.
    case values(decimals: Int = 0)

    /// Its value with its sign, with so many decimals.
    case changes(decimals: Int = 0)

    /// A text for each bar.
    case texts([String])
  }

  /// Bars for the names of an axis of categories, in their order.
  ///
  /// The bars lie on their side where the vertical axis has the names. Bars of several marks
  /// stand beside each other.
  ///
  /// - Parameters:
  ///   - values: A value for each name, NaN where there is none.
  ///   - label: What the values are called, for the legend.
  ///   - color: The colour, nil for the next of the palette.
  ///   - negativeColor: The colour of bars below zero, nil for the same.
  ///   - labels: What is written at the end of each bar.
  ///   - emphasis: How much the bars stand out.
  /// - Returns: The mark.
  public static func bars(
    _ values: [Double], label: String = "", color: ChartColor? = nil,
    negativeColor: ChartColor? = nil, labels: BarLabels = .hidden, emphasis: Emphasis = .normal
  ) -> Mark {
    let bars = values.enumerated().map {
      BarsShape.Bar(position: Double($0.offset), value: $0.element)
    }
    return Mark(
      shape: .bars(BarsShape(bars: bars, negativeColor: negativeColor, labels: labels)),
      label: label, color: color, emphasis: emphasis)
  }

  /// Bars on days.
  ///
  /// - Parameters:
  ///   - series: The values.
  ///   - label: What they are called, for the legend.
  ///   - color: The colour, nil for the next of the palette.
  ///   - negativeColor: The colour of bars below zero, nil for the same.
  ///   - labels: What is written at the end of each bar.
  ///   - emphasis: How much the bars stand out.
  /// - Returns: The mark.
  public static func bars(
    _ series: TimeSeries, label: String = "", color: ChartColor? = nil,
    negativeColor: ChartColor? = nil, labels: BarLabels = .hidden, emphasis: Emphasis = .normal
  ) -> Mark {
    let bars = zip(series.days, series.values).map {
      BarsShape.Bar(position: Double($0.number), value: $1)
    }
    return Mark(
      shape: .bars(BarsShape(bars: bars, negativeColor: negativeColor, labels: labels)),
      label: label, color: color, emphasis: emphasis)
  }

  /// Changes for the names of an axis of categories: rises and falls differ in side and colour.
  public static func changes(_ values: [Double], decimals: Int = 0) -> Mark {
    bars(
      values, color: .vermilion, negativeColor: .blue, labels: .changes(decimals: decimals))
  }

  /// Changes on days: rises and falls differ in side and colour.
  public static func changes(_ series: TimeSeries, decimals: Int = 0) -> Mark {
    bars(
      series, color: .vermilion, negativeColor: .blue, labels: .changes(decimals: decimals))
  }

  /// Strokes across bars at the values that they are to be compared with, such as the last ones.
  public static func targets(_ values: [Double], label: String = "") -> Mark {
    Mark(
      shape: .targets(values.enumerated().map { Point(x: Double($0.offset), y: $0.element) }),
      label: label, color: .ink)
  }
}
