public import Tabular
public import TimeSeries

/// A file in long form, whose series are read one after the other.
///
/// Where the rows of each series stand together, one series is in memory, and of those before it the
/// names; otherwise the time, the value and the line of each row, in sixteen or twenty bytes.
public struct LongFile {
  /// Puts the next bytes of the file into a buffer and gives their number, zero at its end.
  public typealias Source = ByteSource

  /// The columns of a file, and the reading of their cells.
  public struct Layout: Sendable {
    /// The column of times.
    public var time: String

    /// The column that names the series; nil where there is but one.
    public var series: String?

    /// The column of values.
    public var value: String

    /// The pattern of times; nil to find it.
    public var timeFormat: String?

    /// The decimal mark of the values; nil to find it.
    public var decimal: DecimalMark?

    /// What stands in a cell whose value is missing, beside nothing.
    public var missing = MissingMarks.usual

    /// The place by whose clocks times are; nil for none.
    public var zone: ClockZone?

    /// The encoding and what else there is to know of the text.
    public var text = TextSource.Options()

    /// Whether a value that cannot be read spoils the whole file, and not only its series.
    public var isStrict = false

    /// Names the columns.
    public init(time: String, series: String? = nil, value: String) {
      self.time = time
      self.series = series
      self.value = value
    }
  }

  private let file: String
  private let layout: Layout
  private let reading: Reading
  private let open: () throws -> Source

  /// The findings about the cells.
  private final class Reading {
    let times: TimeColumn
    let names = Levels()
    var look: FirstLook?
    var isGrouped: Bool?
    var form: (times: [Instant], form: TimeForm)?
    var encoding: TextEncoding?

    init(_ layout: Layout) {
      times = TimeColumn(layout.time, format: layout.timeFormat, zone: layout.zone)
    }
  }

  /// The first rows.
  private struct FirstLook {
    var hasNumbers: Bool
    var mark: DecimalMark?
  }

  /// Describes a file.
  ///
  /// - Parameters:
  ///   - file: The file, as the user named it.
  ///   - layout: Its columns.
  ///   - open: Opens the file at its beginning; first it is asked for a block of rows only.
  public init(file: String, layout: Layout, open: @escaping () throws -> Source) {
    self.file = file
    self.layout = layout
    self.open = open
    reading = Reading(layout)
  }

  /// The encoding that the file turned out to have, not being UTF-8; nil where nothing is to be told.
  public var foundEncoding: TextEncoding? { reading.encoding }

  /// The names of the columns.
  ///
  /// - Returns: The names, as the file has them.
  /// - Throws: `InvalidFile` if there are none; what reading the file throws.
  public func columnNames() throws -> [String] {
    try inItsEncoding {
      let source = try source()
      return try Table.header(file: file, next: source.read)
    }
  }

  /// Reads the file through, and tells whether the rows of each series stand together.
  ///
  /// - Returns: Whether they do: only then can the series be read one after the other.
  /// - Throws: `InvalidFile` with all that is wrong with the file; what reading it throws.
  public func isGrouped() throws -> Bool {
    try inItsEncoding { try readThrough() }
  }

  private func readThrough() throws -> Bool {
    // Codes are given in the order in which names first occur, so one that comes again is less.
    var last: UInt32 = 0
    var isGrouped = true
    try forEachBlock { rows in
      for code in rows.series {
        isGrouped = isGrouped && code >= last
        last = code
      }
    }
    reading.form = try settledForm()
    return isGrouped
  }

  /// Reads the series of a file whose rows stand together, in their order.
  ///
  /// - Parameter body: Given each series as soon as its last row is read.
  /// - Throws: `InvalidFile` with all that is wrong with the file; what reading it, or the body,
  ///   throws.
  public func forEachSeries(_ body: (LabelledSeries) throws -> Void) throws {
    if reading.form == nil { _ = try isGrouped() }
    guard let form = reading.form else { return }
    var rest = Rows()
    var last: UInt32?
    func finish() throws {
      guard !rest.values.isEmpty else { return }
      try body(rest.series(named: name(of: last), form: form))
      rest = Rows()
    }
    try forEachBlock { block in
      var start = 0
      while start < block.values.count {
        let code = block.series.isEmpty ? nil : block.series[start]
        let end = code.flatMap { code in block.series[start...].firstIndex { $0 != code } }
        if code != last { try finish() }
        rest.append(block, start..<(end ?? block.values.count))
        last = code
        start = end ?? block.values.count
      }
    }
    try finish()
  }

