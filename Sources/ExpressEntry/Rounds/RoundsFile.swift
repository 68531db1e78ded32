public import Tabular
import TimeSeries

extension Rounds {
  /// Our names of the columns of a file of rounds.
  public static let columnNames = [
    "round", "date", "name", "invitations", "cutoff", "tieBreak", "drawn",
  ]

  /// Whether a file of CSV has the columns of our own schema, under our own names.
  public static func hasOwnHeader(_ source: SourceText) -> Bool {
    let header = (source.bytes.prefix { $0 != UInt8(ascii: "\n") })
    let names = String(decoding: header, as: UTF8.self).split { ",\r\"".contains($0) }
    return columnNames.prefix(5).allSatisfy { name in names.contains { $0 == name } }
  }

  /// Reads rounds from CSV in our schema or under the column names that people use.
  ///
  /// - Parameters:
  ///   - source: A file with the columns round, date, name, invitations and cutoff, and perhaps
  ///     tieBreak and drawn.
  ///   - officialNames: The category of each official name.
  ///   - columns: For our name of a column, the name that it has in this file.
  /// - Throws: ``InvalidFile`` with every fault: cells, unknown names, a round that stands twice.
  public init(
    csv source: SourceText, officialNames: OfficialNames, columns: [String: String] = [:]
  ) throws(InvalidFile) {
    let table = try Table(source, renamed: columns)
    let name = RoundColumns.name(in: officialNames)
    let (numbers, days, names, invitations, cutoffs, tieBreaks, draws) = try table.read(
      RoundColumns.number, RoundColumns.day, name, RoundColumns.invitations,
      RoundColumns.cutoff(in: officialNames).allowingEmpty,
      RoundColumns.tieBreak.optional, RoundColumns.drawn.optional)

    var faults: [Diagnostic] = []
    var firstRows: [String: Int] = [:]
    for (row, number) in numbers.enumerated() where faults.count < Table.faultLimit {
      if let first = firstRows[number] {
        faults.append(
          Diagnostic(
            location: table.location(ofRow: row, in: RoundColumns.number),
            problem: "round \(number) stands here again, first on line "
              + "\(table.location(ofRow: first, in: RoundColumns.number).line)",
            remedy: "drop one of the two"))
      }
      firstRows[number] = firstRows[number] ?? row
    }
    guard faults.isEmpty else { throw InvalidFile(faults) }

    self.init(
      numbers.indices.map { row in
        Round(
          number: RoundNumber(numbers[row]), day: days[row], name: names[row].name,
          category: names[row].category, invitations: max(0, invitations[row]),
          invitationsBelow: invitations[row] < 0 ? -invitations[row] : nil,
          cutoff: cutoffs[row], tieBreak: tieBreaks[row], drawn: draws[row])
      }, categories: officialNames.allCategories)
  }
}

/// The columns of a file of rounds.
enum RoundColumns {
  static let number = Column.written("round", aliases: ["#", "Number", "Draw number", "Round #"])
  static let day = Column<Day>("date", aliases: ["Draw date", "Round date"])

  /// The number of invitations; where only a bound was published, "<5", the bound below zero.
  static let invitations = Column(
    "invitations", aliases: ["Invitations issued", "ITAs", "ITAs issued", "Size"],
    in: 1...1_000_000, orElse: bound)

  /// The cut-off, a whole number of the CRS, or any score where the categories are of another programme.
  static func cutoff(in officialNames: OfficialNames) -> Column<Double> {
    Column(
      "cutoff", aliases: ["CRS Cut off", "CRS cut-off", "CRS", "Cut-off", "CRS score", "Score"],
      scoresIn: officialNames.takesAnyName ? 0...100_000 : 0...1200,
      isWhole: !officialNames.takesAnyName)
  }

  /// The bound that is published in place of a small number, below zero: -5 of "<5" and of "fewer than 5".
  @Sendable private static func bound(_ text: String) -> Int? {
    let prefix = ["<", "fewer than ", "less than ", "under ", "moins de "].first {
      text.lowercased().hasPrefix($0)
    }
    guard let prefix, let bound = Int(text.dropFirst(prefix.count).drop { $0 == " " }),
      (1...1_000_000).contains(bound)
    else { return nil }
    return -bound
  }

  static let tieBreak = instant("tieBreak", aliases: ["Tie-break", "Tie breaking rule"])
  static let drawn = instant("drawn", aliases: ["Draw time", "Draw date and time"])

  /// An instant in the form of ISO 8601 or in a shape of the feed from which nothing is missing.
  private static func instant(_ name: String, aliases: [String]) -> Column<Instant> {
    Column<Instant>(name, aliases: aliases) { text in
      FeedInstant(text, notAfter: Day(number: .max)).flatMap { read in
        read.quirks.isEmpty ? read.instant : nil
      }
    }
  }

  /// The official name of a round's type, with its category.
  static func name(in officialNames: OfficialNames) -> Column<(name: String, category: Category)> {
    Column("name", aliases: ["Type", "Round type", "Program", "Category"]) {
      text throws(CellFault) in
      guard !text.isEmpty else { throw CellFault(text, isNot: "the official name of a category") }
      do throws(UnknownName) {
        let name = text.withoutFormulaGuard
        return (name, try officialNames.category(of: name))
      } catch {
        throw CellFault(problem: "\"\(error.name)\" is an unknown category", remedy: error.remedy)
      }
    }
  }
}
