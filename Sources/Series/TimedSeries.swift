import Tabular
public import TimeSeries

/// A series on the grid of its frequency, with the times that follow it.
///
/// A time of the grid that has no row has a missing value. A series without a frequency stays as its
/// rows are.
public struct TimedSeries: Sendable {
  /// The values, one a place of the grid.
  ///
  /// The days are the calendar's where the grid is of days, and else count the places; those of an
  /// irregular series are as far apart as its times, see ``TimeScale``.
  public let series: TimeSeries

  /// The frequency.
  public let frequency: Frequency

  /// The seasonal periods for methods that count whole observations, the shortest first.
  public let periods: [Int]

  /// The places of the grid that have no row.
  public let absent: [Int]

  /// Times that are not on the grid, as they are written, and whether they were put on it.
  public let offGrid: [(time: String, isUsed: Bool)]

  /// The gaps between the rows, in days or in the unit of numbers.
  public let gaps: [Double]

  /// The number of places without a value.
  public var missingCount: Int { series.values.count { !$0.isFinite } }

  let form: TimeForm
  let places: Places

  /// The scale of the times of an irregular series.
  let scale: TimeScale

  /// The times of the places.
  enum Places: Sendable {
    case grid(TimeGrid)
    case numberGrid(NumberGrid)
    case instants([Instant])
    case numbers([Double])
  }

  /// Places a series in time.
  ///
  /// - Parameters:
  ///   - labelled: The rows.
  ///   - asked: The frequency; nil to find it.
  ///   - repeated: What is done with rows at one time.
  /// - Throws: ``SeriesFault`` if a value could not be read, two rows share a time, or the times are
  ///   not of the frequency that was asked for.
  public init(
    _ labelled: LabelledSeries, frequency asked: Frequency? = nil,
    repeated: RepeatedTimes = .error
  ) throws(SeriesFault) {
    if let fault = labelled.fault {
      let location = fault.location
      throw SeriesFault(
        line: location.line, reason: "\(fault.problem); \(fault.remedy)",
        place: "\(location.file):\(location.line):\(location.column)")
    }
    let rows = try labelled.merging(repeated)
    form = rows.form
    gaps = rows.gaps
    let placed: PlacedRows
    switch (rows.times, asked) {
    case (.instants(let instants), .irregular): placed = PlacedRows(rows, at: .instants(instants))
    case (.instants(let instants), nil):
      placed =
        TimeGrid(finding: instants, unit: form.unit).map { PlacedRows(rows, instants, on: $0) }
        ?? PlacedRows(rows, at: .instants(instants))
    case (.instants(let instants), .some(let asked)):
      guard instants.isEmpty || TimeGrid(asked, fitting: instants) != nil else {
        throw SeriesFault(
          line: rows.line,
          reason: "times such as \(rows.text(ofRow: 0)) are not on a grid of \(asked); choose "
            + "another --frequency, or leave it out to have it found")
      }
      placed =
        TimeGrid(asked, fitting: instants).map { PlacedRows(rows, instants, on: $0) }
        ?? PlacedRows(rows, at: .instants(instants))
    case (.numbers(let numbers), .irregular): placed = PlacedRows(rows, at: .numbers(numbers))
    case (.numbers(let numbers), _):
      placed =
        NumberGrid(finding: numbers).map { PlacedRows(rows, numbers, on: $0) }
        ?? PlacedRows(rows, at: .numbers(numbers))
    }
    let count = placed.span
    guard count <= PlacedRows.mostPlaces(rows: rows.count) else {
      throw SeriesFault(
        line: rows.line,
        reason: "\(rows.count) rows are on a grid of \(count) times; choose a longer --frequency")
    }
    places = placed.places
    absent = placed.absent
    offGrid = placed.offGrid
    scale = TimeScale(placed.places)
    switch placed.places {
    case .grid(let grid):
      frequency = grid.frequency
      periods = grid.frequency.wholePeriods(observations: count)
      series =
        grid.hasDays
        ? TimeSeries(sorted: (0..<count).map { grid.time(at: $0).day }, values: placed.values)
        : TimeSeries(placed.values)
    case .instants(let instants):
      frequency = .irregular
      periods = [1]
      series = TimeSeries(sorted: instants.map(scale.day(of:)), values: placed.values)
    case .numberGrid(let grid):
      frequency = .steps(grid.step)
      periods = [1]
      series = TimeSeries(placed.values)
    case .numbers(let numbers):
      frequency = .irregular
      periods = [1]
      series = TimeSeries(sorted: numbers.map(scale.day(of:)), values: placed.values)
    }
  }
}

extension TimeSeries {
  /// A series at days that are in order.
  fileprivate init(sorted days: [Day], values: [Double]) {
    self = (try? TimeSeries(days: days, values: values)) ?? TimeSeries(values)
  }
}

extension TimeGrid {
  /// Whether each place is a day of its own.
  var hasDays: Bool { if case .seconds = frequency { false } else { true } }
}
