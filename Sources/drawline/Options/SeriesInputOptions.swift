import ArgumentParser
import Files
import Series
import Summaries
import Tabular
import TimeSeries

/// Which columns of a CSV hold series.
struct SeriesInputOptions: ParsableArguments {
  @Argument(help: "The CSV or JSON, - for standard input; may be packed by gzip.")
  var file: String

  @Option(help: ArgumentHelp("The column of times: days, months or numbers.", valueName: "column"))
  var time: String

  @Option(
    name: .customLong("value"),
    help: ArgumentHelp("The column of values; may be repeated.", valueName: "column"))
  var values: [String] = []

  @Flag(help: "Every column but those of times and names is one of values, a series each.")
  var wide = false

  @Option(help: ArgumentHelp("The column that names the series.", valueName: "column"))
  var by: String?

  @Option(
    help: ArgumentHelp(
      "The seasonal period: how many observations until the season comes back. Several apart by "
        + "commas, such as 24,168 for hours.", valueName: "n[,n]"))
  var period: PeriodList?

  @Option(
    help: ArgumentHelp(
      "How often the series is observed (default: found from its times): month-end, quarter, "
        + "15min, 2W, W-FRI, B, MS, irregular …", valueName: "frequency"))
  var frequency: FrequencyName?

  @Option(
    help: ArgumentHelp("Which of several rows at one time counts.", valueName: "which"))
  var duplicates = RepeatedTimes.error

  @Option(
    help: ArgumentHelp(
      "The form of times (default: found from the column), such as %d/%m/%Y.",
      valueName: "pattern"))
  var timeFormat: String?

  @Option(help: "The decimal mark of the values (default: found from the column).")
  var decimal: DecimalMark?

  @Option(
    help: ArgumentHelp(
      "What stands for a missing value; may be repeated (default: NA, N/A, NaN, null, -, . and "
        + "the like).", valueName: "text"))
  var missing: [String] = []

  @Option(
    help: ArgumentHelp(
      "The place by whose clocks times are, which change in spring and autumn, such as "
        + "America/Toronto.", valueName: "zone"),
    transform: ClockZone.argument)
  var timeZone: ClockZone?

  @OptionGroup var text: TextInputOptions

  @Flag(help: "Refuse the whole file if one value cannot be read.")
  var strict = false

  /// The name of the values, of a series that has no other.
  var value: String { values.first ?? "value" }

  func validate() throws {
    guard wide || !values.isEmpty else {
      throw ValidationError("Missing expected argument '--value <column>'; or ask for --wide")
    }
    guard !wide || values.isEmpty else {
      throw ValidationError("--wide takes every column; leave --value out")
    }
    if let period = period?.periods.first(where: { !(1...10_000).contains($0) }) {
      throw ValidationError("--period \(period): give a number from 1 to 10,000")
    }
    if let timeFormat, TimePattern.all(timeFormat).isEmpty {
      throw ValidationError(
        "--time-format \(timeFormat): give a pattern with a year, such as %d/%m/%Y, %b %Y or %YQ%q")
    }
  }

  /// The options that place series in time.
  var placement: SeriesPlacement {
    var placement = SeriesPlacement()
    placement.frequency = frequency?.frequency
    placement.repeated = duplicates
    return placement
  }

  /// The columns, and the reading of their cells.
  func layout(of value: String) -> LongFile.Layout {
    var layout = LongFile.Layout(time: time, series: by, value: value)
    layout.timeFormat = timeFormat
    layout.decimal = decimal
    if !missing.isEmpty { layout.missing = Set(missing) }
    layout.isStrict = strict
    layout.zone = timeZone
    layout.text = text.options
    return layout
  }

  /// Reads the series, and gives them on some at a time.
  ///
  /// Of a file whose rows stand together by series, no more than that is ever in memory. Of another,
  /// and of what cannot be read twice, the time and the value of each row are.
  ///
  /// - Parameter body: Given some series, and what part of them there has been.
  /// - Throws: `InvalidFile`, `FileError`, and what the body throws.
  func forEachBatch(_ body: ([LabelledSeries], _ part: Double) throws -> Void) throws {
    var batch = SeriesBatch()
    var reader: FileReader?
    let isAlone = !wide && values.count == 1
    let pipe =
      isFile(file) ? nil : try PipeReader(file, keepingAtMost: isAlone ? 1 << 26 : .max)
    func long(_ value: String) -> LongFile {
      LongFile(file: fileName, layout: layout(of: value)) {
        if let pipe {
          try pipe.begin()
          return { try pipe.read(into: $0) }
        }
        let opened = try FileReader(file)
        reader = opened
        return { try opened.read(into: $0) }
      }
    }
    var encoding: TextEncoding?
    let columns = wide ? try wideColumns(of: long("").columnNames()) : values
    for (place, value) in columns.enumerated() {
      func named(_ series: LabelledSeries) -> LabelledSeries {
        isAlone ? series : series.named(series.name.map { "\($0) \(value)" } ?? value)
      }
      func part(_ part: Double) -> Double {
        (Double(place) + part) / Double(columns.count)
      }
      let long = long(value)
      if pipe == nil, try long.isGrouped() {
        try long.forEachSeries { series in
          guard let full = batch.add(named(series)) else { return }
          try body(full, part(reader.map { Double($0.position) / Double(max($0.length, 1)) } ?? 0))
        }
      } else {
        try long.forEachGatheredSeries { series, done in
          if let full = batch.add(named(series)) { try body(full, part(done)) }
        }
      }
      encoding = encoding ?? long.foundEncoding
    }
    try body(batch.series, 1)
    if encoding == .windows1252 { PendingNotes.add(TextInputOptions.note(of: fileName)) }
  }

