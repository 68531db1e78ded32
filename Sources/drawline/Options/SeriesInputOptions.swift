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

  @Option(help: ArgumentHelp("The number of observations in a cycle.", valueName: "n"))
  var period: Int?

  func validate() throws {
    if let period, period < 1 || period > 10_000 {
      throw ValidationError("--period \(period): give a number from 1 to 10,000")
    }
  }

  /// Reads the series, and gives them on some at a time.
  ///
  /// Of a file whose rows stand together by series, no more than that is ever in memory. Of another,
  /// and of standard input, which cannot be read twice, all is.
  ///
  /// - Parameter body: Given some series, and what part of the file is read with them.
  /// - Throws: `InvalidFile`, `FileError`, and what the body throws.
  func forEachBatch(_ body: ([LongTable.Series], _ part: Double) throws -> Void) throws {
    var batch = SeriesBatch()
    if let (long, position) = try groupedFile() {
      try long.forEachSeries { series in
        if let full = batch.add(series) { try body(full, position()) }
      }
      return try body(batch.series, 1)
    }
    let series = try table().series
    for (index, one) in series.enumerated() {
      if let full = batch.add(one) { try body(full, Double(index + 1) / Double(series.count)) }
    }
    try body(batch.series, 1)
  }

  /// All series.
  func allSeries() throws -> [LongTable.Series] {
    var all: [LongTable.Series] = []
    try forEachBatch { series, _ in all += series }
    return all
  }

  /// The file, if it can be read one series at a time, and what part of it has been read.
  private func groupedFile() throws -> (LongFile, part: () -> Double)? {
    guard isFile(file) else { return nil }
    var reader = try FileReader(file)
    let long = LongFile(file: file, time: time, series: by, value: value) {
      let opened = try FileReader(file)
      reader = opened
      return { try opened.read(into: $0) }
    }
    do {
      guard try long.isGrouped() else { return nil }
    } catch let error as InvalidFile where reader.length > DataInput.maximumBytes {
      throw error
    } catch is InvalidFile {
      // Reading it as a whole finds the same faults, and tells them as of any other file.
      return nil
    }
    return (long, { Double(reader.position) / Double(max(reader.length, 1)) })
  }

  /// Reads the file as a whole.
  private func table() throws -> LongTable {
    let bytes = try bytes(ofFile: file, atMost: DataInput.maximumBytes)
    let table = try Table(SourceText(bytes, file: file == "-" ? "standard input" : file))
    // The values are numbers, or the place of the one that is not is told.
    _ = try table.read(Column<Double>(value).optional)
    return try LongTable(table, time: time, series: by, variables: [value])
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
