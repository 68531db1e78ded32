public import Charts
import Forecasting
public import Series
import Statistics
public import Tabular
public import TimeSeries

/// A description of the series of a table.
public struct SeriesDescriptions: Sendable {
  /// A description of one series.
  public struct Description: Sendable {
    /// The name.
    public let name: String

    /// The number of observations.
    public let observations: Int

    /// The times whose observation is missing, without a row or without a value.
    public let missing: [String]

    /// The frequency.
    public let frequency: Frequency

    /// The first time.
    public let first: String

    /// The last time.
    public let last: String

    /// The median, the least and the greatest of the gaps between times; nil of one observation.
    public let gap: (median: Double, least: Double, greatest: Double)?

    /// The number of observations in a cycle.
    public let period: Int

    /// The least value.
    public let least: Double

    /// The mean.
    public let mean: Double

    /// The median.
    public let median: Double

    /// The greatest value.
    public let greatest: Double

    /// The standard deviation; nil of one value.
    public let standardDeviation: Double?

    /// The strength of the trend, from 0 to 1.
    ///
    /// Wang, Smith & Hyndman (2006), *Characteristic-based clustering for time series data*; nil
    /// where the series is too short, has gaps or no season.
    public let trendStrength: Double?

    /// The strength of the season, from 0 to 1.
    public let seasonalStrength: Double?

    /// The autocorrelation at one step.
    public let autocorrelation: Double?

    /// Whether the series returns to a level; nil if it is too short or constant.
    public let stationarity: Stationarity?

    /// The values that are off the course.
    public let outliers: [Anomaly]

    /// The changes of level.
    public let levelShifts: [Anomaly]

    /// Something off the course of a series, with its time.
    public struct Anomaly: Sendable {
      /// The time.
      public let time: String

      /// The size of the effect.
      public let effect: Double
    }

    /// The series with what is off its course marked.
    public let chart: Chart
  }

  /// The series, in the order of the file.
  public let descriptions: [Description]

  /// The series that cannot be placed in time.
  public let failures: [SeriesForecasts.Failure]

  /// Describes series.
  ///
  /// - Parameters:
  ///   - all: The series.
  ///   - value: The column of values.
  ///   - period: The seasonal period; nil to take it from the frequency.
  ///   - placement: How series are placed in time.
  public init(
    _ all: [LabelledSeries], value: String, period: Int?,
    placement: SeriesPlacement = SeriesPlacement()
  ) {
    let results = concurrentMap(count: all.count) {
      index -> Result<Description, SeriesForecasts.Failure> in
      let series = all[index]
      do throws(SeriesFault) {
        return .success(
          Description(
            try placement.timed(series), name: series.name ?? value, value: value, period: period))
      } catch {
        return .failure(.init(series, error))
      }
    }
    descriptions = results.compactMap { try? $0.get() }
    failures = results.compactMap { if case .failure(let failure) = $0 { failure } else { nil } }
  }
}

extension SeriesDescriptions.Description {
  fileprivate init(_ timed: TimedSeries, name: String, value: String, period: Int?) {
    let series = timed.series
    let seen = series.values.filter(\.isFinite)
    let period = period ?? timed.periods[0]
    let gaps = timed.gaps
    let isWhole = seen.count == series.count
    self.name = name
    self.period = period
    observations = series.count
    missing = series.values.indices.filter { !series.values[$0].isFinite }.map(timed.time(at:))
    frequency = timed.frequency
    first = series.count == 0 ? "" : timed.time(at: 0)
    last = series.count == 0 ? "" : timed.time(at: series.count - 1)
    gap = gaps.isEmpty ? nil : (gaps.median, gaps.min() ?? 0, gaps.max() ?? 0)
    least = seen.min() ?? .nan
    greatest = seen.max() ?? .nan
    mean = seen.isEmpty ? .nan : seen.mean
    median = seen.isEmpty ? .nan : seen.median
    standardDeviation = seen.count > 1 ? seen.variance.squareRoot() : nil
    let parts =
      isWhole && period >= 2 && series.count > 2 * period
      ? try? STL(period: period, isRobust: true).decompose(series) : nil
    trendStrength = parts?.trendStrength
    seasonalStrength = parts?.seasonalStrengths.first
    let varies = seen.count > 3 && least < greatest
    autocorrelation = varies ? seen.autocorrelation(through: 1).last : nil
    stationarity = varies ? Stationarity(seen) : nil
    let found = Anomalies(in: series, period: period)
    func anomalies(_ some: [Anomalies.Anomaly]) -> [Anomaly] {
      some.map { Anomaly(time: timed.time(at: $0.index), effect: $0.effect) }
    }
    outliers = anomalies(found.outliers)
    levelShifts = anomalies(found.levelShifts)
    chart = timed.chart(name: name, value: value, anomalies: found)
  }
}

// MARK: - Chart

