import Tabular
import TimeSeries

/// Reads the feed's objects one by one, collecting faults, repairs and states of the pool.
struct FeedReader {
  let document: JSONDocument
  let officialNames: OfficialNames
  let corrections: [RoundNumber: [Correction]]

  private(set) var faults: [FeedFault] = []
  private(set) var repairs: [Repair] = []
  private(set) var snapshots: [PoolSnapshot] = []
  private(set) var oddities = FeedOddities()

  /// The numbers of the rounds read so far.
  private var numbers: Set<RoundNumber> = []

  init(
    document: JSONDocument, officialNames: OfficialNames, corrections: [RoundNumber: [Correction]]
  ) {
    self.document = document
    self.officialNames = officialNames
    self.corrections = corrections
  }

  /// Reads one round and the pool published with it, nil if a field of the round has a fault.
  mutating func round(_ node: JSONDocument.Node) -> Round? {
    guard let round = roundNumber(of: node) else { return nil }
    let fields = Fields(node: node, round: round)
    oddities.count(node)
    let day = day(fields, "drawDate")
    let name = read(fields, "drawName", as: Column<String>("drawName"))
    let category = name.flatMap { self.category(of: $0, fields) }
    let invitations = number(fields, "drawSize", in: 1...1_000_000)
    let cutoff = number(fields, "drawCRS", in: 0...1200)
    let drawn = instant(fields, "drawDateTime", notAfter: day?.advanced(by: 1))
    let tieBreak = instant(fields, "drawCutOff", notAfter: day)
    if let day { readPool(fields, published: day) }
    guard let day, let name, let category, let invitations, let cutoff else { return nil }
    return Round(
      number: round, day: day, name: name, category: category, invitations: invitations,
      cutoff: Double(cutoff), tieBreak: tieBreak, drawn: drawn)
  }

  /// One object of the feed.
  private struct Fields {
    let node: JSONDocument.Node
    let round: RoundNumber
  }

  // MARK: - Fields

  /// The number of a round, which no other round of the feed has.
  private mutating func roundNumber(of node: JSONDocument.Node) -> RoundNumber? {
    guard let text = text(node["drawNumber"], "drawNumber", of: node) else { return nil }
    let number = RoundNumber(text)
    guard number.isPublishedForm else {
      report(
        at: node, "drawNumber",
        "drawNumber \"\(text.shortened)\" is not the number of a round, such as 91 or 91a",
        "correct it or drop the round")
      return nil
    }
    guard numbers.insert(number).inserted else {
      report(
        at: node, "drawNumber", round: number, "round \(text) stands here again",
        "drop one of the two")
      return nil
    }
    return number
  }

  /// The text of a field, corrected where it is known to be wrong.
  private mutating func value(_ fields: Fields, _ name: String) -> String? {
    guard let published = text(fields.node[name], name, of: fields.node, round: fields.round)
    else { return nil }
    let correction = corrections[fields.round]?.first {
      $0.field == name && $0.isOf(published)
    }
    guard let correction else { return published }
    repair(fields, name, published, correction.corrected, correction.reason)
    return correction.corrected
  }

  private mutating func text(
    _ field: JSONDocument.Node?, _ name: String, of node: JSONDocument.Node,
    round: RoundNumber? = nil
  ) -> String? {
    guard let field else {
      report(
        at: node, name, round: round, "no field \"\(name)\"", "give the feed as IRCC publishes it")
      return nil
    }
    guard let text = field.text else {
      report(
        at: node, name, round: round, "\(name) is not a text",
        "give the feed as IRCC publishes it")
      return nil
    }
    return text
  }

  private mutating func number(
    _ fields: Fields, _ name: String, in range: ClosedRange<Int>
  ) -> Int? {
    read(fields, name, as: Column(name, in: range))
  }

  /// Reads a day in the form of ISO 8601, or in English or French words.
  private mutating func day(_ fields: Fields, _ name: String) -> Day? {
    if let day = fields.node[name]?.text.flatMap(Day.init(french:)) {
      oddities.language = .french
      return day
    }
    return read(fields, name, as: Column<Day>(name))
  }