  /// The columns of a wide table that are series.
  private func wideColumns(of header: [String]) throws -> [String] {
    let others = [time, by].compactMap { $0?.lowercased() }
    let columns = header.filter { !others.contains($0.lowercased()) }
    if let nameless = header.firstIndex(of: "") {
      throw InvalidFile([
        Diagnostic(
          location: .init(file: fileName, line: 1, column: 1),
          problem: "column \(nameless + 1) has no name",
          remedy: "give it one, or name the columns of values with --value")
      ])
    }
    guard !columns.isEmpty else {
      throw InvalidFile([
        Diagnostic(
          location: .init(file: fileName, line: 1, column: 1), problem: "no column of values",
          remedy: header.remedyForChoice)
      ])
    }
    return columns
  }

  /// All series.
  func allSeries() throws -> [LabelledSeries] {
    var all: [LabelledSeries] = []
    try forEachBatch { series, _ in all += series }
    return all
  }

  /// Tells of a series that is left out, once there is a result.
  func note(_ failure: SeriesForecasts.Failure) {
    let place =
      failure.place.map { "\($0): " } ?? failure.line.map { "\(fileName):\($0): " } ?? ""
    PendingNotes.add(
      "\(place)series \(failure.series ?? value): \(failure.reason)".safeForTerminal)
  }

  /// The file, as messages name it.
  var fileName: String { file == "-" ? "standard input" : file }
}

extension ClockZone {
  /// Finds a zone that was given as an option in the system's database.
  fileprivate static func argument(_ name: String) throws -> ClockZone {
    guard let offsets = systemZoneOffsets(named: name) else {
      throw ValidationError(
        "\"\(name)\" is no time zone that this system knows; give one such as America/Toronto or UTC"
      )
    }
    return ClockZone(name: name, offset: offsets)
  }
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

/// Some series at a time: enough to keep the cores at work, and not too many for memory.
private struct SeriesBatch {
  private(set) var series: [LabelledSeries] = []
  private var observations = 0

  private static let most = 256
  private static let mostObservations = 1 << 16

  /// Adds a series, and takes all out once they are enough.
  mutating func add(_ one: LabelledSeries) -> [LabelledSeries]? {
    series.append(one)
    observations += one.count
    guard series.count >= Self.most || observations >= Self.mostObservations else { return nil }
    defer { self = SeriesBatch() }
    return series
  }
}

extension RepeatedTimes: ExpressibleByArgument {}
extension DecimalMark: ExpressibleByArgument {}

/// A frequency by the name under which it is asked for.
struct FrequencyName: ExpressibleByArgument {
  let frequency: Frequency

  init?(argument: String) {
    guard let frequency = Frequency(name: argument) else { return nil }
    self.frequency = frequency
  }
}

/// The frequencies found for series, to be told beside the result.
struct FrequencyNotes {
  let isVerbose: Bool
  private var irregular: (count: Int, name: String?)?
  private var offGrid: (count: Int, text: String)?

  init(isVerbose: Bool) { self.isVerbose = isVerbose }

  /// Takes a series into account.
  mutating func add(_ series: TimedSeries, named name: String?) {
    let label = name.map { "series \($0): " } ?? ""
    if isVerbose {
      let count = series.absent.count
      let missing =
        count == 0
        ? ""
        : ", \(count) missing: "
          + series.absent.prefix(6).map(series.time(at:)).joined(separator: ", ")
          + (count > 6 ? ", …" : "")
      let periods = series.periods.map(String.init).joined(separator: ",")
      PendingNotes.add(
        "\(label)frequency \(series.frequency), period \(periods)\(missing)".safeForTerminal)
    }
    if series.frequency == .irregular {
      irregular = ((irregular?.count ?? 0) + 1, irregular?.name ?? name)
    }
    if let odd = series.offGrid.first {
      let deed = odd.isUsed ? "it counts for the time before it" : "its row is left out"
      let text = "\(label)\(odd.time) is not one of \(series.frequency); \(deed)"
      offGrid = ((offGrid?.count ?? 0) + series.offGrid.count, offGrid?.text ?? text)
    }
  }

  /// Tells what everyone should know.
  func tell() {
    if let irregular {
      let others = irregular.count == 1 ? "" : " and \(irregular.count - 1) more"
      let name = irregular.name.map { "series \($0)\(others)" } ?? "the series"
      PendingNotes.add(
        ("\(name) has no regular frequency; future times are the median gap apart; --model "
          + "structural takes the gaps into account").safeForTerminal)
    }
    if let offGrid {
      let others = offGrid.count == 1 ? "" : " (and \(offGrid.count - 1) more such times)"
      PendingNotes.add((offGrid.text + others).safeForTerminal)
    }
  }
}
