import TimeSeries

/// The rows of a series, each at its place of a grid.
struct PlacedRows {
  private(set) var values: [Double]
  private(set) var places: TimedSeries.Places
  private(set) var absent: [Int] = []
  private(set) var offGrid: [(time: String, isUsed: Bool)] = []

  /// The number of places; more than there are values where it is too many.
  private(set) var span: Int

  /// Leaves rows as they are, without a grid.
  init(_ rows: LabelledSeries, at places: TimedSeries.Places) {
    values = rows.values
    span = rows.count
    self.places = places
  }

  /// Puts rows on a grid of times.
  init(_ rows: LabelledSeries, _ instants: [Instant], on grid: TimeGrid) {
    (values, span) = ([], 0)
    places = .grid(grid)
    let first = place(rows, exact: { grid.index(of: instants[$0]) }) {
      grid.index(around: instants[$0])
    }
    places = .grid(grid.shifted(by: first))
  }

  /// Puts rows on a grid of numbers.
  init(_ rows: LabelledSeries, _ numbers: [Double], on grid: NumberGrid) {
    (values, span) = ([], 0)
    places = .numberGrid(grid)
    let first = place(rows, exact: { grid.index(of: numbers[$0]) }) {
      Int(((numbers[$0] - grid.origin) / grid.step).rounded(.down))
    }
    places = .numberGrid(grid.shifted(by: first))
  }

  /// The most places that so many rows may be put on.
  static func mostPlaces(rows: Int) -> Int { 100 * rows + 10_000 }

  /// Puts rows at their places; one that is beside the grid at the place before it, if that is free.
  ///
  /// - Returns: The index of the first place.
  private mutating func place(
    _ rows: LabelledSeries, exact: (Int) -> Int?, around: (Int) -> Int
  ) -> Int {
    var indices = rows.values.indices.map(exact)
    var taken = Set(indices.compactMap(\.self))
    for row in indices.indices where indices[row] == nil {
      let index = around(row)
      let isFree = taken.insert(index).inserted
      if isFree { indices[row] = index }
      offGrid.append((rows.text(ofRow: row), isFree))
    }
    guard let first = taken.min(), let last = taken.max() else { return 0 }
    span = last - first + 1
    guard span <= PlacedRows.mostPlaces(rows: rows.count) else { return first }
    values = Array(repeating: .nan, count: span)
    for (row, index) in indices.enumerated() {
      if let index { values[index - first] = rows.values[row] }
    }
    absent = (first...last).filter { !taken.contains($0) }.map { $0 - first }
    return first
  }
}

extension NumberGrid {
  /// The same grid counted from another index.
  fileprivate func shifted(by index: Int) -> NumberGrid {
    NumberGrid(origin: number(at: index), step: step)
  }
}

// MARK: - Rows of one time

extension LabelledSeries {
  /// The rows with those of one time made one.
  ///
  /// - Throws: ``SeriesFault`` at the first two rows of one time, if that is an error.
  func merging(_ repeated: RepeatedTimes) throws(SeriesFault) -> LabelledSeries {
    let starts = starts
    guard starts.count < count else { return self }
    if repeated == .error {
      throw repeatedTimeFault(starts)
    }
    let ends = starts.dropFirst() + [count]
    let values = zip(starts, ends).map { repeated.value(of: self.values[$0..<$1]) }
    let times: Times =
      switch times {
      case .instants(let instants): .instants(starts.map { instants[$0] })
      case .numbers(let numbers): .numbers(starts.map { numbers[$0] })
      }
    return LabelledSeries(
      name: name, times: times, form: form, values: values,
      lines: lines.isEmpty ? [] : starts.map { lines[$0] })
  }

  /// The number of rows that share the time of the row before.
  public var repeatedCount: Int { count - starts.count }

  /// The first row of each time.
  private var starts: [Int] {
    switch times {
    case .instants(let all): all.indices.filter { $0 == 0 || all[$0] != all[$0 - 1] }
    case .numbers(let all): all.indices.filter { $0 == 0 || all[$0] != all[$0 - 1] }
    }
  }

  private func repeatedTimeFault(_ starts: [Int]) -> SeriesFault {
    let row = zip(starts.indices, starts).first { $0 != $1 }.map { $0.1 - 1 } ?? count - 1
    let place = lines.isEmpty ? "" : " on lines \(lines[row - 1]) and \(lines[row])"
    let others = repeatedCount > 1 ? ", and \(repeatedCount - 1) more rows repeat a time" : ""
    return SeriesFault(
      line: lines.isEmpty ? nil : Int(lines[row]),
      reason:
        "two rows are of \(text(ofRow: row))\(place)\(others); if they are of several series, "
        + "name their column with --by, else say with --duplicates which counts: first, last, mean "
        + "or sum")
  }

  /// The gaps between times, in days or in the unit of numbers.
  var gaps: [Double] {
    switch times {
    case .instants(let all):
      zip(all, all.dropFirst()).map {
        Double($1.secondsSince1970 - $0.secondsSince1970) / 86_400
      }
    case .numbers(let all): zip(all, all.dropFirst()).map { $1 - $0 }
    }
  }
}