  private mutating func read<Value>(
    _ fields: Fields, _ name: String, as column: Column<Value>
  ) -> Value? {
    guard let text = value(fields, name) else { return nil }
    do throws(CellFault) {
      return try column.parse(text)
    } catch {
      report(fields, name, "\(name) \(error.problem)", error.remedy)
      return nil
    }
  }

  private mutating func category(of name: String, _ fields: Fields) -> Category? {
    do throws(UnknownName) {
      return try officialNames.category(of: name)
    } catch {
      report(
        fields, "drawName", "\"\(error.name)\" is an unknown category", error.remedy)
      return nil
    }
  }

  /// Reads a date-time, of which the feed leaves out the year once.
  private mutating func instant(
    _ fields: Fields, _ name: String, notAfter day: Day?
  ) -> Instant? {
    guard let text = value(fields, name), !text.isEmpty, let day else { return nil }
    guard let read = FeedInstant(text, notAfter: day) else {
      report(
        fields, name, "\(name) \"\(text.shortened)\" is not a date and time",
        "correct it in a copy of the feed, or leave it empty there")
      return nil
    }
    for quirk in read.quirks {
      repair(fields, name, text, read.instant.description, quirk)
    }
    oddities.note(fields.round, name, text, read)
    return read.instant
  }

  // MARK: - Pool

  /// Reads the bands of the pool, once a day of counting; all zeros mean not published.
  private mutating func readPool(_ fields: Fields, published: Day) {
    guard let day = day(fields, "drawDistributionAsOn") else { return }
    if let first = snapshots.first(where: { $0.day == day }) {
      oddities.compare(fields.round, fields.node, published: published, with: first)
      return
    }
    var counts: [Int] = []
    for field in 1...18 {
      guard let count = number(fields, "dd\(field)", in: 0...10_000_000) else { return }
      counts.append(count)
    }
    guard counts[17] > 0 else {
      oddities.withoutPool.append(fields.round)
      return
    }
    checkSums(of: counts, fields)
    let bands = PoolSnapshot.feedBands.map { field, scores in
      PoolSnapshot.Band(scores: scores, candidates: counts[field - 1])
    }
    snapshots.append(
      PoolSnapshot(day: day, round: fields.round, published: published, bands: bands))
  }

  /// Compares the sums that the feed gives with those of its bands.
  private mutating func checkSums(of counts: [Int], _ fields: Fields) {
    let sums = [
      (field: 3, parts: Array(4...8)), (9, Array(10...14)), (18, [1, 2, 3, 9, 15, 16, 17]),
    ]
    for (field, parts) in sums {
      let sum = parts.reduce(0) { $0 + counts[$1 - 1] }
      guard sum != counts[field - 1] else { continue }
      repair(
        fields, "dd\(field)", counts[field - 1].grouped, sum.grouped,
        "the published sum is not that of its bands")
    }
  }

  // MARK: - Notes

  private mutating func repair(
    _ fields: Fields, _ name: String, _ published: String, _ taken: String, _ reason: String
  ) {
    repairs.append(
      Repair(
        round: fields.round, field: name, published: published, taken: taken, reason: reason))
  }

  private mutating func report(
    _ fields: Fields, _ name: String, _ problem: String, _ remedy: String
  ) {
    report(at: fields.node, name, round: fields.round, problem, remedy)
  }

  private mutating func report(
    at node: JSONDocument.Node, _ name: String, round: RoundNumber? = nil, _ problem: String,
    _ remedy: String
  ) {
    let field = node[name]
    let diagnostic = Diagnostic(
      location: document.location(of: field ?? node), problem: problem, remedy: remedy)
    faults.append(
      FeedFault(
        round: round, field: name, value: field?.text?.shortened ?? "", diagnostic: diagnostic))
  }
}

/// A field of the feed that cannot be read.
struct FeedFault {
  let round: RoundNumber?
  let field: String
  let value: String
  let diagnostic: Diagnostic
}
