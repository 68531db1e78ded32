import Tabular
import TimeSeries

/// Reads the rows of a tracker's file one by one, collecting faults and what was made of the rows.
struct TrackerReader {
  let document: JSONDocument
  let columns: [RoundField: String]
  let officialNames: OfficialNames
  let dateOrder: DateOrder?

  private(set) var reading: RoundsReading
  private(set) var faults: [Diagnostic] = []

  init(
    document: JSONDocument, columns: [RoundField: String], officialNames: OfficialNames,
    dateOrder: DateOrder?, reading: RoundsReading
  ) {
    self.document = document
    self.columns = columns
    self.officialNames = officialNames
    self.dateOrder = dateOrder
    self.reading = reading
  }

  /// A row that is a round, before it has the number under which it goes.
  struct Row {
    /// Where it starts in the file.
    let byte: Int

    let number: String?
    let day: Day
    let name: (name: String, category: Category)

    /// The number of invitations, or below zero a bound of it.
    let invitations: Int
    let cutoff: Double?
    let tieBreak: Instant?
    let drawn: Instant?

    /// Whether two rows say the same.
    func isSame(as other: Row) -> Bool {
      number == other.number && day == other.day && name == other.name
        && invitations == other.invitations && cutoff == other.cutoff
    }
  }

  /// Reads a row; nil if it is no round or a cell of it has a fault.
  mutating func row(_ byte: Int, _ cells: [String: JSONCell]) -> Row? {
    let row = Cells(byte: byte, cells: cells)
    guard let written = text(.date, row), !written.isMissing else {
      leaveOut(row.byte, .noDate)
      return nil
    }
    if Day(inPlainOrder: written) == nil, DateOrder.parts(of: written) == nil,
      cells.values.contains(where: { $0.text.isHeadOfTotals })
    {
      leaveOut(row.byte, .noDate)
      return nil
    }
    if let size = text(.invitations, row), let score = text(.cutoff, row), score.isMissing,
      size.isMissing || Int(size) == 0
    {
      leaveOut(row.byte, .noInvitations)
      return nil
    }
    let day = day(written, row)
    let number = columns[.round] == nil ? nil : read(.round, row, RoundColumns.number)
    let name = read(.name, row, RoundColumns.name(in: officialNames))
    let invitations = read(.invitations, row, RoundColumns.invitations)
    let count = faults.count
    let isScored = text(.cutoff, row).map { !$0.isMissing } ?? false
    let cutoff = isScored ? read(.cutoff, row, RoundColumns.cutoff(in: officialNames)) : nil
    guard let day, let name, let invitations, faults.count == count else { return nil }
    if columns[.round] != nil, number == nil { return nil }
    return Row(
      byte: byte, number: number, day: day, name: name, invitations: invitations, cutoff: cutoff,
      tieBreak: instant(.tieBreak, row, notAfter: day, of: number),
      drawn: instant(.drawn, row, notAfter: day.advanced(by: 1), of: number))
  }

  /// The rounds of the rows, each under a number of its own.
  mutating func numbered(_ rows: [Row]) -> [Round] {
    var kept: [Row] = []
    var seen: [String: [Int]] = [:]
    for row in rows {
      // Few rounds share a number, so that comparing with those that do takes no time.
      if let number = row.number, let others = seen[number],
        others.contains(where: { kept[$0].isSame(as: row) })
      {
        leaveOut(row.byte, .repeated)
        continue
      }
      seen[row.number ?? "", default: []].append(kept.count)
      kept.append(row)
    }
    // The name decides among rounds of one day, so that the order of the file does not count.
    let inOrder = kept.enumerated().sorted {
      ($0.element.day, $0.element.name.name, $0.offset)
        < ($1.element.day, $1.element.name.name, $1.offset)
    }
    .map(\.element)
    guard columns[.round] != nil else {
      return inOrder.enumerated().map { round($1, RoundNumber(String($0 + 1))) }
    }
    var counts: [String: Int] = [:]
    for row in inOrder { counts[row.number ?? "", default: 0] += 1 }
    var given: [String: [RoundNumber]] = [:]
    let rounds = inOrder.map { row in
      let number = row.number ?? ""
      guard counts[number, default: 0] > 1 else { return round(row, RoundNumber(number)) }
      let letter = UnicodeScalar(
        UInt8(ascii: "a") + UInt8(min(given[number, default: []].count, 25)))
      let own = RoundNumber(number + String(letter))
      given[number, default: []].append(own)
      return round(row, own)
    }
    reading.renumbered = given.map { (number: $0, given: $1) }.sorted {
      RoundNumber($0.number) < RoundNumber($1.number)
    }
    return rounds
  }

