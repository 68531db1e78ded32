import ArgumentParser
import Files
import Regression
import Summaries
import Tabular

/// Which columns of a CSV hold series.
struct SeriesInputOptions: ParsableArguments {
  @Argument(help: "The CSV, - for standard input.")
  var file: String

  @Option(help: ArgumentHelp("The column of times: days, months or numbers.", valueName: "column"))
  var time: String

  @Option(help: ArgumentHelp("The column of values.", valueName: "column"))
  var value: String

  @Option(help: ArgumentHelp("The column that names the series.", valueName: "column"))
  var by: String?

  @Option(
    help: ArgumentHelp(
      "The seasonal period: how many observations until the season comes back. Several apart by "
        + "commas, such as 24,168 for hours.", valueName: "n[,n]"))
  var period: PeriodList?

  func validate() throws {
    if let period = period?.periods.first(where: { !(1...10_000).contains($0) }) {
      throw ValidationError("--period \(period): give a number from 1 to 10,000")
    }
  }

  /// Reads the series, and gives them on some at a time.
  ///
  /// Of a file whose rows stand together by series, no more than that is ever in memory. Of another,
  /// and of what cannot be read twice, the time and the value of each row are.
  ///
  /// - Parameter body: Given some series, and what part of them there has been.
  /// - Throws: `InvalidFile`, `FileError`, and what the body throws.
  func forEachBatch(_ body: ([LongTable.Series], _ part: Double) throws -> Void) throws {
    var batch = SeriesBatch()
    var repeats = RepeatedTimes()
    var reader: FileReader?
    let pipe = isFile(file) ? nil : try PipeReader(file)
    let long = LongFile(file: fileName, time: time, series: by, value: value) {
      if let pipe {
        pipe.begin()
        return { try pipe.read(into: $0) }
      }
      let opened = try FileReader(file)
      reader = opened
      return { try opened.read(into: $0) }
    }
    if pipe == nil, try long.isGrouped() {
      try long.forEachSeries { series in
        repeats.look(at: series)
        guard let full = batch.add(series) else { return }
        try body(full, reader.map { Double($0.position) / Double(max($0.length, 1)) } ?? 0)
      }
    } else {
      try long.forEachGatheredSeries { series, part in
        repeats.look(at: series)
        if let full = batch.add(series) { try body(full, part) }
      }
    }
    try body(batch.series, 1)
    repeats.note(file: fileName, mayBeSeveral: by == nil)
  }

  /// All series.
  func allSeries() throws -> [LongTable.Series] {
    var all: [LongTable.Series] = []
    try forEachBatch { series, _ in all += series }
    return all
  }

  /// Tells of a series that is left out, once there is a result.
  func note(_ failure: SeriesForecasts.Failure) {
    let place = failure.line.map { "\(fileName):\($0): " } ?? ""
    PendingNotes.add(
      "\(place)series \(failure.series ?? value): \(failure.reason)".safeForTerminal)
  }

  private var fileName: String { file == "-" ? "standard input" : file }
}

/// Seasonal periods, apart by commas.
struct PeriodList: ExpressibleByArgument {
  /// The periods, the shortest first.
  let periods: [Int]

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count else { return nil }
    periods = Set(numbers).sorted()
  }
}

/// Series in which several rows are of one time.
private struct RepeatedTimes {
  private var count = 0
  private var first: (series: LongTable.Series, time: String)?

  mutating func look(at series: LongTable.Series) {
    guard let time = series.repeatedTime else { return }
    count += 1
    if first == nil { first = (series, time) }
  }

  /// Says so once, not for every series.
  func note(file: String, mayBeSeveral: Bool) {
    guard let first else { return }
    let line = first.series.line.map { ":\($0)" } ?? ""
    let name = first.series.name.map { "series \($0)" } ?? "the series"
    let others = count == 1 ? "" : ", and \(count - 1) more series have such times"
    let remedy =
      mayBeSeveral
      ? "if the rows are of several series, name their column with --by"
      : "sum them up first if they are of one observation"
    PendingNotes.add(
      ("\(file)\(line): \(name) has more than one row at \(first.time)\(others); each counts as an "
        + "observation; \(remedy)").safeForTerminal)
  }
}

/// Some series at a time: enough to keep the cores at work, and not too many for memory.
private struct SeriesBatch {
  private(set) var series: [LongTable.Series] = []
  private var observations = 0

  private static let most = 256
  private static let mostObservations = 1 << 16

  /// Adds a series, and takes all out once they are enough.
  mutating func add(_ one: LongTable.Series) -> [LongTable.Series]? {
    series.append(one)
    observations += one.variables.observations
    guard series.count >= Self.most || observations >= Self.mostObservations else { return nil }
    defer { self = SeriesBatch() }
    return series
  }
}
