import Synchronization
import Tabular
import TimeSeries

/// The column of times of a file: the form of its cells is found while they are read.
///
/// A text that comes again is read once; a column is whole before its form is settled.
final class TimeColumn: Sendable {
  let name: String

  private let zone: ClockZone?

  /// The texts, each with its code.
  let levels = Levels()

  private struct State {
    var finder: TimePatternFinder
    var isOneForm = true
    var areDays: Bool
    var example: String?
    var numbers = NumericTimes()
  }

  private let state: Mutex<State>

  /// Starts to read a column.
  ///
  /// - Parameters:
  ///   - name: The column.
  ///   - format: The pattern of its times, nil to find it.
  ///   - zone: The place by whose clocks they are, nil for none.
  init(_ name: String, format: String?, zone: ClockZone? = nil) {
    self.name = name
    self.zone = zone
    state = Mutex(
      State(
        finder: format.map { TimePatternFinder(TimePattern.all($0)) } ?? TimePatternFinder(),
        areDays: format == nil))
  }

  /// The column of codes.
  var column: Column<UInt32> {
    Column<UInt32>(name, levels: levels) { text throws(CellFault) in try self.narrow(by: text) }
  }

  /// Takes numbers into account.
  func narrow(by numbers: [Double]) {
    state.withLock { state in
      for number in numbers { state.numbers.narrow(by: number) }
    }
  }

  private func narrow(by text: String) throws(CellFault) {
    let fault = state.withLock { state -> CellFault? in
      if state.isOneForm, state.finder.isISODay, Day(text) != nil { return nil }
      let fits = state.isOneForm && state.finder.narrow(by: text)
      let isDay = state.areDays && Day(anyForm: text) != nil
      guard fits || isDay else {
        return CellFault(text, isNotLike: state.example)
      }
      state.isOneForm = fits
      state.areDays = isDay
      state.example = state.example ?? text
      return nil
    }
    if let fault { throw fault }
  }

  /// The form of numbers.
  var numberForm: TimeForm { state.withLock { $0.numbers.form } }

  /// The times of the texts so far, by their codes, and their form.
  ///
  /// - Parameter file: The file, for a fault.
  /// - Returns: The time of each code, and the form that they are written in.
  /// - Throws: `InvalidFile` if a day cannot be told from a month.
  func resolved(file: String) throws(InvalidFile) -> (times: [Instant], form: TimeForm) {
    let texts = levels.texts
    let (finder, isOneForm) = state.withLock { ($0.finder, $0.isOneForm) }
    guard isOneForm, let pattern = finder.pattern else {
      return (
        texts.map { Day(anyForm: $0).map(Instant.init(day:)) ?? Instant(secondsSince1970: 0) },
        .mixedDays
      )
    }
    if let (text, forms) = finder.ambiguity(in: texts) {
      let readings = forms.compactMap { form in
        form.reading(text.utf8).map { "\($0.wall.day) by \(form.text)" }
      }
      throw InvalidFile([
        Diagnostic(
          location: .init(file: file, line: 1, column: 1),
          problem: "\(name) \"\(text.shortened)\" is \(readings.joined(separator: ", "))",
          remedy: "no time of the column settles it; say which with --time-format")
      ])
    }
    let readings = texts.map { pattern.reading($0.utf8) }
    return zone.map { pattern.times(of: readings, in: $0) } ?? pattern.times(of: readings)
  }
}

extension TimePattern {
  /// The times of readings by the clocks of a place, and their form.
  ///
  /// Times of one time of day are days, which stay as they are on the wall; others are instants.
  fileprivate func times(of readings: [Reading?], in zone: ClockZone) -> ([Instant], TimeForm) {
    let origin = Instant(secondsSince1970: 0)
    let instants = readings.map { reading in
      guard let reading else { return origin }
      return reading.offset == nil ? zone.instants(atWall: reading.wall)[0] : reading.instant
    }
    let walls = instants.map(zone.wall(at:))
    let areDays = Set(walls.map(\.secondOfDay)).count == 1
    return (areDays ? walls : instants, .zoned(self, zone, isWall: areDays))
  }

  /// The times on the wall of readings, and the form in which they are written.
  ///
  /// Where the offset changes, as in summer, times of one time of day stay as they are on the wall;
  /// others are put on the wall of the last offset.
  fileprivate func times(of readings: [Reading?]) -> ([Instant], TimeForm) {
    let walls = readings.map { $0?.wall ?? Instant(secondsSince1970: 0) }
    let offset = readings.last.flatMap { $0?.offset } ?? 0
    let form = TimeForm.pattern(self, offset: offset)
    let clocks = Set(walls.map(\.secondOfDay))
    guard Set(readings.map { $0?.offset }).count > 1, clocks.count > 1 else { return (walls, form) }
    let times = readings.map { reading in
      Instant(secondsSince1970: (reading?.instant.secondsSince1970 ?? 0) + Int64(offset))
    }
    return (times, form)
  }
}

extension CellFault {
  /// The fault of a cell that is not a time of the form that its column has.
  fileprivate init(_ text: String, isNotLike example: String?) {
    guard !text.isEmpty else {
      self.init(problem: "is empty", remedy: "give each row its time")
      return
    }
    if let mark = ["#", "%", "//", ";", "!"].first(where: text.hasPrefix) {
      self.init(
        problem: "\"\(text.shortened)\" is no time; the row may be a comment",
        remedy: "pass over such lines with --comment '\(mark)'")
      return
    }
    let word = text.prefix { $0.isLetter }
    if ["total", "sum", "all", "totals", "mean", "average", "somme", "moyenne"].contains(
      word.lowercased())
    {
      self.init(
        problem: "\"\(text.shortened)\" is no time; the row may be one of totals",
        remedy: "take it out, or pass over it with --comment '\(word)'")
      return
    }
    let expectation =
      example.map { "a time like \"\($0.shortened)\" above it" }
      ?? "a time in a known form, such as 2026-03-18, 2026-03, 2026Q1 or 2026-03-18 14:30"
    self.init(
      problem: "\"\(text.shortened)\" is not \(expectation)",
      remedy: "correct it, or say the form of the column with --time-format, such as %d/%m/%Y")
  }
}