extension TimedSeries {
  /// The series with what is off its course marked.
  fileprivate func chart(name: String, value: String, anomalies: Anomalies) -> Chart {
    let places = series.values.indices.map(axisPlace(at:))
    let outliers = anomalies.outliers.map {
      Mark.Point(x: places[$0.index], y: series.values[$0.index])
    }
    let counts = [
      (anomalies.levelShifts.count, "change of level", "changes of level"),
      (anomalies.outliers.count, "value off the course", "values off the course"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }
    let when = anomalies.levelShifts.map { time(at: $0.index) }.joined(separator: ", ")
    return Chart(
      title: counts.isEmpty
        ? "\(name) keeps to its course"
        : "\(name): \(counts.joined(separator: ", "))" + (when.isEmpty ? "" : " (\(when))"),
      subtitle: value + " by time; what is off the course of a wandering level is marked",
      x: hasNumbers ? .numbers(places, "") : .time, y: .linear(value),
      marks: anomalies.levelShifts.map {
        .rule(
          x: places[$0.index],
          label: "Level \($0.effect > 0 ? "+" : "−")\(abs($0.effect).shortText)")
      } + [
        .line(
          zip(places, series.values).map { .init(x: $0, y: $1) }, label: "", color: .blue,
          dots: series.count <= 60 ? .filled : .hidden)
      ]
        + (outliers.isEmpty
          ? [] : [.points(outliers, label: "Off the course", color: .vermilion, emphasis: .strong)])
    )
  }
}

// MARK: - Listing

extension SeriesDescriptions {
  /// A row a series for people, who are told which times are missing.
  public var table: Listing {
    let listing = listing
    return Listing(
      columns: listing.columns,
      rows: zip(listing.rows, descriptions).map { row, description in
        var row = row
        row[2] = .text(description.missingText)
        return row
      })
  }

  /// A row a series.
  public var listing: Listing {
    Listing(
      columns: [
        .init("series", "Series"), .init("n", "n"), .init("missing", "Missing"),
        .init("first", "First"), .init("last", "Last"), .init("medianGap", "Gap"),
        .init("leastGap", "Least gap"), .init("greatestGap", "Greatest gap"),
        .init("frequency", "Frequency"), .init("period", "Period"), .init("min", "Min"),
        .init("mean", "Mean"),
        .init("median", "Median"), .init("max", "Max"), .init("sd", "SD"),
        .init("trendStrength", "Trend"), .init("seasonalStrength", "Season"),
        .init("acf1", "ACF 1"), .init("course", "Course"), .init("kpssP", "KPSS p"),
        .init("dickeyFullerP", "ADF p"),
        .init("levelShifts", "Level shifts"), .init("outliers", "Outliers"),
      ],
      rows: descriptions.map(\.row))
  }

  /// The series as objects, with what is off their courses one by one.
  public var json: JSON {
    let rows = listing.json
    guard case .array(let objects) = rows else { return rows }
    return .array(
      zip(objects, descriptions).map { object, description in
        guard case .object(let members) = object else { return object }
        func list(_ some: [Description.Anomaly]) -> JSON {
          .array(some.map { ["time": .text($0.time), "effect": JSON($0.effect)] })
        }
        return .object(
          members.filter { !["levelShifts", "outliers"].contains($0.name) } + [
            .init(name: "missingTimes", value: .array(description.missing.map { .text($0) })),
            .init(name: "levelShifts", value: list(description.levelShifts)),
            .init(name: "outliers", value: list(description.outliers)),
          ])
      })
  }
}

extension SeriesDescriptions.Description {
  /// The number of missing observations, with the times of the first few.
  fileprivate var missingText: String {
    guard !missing.isEmpty else { return "0" }
    let rest = missing.count > 6 ? ", …" : ""
    return "\(missing.count): \(missing.prefix(6).joined(separator: ", "))\(rest)"
  }

  fileprivate var row: [Listing.Cell] {
    let decimals = (max(abs(least), abs(greatest)) / 1000).decimals(digits: 2)
    func number(_ value: Double?) -> Listing.Cell {
      .number(value.flatMap { $0.isFinite ? $0 : nil }, decimals: decimals)
    }
    func share(_ value: Double?) -> Listing.Cell { .number(value, decimals: 2) }
    func times(_ some: [Anomaly]) -> Listing.Cell {
      .text(some.map(\.time).joined(separator: " "))
    }
    let gapDecimals = (gap?.least ?? 1) == (gap?.least ?? 1).rounded() ? 0 : 4
    return [
      .text(name), .integer(observations), .integer(missing.count), .text(first), .text(last),
      .number(gap?.median, decimals: gapDecimals), .number(gap?.least, decimals: gapDecimals),
      .number(gap?.greatest, decimals: gapDecimals), .text("\(frequency)"), .integer(period),
      number(least), number(mean),
      number(median), number(greatest), number(standardDeviation), share(trendStrength),
      share(seasonalStrength), share(autocorrelation),
      .text(stationarity?.verdict.rawValue), .probability(stationarity?.kpssP),
      .probability(stationarity?.dickeyFullerP), times(levelShifts), times(outliers),
    ]
  }
}