  private func round(_ row: Row, _ number: RoundNumber) -> Round {
    Round(
      number: number, day: row.day, name: row.name.name, category: row.name.category,
      invitations: max(0, row.invitations),
      invitationsBelow: row.invitations < 0 ? -row.invitations : nil, cutoff: row.cutoff,
      tieBreak: row.tieBreak, drawn: row.drawn)
  }

  // MARK: - Cells

  /// The cells of a row, and where it starts.
  private struct Cells {
    let byte: Int
    let cells: [String: JSONCell]
  }

  private func cell(_ field: RoundField, _ row: Cells) -> JSONCell? {
    columns[field].flatMap { row.cells[$0] }
  }

  private func text(_ field: RoundField, _ row: Cells) -> String? {
    cell(field, row)?.text
  }

  private mutating func read<Value>(
    _ field: RoundField, _ row: Cells, _ column: Column<Value>
  ) -> Value? {
    do throws(CellFault) {
      return try column.parse(text(field, row) ?? "")
    } catch {
      report(field, row, "\(field.rawValue) \(error.problem)", error.remedy)
      return nil
    }
  }

  /// Reads a date in plain order, or in that of its column.
  private mutating func day(_ text: String, _ row: Cells) -> Day? {
    if let day = Day(inPlainOrder: text) ?? dateOrder?.day(of: text) { return day }
    if DateOrder.parts(of: text) != nil, dateOrder == nil {
      report(
        .date, row,
        "date \"\(text)\" may be a day and a month or a month and a day, and no date of "
          + "the file settles it", "write the dates as 2026-03-18")
    } else {
      report(
        .date, row, "date \"\(text.shortened)\" is not a day of the calendar, such as 2026-03-18",
        "correct it or drop the row")
    }
    return nil
  }

  /// Reads an instant in the form of ISO 8601 or in a shape of the feed; nothing where it is missing.
  private mutating func instant(
    _ field: RoundField, _ row: Cells, notAfter day: Day, of number: String?
  ) -> Instant? {
    guard let text = text(field, row), !text.isMissing else { return nil }
    if let instant = Instant(text) { return instant }
    guard let read = FeedInstant(text, notAfter: day) else {
      report(
        field, row,
        "\(field.rawValue) \"\(text.shortened)\" is not an instant of universal time, such "
          + "as 2026-03-18T14:05:00Z", "correct it, or leave the cell empty")
      return nil
    }
    for quirk in read.quirks {
      reading.repairs.append(
        Repair(
          round: RoundNumber(number ?? ""), field: field.rawValue, published: text,
          taken: read.instant.description, reason: quirk))
    }
    return read.instant
  }

  private mutating func leaveOut(_ byte: Int, _ reason: RoundsReading.Reason) {
    let line = document.source.location(ofByte: byte).line
    reading.leftOut.append(.init(line: line, reason: reason))
  }

  private mutating func report(
    _ field: RoundField, _ row: Cells, _ problem: String, _ remedy: String
  ) {
    guard faults.count < Table.faultLimit else { return }
    let byte = cell(field, row)?.byte ?? row.byte
    faults.append(
      Diagnostic(
        location: document.source.location(ofByte: byte), problem: problem, remedy: remedy))
  }
}

extension String {
  /// Whether the text is the head of a row that sums up the others.
  fileprivate var isHeadOfTotals: Bool {
    let word = lowercased().split { !$0.isLetter }.first { $0 != "b" && $0 != "grand" } ?? ""
    return word.hasPrefix("total") || ["sum", "somme", "mean", "average", "moyenne"].contains(word)
  }

  /// Whether the text stands for a value that is missing.
  fileprivate var isMissing: Bool {
    [
      "", "na", "n/a", "n.a.", "nan", "none", "null", "-", "–", "—", ".", "#n/a", "s.o.",
      "no score", "not applicable", "not published", "not available",
    ].contains(lowercased())
  }
}