  /// Reads the series of a file whose rows stand in any order, in the order of their first rows.
  ///
  /// - Parameter body: Given each series, and what part of them there has been with it, after the
  ///   last row of the file.
  /// - Throws: `InvalidFile` with all that is wrong with the file; what reading it, or the body,
  ///   throws.
  public func forEachGatheredSeries(
    _ body: (LabelledSeries, _ part: Double) throws -> Void
  ) throws {
    var all = try inItsEncoding {
      // A series' code is its place, since codes are given in the order of first rows.
      var all: [Rows] = []
      try forEachBlock { block in
        for row in block.values.indices {
          let place = block.series.isEmpty ? 0 : Int(block.series[row])
          while place >= all.count { all.append(Rows()) }
          all[place].append(block, row..<row + 1)
        }
      }
      return all
    }
    let form = try reading.form ?? settledForm()
    for place in all.indices {
      let series = all[place].series(named: name(of: UInt32(place)), form: form)
      // What is given on is not needed here any longer.
      all[place] = Rows()
      try body(series, Double(place + 1) / Double(all.count))
    }
  }

  /// The text of the file.
  private func source() throws -> TextSource {
    var options = layout.text
    options.encoding = options.encoding ?? reading.encoding
    return try TextSource(file: file, options: options, source: open())
  }

  /// Reads the file, and where it turns out to be no UTF-8 but Windows-1252, once more as that.
  ///
  /// Up to there all was ASCII, so that what was found of it holds.
  private func inItsEncoding<Result>(_ read: () throws -> Result) throws -> Result {
    do {
      return try read()
    } catch let error as InvalidFile
      where error.isOfEncoding && layout.text.encoding == nil && reading.encoding == nil
    {
      guard (try? TextSource.isWindows1252(file: file, source: open())) == true else { throw error }
      reading.encoding = .windows1252
      return try read()
    }
  }

  private func name(of code: UInt32?) -> String? {
    layout.series == nil ? nil : code.map { reading.names.texts[Int($0)] }
  }

  private func settledForm() throws -> (times: [Instant], form: TimeForm) {
    reading.look?.hasNumbers == true
      ? ([], reading.times.numberForm) : try reading.times.resolved(file: file)
  }
}

// MARK: - Rows

extension LongFile {
  /// The cells of some rows.
  private struct Rows {
    /// The codes of the names; none where they are of one series.
    var series: [UInt32] = []

    /// The times, of which there is one kind: codes of texts, or numbers.
    var times: [UInt32] = []
    var numbers: [Double] = []

    var values: [Double] = []
    var lines: [UInt32] = []

    /// The values that could not be read.
    var faults: [(row: Int, fault: Diagnostic)] = []

    init() {}

    init(
      _ rows: BlockRows, series: [UInt32] = [], times: [UInt32] = [], numbers: [Double] = [],
      values: [Double]
    ) {
      self.series = series
      self.times = times
      self.numbers = numbers
      self.values = values
      lines = rows.lines.map { UInt32(truncatingIfNeeded: $0) }
      faults = rows.replaced.map { ($0.row, $0.fault) }
    }

    mutating func append(_ other: Rows, _ rows: Range<Int>) {
      if faults.isEmpty, !other.faults.isEmpty {
        faults = other.faults.first { rows.contains($0.row) }.map { [$0] } ?? []
      }
      if !other.times.isEmpty { times += other.times[rows] }
      if !other.numbers.isEmpty { numbers += other.numbers[rows] }
      values += other.values[rows]
      lines += other.lines[rows]
    }

