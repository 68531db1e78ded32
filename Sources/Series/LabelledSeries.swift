public import Tabular
public import TimeSeries

/// The rows of one series of a file, in the order of time.
public struct LabelledSeries: Sendable {
  /// When rows were observed.
  public enum Times: Sendable {
    /// Times on the wall.
    case instants([Instant])

    /// Numbers.
    case numbers([Double])
  }

  /// The name of the series; nil where the file has but one.
  public let name: String?

  /// The times, in order; several rows may share one.
  public let times: Times

  /// The form in which times are written.
  public let form: TimeForm

  /// The values, NaN where one is missing.
  public let values: [Double]

  /// The line of each row; none where they are not known.
  public let lines: [UInt32]

  /// A value that could not be read: such a series has no forecast.
  public let fault: Diagnostic?

  /// The least line of its rows.
  public var line: Int? { lines.min().map(Int.init) }

  /// The number of rows.
  public var count: Int { values.count }

  /// Puts rows in the order of time, those of one time as they stand.
  public init(
    name: String?, times: Times, form: TimeForm, values: [Double], lines: [UInt32] = [],
    fault: Diagnostic? = nil
  ) {
    self.name = name
    self.form = form
    self.fault = fault
    let order: [Int]
    switch times {
    case .instants(let all):
      order = all.isSorted ? [] : all.indices.sorted { (all[$0], $0) < (all[$1], $1) }
      self.times = order.isEmpty ? times : .instants(order.map { all[$0] })
    case .numbers(let all):
      order = all.isSorted ? [] : all.indices.sorted { (all[$0], $0) < (all[$1], $1) }
      self.times = order.isEmpty ? times : .numbers(order.map { all[$0] })
    }
    self.values = order.isEmpty ? values : order.map { values[$0] }
    self.lines = order.isEmpty || lines.isEmpty ? lines : order.map { lines[$0] }
  }

  /// The same rows under another name.
  public func named(_ name: String) -> LabelledSeries {
    LabelledSeries(
      name: name, times: times, form: form, values: values, lines: lines, fault: fault)
  }

  /// A time as it is written.
  func text(ofRow row: Int) -> String {
    switch times {
    case .instants(let instants): form.text(of: instants[row])
    case .numbers(let numbers): numbers[row].timeText
    }
  }
}

extension Array where Element: Comparable {
  fileprivate var isSorted: Bool { zip(self, dropFirst()).allSatisfy { !($1 < $0) } }
}

extension Double {
  /// A time that is a number, in no more digits than it needs.
  var timeText: String {
    self == rounded() ? fixed(decimals: 0) : significant(digits: 6)
  }
}
