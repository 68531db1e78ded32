public import Tabular

/// A look at a file of rounds or a feed of which some rows cannot be read.
///
/// Each fault is an error at its round and field; the rows without a fault are audited like a
/// dataset.
public struct FileAudit: Sendable {
  /// The faults, each an error.
  public let faults: [Finding]

  /// The rounds that could be read; nil where the file has no rows at all.
  public let rounds: Rounds?

  /// The states of the pool, and what else a feed has besides rounds.
  public let feed: Feed?

  /// The rounds that could not be read.
  public let unreadable: Set<RoundNumber>

  /// Reads what can be read of a file.
  ///
  /// - Parameters:
  ///   - source: Rounds as CSV, or IRCC's feed as JSON.
  ///   - encoding: What the text was decoded from.
  ///   - officialNames: The category of each official name.
  ///   - corrections: What is known to be wrong in the feed.
  ///   - columns: For our name of a column, the name that it has in the file.
  public init(
    of source: SourceText, encoding: TextEncoding = .utf8, officialNames: OfficialNames,
    corrections: [Correction] = [], columns: [String: String] = [:]
  ) {
    do throws(InvalidFile) {
      if source.isJSON {
        let (feed, faults) = try Feed.readable(
          JSONDocument(source), encoding: encoding, officialNames: officialNames,
          corrections: corrections)
        self.faults = faults.map(Finding.init)
        self.feed = feed
        rounds = feed.rounds
        unreadable = Set(faults.compactMap(\.round))
      } else {
        rounds = try Rounds(csv: source, officialNames: officialNames, columns: columns)
        (faults, feed, unreadable) = ([], nil, [])
      }
    } catch {
      var rows = FaultyRows(in: source, error, columns: columns)
      var (findings, unreadable) = (rows.findings, rows.rounds)
      var rounds: Rounds?
      // That a round stands twice is seen only once its rows can be read.
      while rounds == nil, let rest = rows.rest {
        do throws(InvalidFile) {
          rounds = try Rounds(csv: rest, officialNames: officialNames, columns: columns)
        } catch {
          rows = FaultyRows(in: rest, error, columns: columns)
          findings += rows.findings
          unreadable.formUnion(rows.rounds)
        }
      }
      (faults, self.rounds, feed) = (findings, rounds, nil)
      self.unreadable = unreadable
    }
  }
}

/// The rows of a CSV file that have faults, and the file without them.
private struct FaultyRows {
  /// The faults, with the round, field and value of each where they can be told.
  private(set) var findings: [Finding] = []

  /// The rounds of the rows.
  private(set) var rounds: Set<RoundNumber> = []

  /// The other rows below the same header; nil where the header or the quotes are at fault.
  private(set) var rest: SourceText?

  init(in source: SourceText, _ faults: InvalidFile, columns: [String: String]) {
    guard
      !source.isJSON, let table = try? Table(source, renamed: columns),
      let numbers = try? table.read(RoundColumns.number.optional)
    else {
      findings = faults.diagnostics.map(Finding.init)
      return
    }
    let starts = table.rowLines
    var faulty: Set<Int> = []
    for fault in faults.diagnostics {
      // The last row that starts on the line of the fault or before it.
      let row = starts.partitioningIndex { $0 > fault.location.line } - 1
      let round = row >= 0 ? numbers[row].map { RoundNumber($0) } : nil
      if row >= 0 { faulty.insert(row) }
      if let round { rounds.insert(round) }
      findings.append(Finding(fault, round: round))
    }
    guard !faulty.contains(-1), !starts.isEmpty, findings.allSatisfy({ $0.round != nil }) else {
      return
    }
    var dropped: Set<Int> = []
    let lineCount = source.lineCount
    for row in faulty {
      let end = row + 1 < starts.count ? starts[row + 1] : .max
      dropped.formUnion(starts[row]..<min(end, lineCount + 1))
    }
    // An empty line in place of each keeps the places of the others.
    let lines = source.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let kept = lines.indices.map { dropped.contains($0 + 1) ? [] : lines[$0] }
    rest = try? SourceText(Array(kept.joined(separator: [UInt8(ascii: "\n")])), file: source.file)
  }
}

extension Finding {
  /// The fault of a row, whose problem begins with the name of a column and the value in quotes.
  fileprivate init(_ fault: Diagnostic, round: RoundNumber?) {
    let field = Rounds.columnNames.first { fault.problem.hasPrefix($0 + " ") } ?? ""
    let rest = fault.problem.dropFirst(field.count)
    let quoted = rest.hasPrefix(" \"") ? rest.dropFirst(2).prefix { $0 != "\"" } : ""
    self.init(
      .error, round: round, field: fault.problem.hasPrefix("round ") ? "round" : field,
      value: String(quoted),
      problem: "line \(fault.location.line), column \(fault.location.column): \(fault.problem)",
      repair: fault.remedy)
  }
}

extension [Int] {
  /// The first index at which a condition holds that holds for all behind it.
  fileprivate func partitioningIndex(where holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