    func series(
      named name: String?, form: (times: [Instant], form: TimeForm)
    ) -> LabelledSeries {
      let times: LabelledSeries.Times =
        if !self.times.isEmpty {
          .instants(form.form.inOrder(self.times.map { form.times[Int($0)] }))
        } else if form.form == .number {
          .numbers(numbers)
        } else {
          .instants(numbers.compactMap { form.form.time(of: $0) })
        }
      return LabelledSeries(
        name: name, times: times, form: form.form, values: values, lines: lines,
        fault: faults.first?.fault)
    }
  }

  /// Reads the rows block by block.
  private func forEachBlock(_ body: (Rows) throws -> Void) throws {
    let look = try firstLook()
    let source = try source()
    let measured = Column<Double>(
      measured: layout.value, mark: look.mark, missing: layout.missing)
    let values = layout.isStrict ? measured : measured.replacingFaults(with: .nan)
    let names = layout.series.map { Column<UInt32>($0, levels: reading.names) }
    if look.hasNumbers {
      let times = Column<Double>(layout.time)
      let isNew = reading.form == nil
      func narrow(by numbers: [Double]) {
        if isNew { reading.times.narrow(by: numbers) }
      }
      guard let names else {
        return try Table.forEachBlock(
          file: file, isMadeOfJSON: source.isMadeOfJSON, next: source.read, times, values
        ) {
          rows, times, values in
          narrow(by: times)
          try body(Rows(rows, numbers: times, values: values))
        }
      }
      return try Table.forEachBlock(
        file: file, isMadeOfJSON: source.isMadeOfJSON, next: source.read, names, times, values
      ) {
        rows, series, times, values in
        narrow(by: times)
        try body(Rows(rows, series: series, numbers: times, values: values))
      }
    }
    let times = reading.times.column
    guard let names else {
      return try Table.forEachBlock(
        file: file, isMadeOfJSON: source.isMadeOfJSON, next: source.read, times, values
      ) {
        rows, times, values in
        try body(Rows(rows, times: times, values: values))
      }
    }
    try Table.forEachBlock(
      file: file, isMadeOfJSON: source.isMadeOfJSON, next: source.read, names, times, values
    ) {
      rows, series, times, values in
      try body(Rows(rows, series: series, times: times, values: values))
    }
  }

  /// Looks at the first block: whether its times are numbers, and the decimal mark of its values.
  ///
  /// - Throws: `InvalidFile` too if a column is missing, or nothing settles the mark.
  private func firstLook() throws -> FirstLook {
    if let look = reading.look { return look }
    var evidence = DecimalEvidence()
    var look = FirstLook(hasNumbers: false, mark: layout.decimal)
    func read(_ rows: BlockRows, times: [String?], values: [String?]) throws {
      look.hasNumbers =
        layout.timeFormat == nil && times.first.flatMap(\.self).flatMap(Double.init) != nil
      for value in values.compactMap(\.self) where !layout.missing.contains(value) {
        evidence.add(value)
      }
      if look.mark == nil {
        if evidence.isOpen(separator: rows.separator) {
          let row = values.firstIndex { $0?.contains(".") == true } ?? 0
          let fault = CellFault(openMark: values[row] ?? "")
          throw InvalidFile([
            Diagnostic(
              location: .init(file: file, line: rows.lines[row], column: 1),
              problem: "\(layout.value) \(fault.problem)", remedy: fault.remedy)
          ])
        }
        look.mark = evidence.mark(separator: rows.separator)
      }
      throw FirstBlock()
    }
    let (times, values) = (
      Column<String>(layout.time).optional, Column<String>(layout.value).optional
    )
    // Every column must be there, which the optional ones do not ask for.
    func required(_ name: String) -> Column<Bool> { Column<Bool>(name) { _ in true } }
    let source = try source()
    do {
      try Table.forEachBlock(
        file: file, isMadeOfJSON: source.isMadeOfJSON, next: source.read, times, values,
        required(layout.time), required(layout.value), required(layout.series ?? layout.time)
      ) { rows, times, values, _, _, _ in
        try read(rows, times: times, values: values)
      }
    } catch is FirstBlock {}
    reading.look = look
    return look
  }

  /// Ends reading when the first block has been read.
  private struct FirstBlock: Error {}
}
