import Tabular
import TimeSeries

/// What is odd about how a feed is written, counted while it is read.
struct FeedOddities {
  var language = FeedLanguage.english

  /// The rounds with which no state of the pool was published: all its bands are zero.
  var withoutPool: [RoundNumber] = []

  private var ofRounds: [Finding] = []
  private var grouped: (count: Int, example: String) = (0, "")
  private var marked: Set<String> = []

  /// Counts the fields of a round that have separators between thousands, or hold HTML.
  mutating func count(_ node: JSONDocument.Node) {
    for name in ["drawSize", "drawCRS"] + (1...18).map({ "dd\($0)" }) {
      guard let text = node[name]?.text, text.contains(where: { !$0.isNumber }) else { continue }
      grouped.count += 1
      grouped.example = text
    }
    for name in ["drawNumberURL", "mitext", "DrawText1"]
    where node[name]?.text?.contains("<") == true {
      marked.insert(name)
    }
  }

  /// Notes the language and the punctuation of a date-time.
  mutating func note(_ round: RoundNumber, _ field: String, _ text: String, _ read: FeedInstant) {
    if read.language == .french { language = .french }
    guard !read.punctuation.isEmpty else { return }
    ofRounds.append(
      Finding(
        .note, round: round, field: field, value: text,
        problem: read.punctuation.joined(separator: "; "), repair: "taken as \(read.instant)"))
  }

  /// Notes that a count is published again when it is old, and bands that differ from the first.
  mutating func compare(
    _ round: RoundNumber, _ node: JSONDocument.Node, published: Day, with earlier: PoolSnapshot
  ) {
    let age = earlier.day.distance(to: published)
    if age > 7 {
      ofRounds.append(
        Finding(
          .note, round: round, field: "drawDistributionAsOn", value: earlier.day.description,
          problem: "the count, published with round \(earlier.round) before, was \(age) days old",
          repair: "none is needed"))
    }
    for (band, field) in zip(earlier.bands, PoolSnapshot.feedBands.map(\.field)) {
      let name = "dd\(field)"
      guard
        let text = node[name]?.text, let count = try? Column(name, in: 0...10_000_000).parse(text),
        count != band.candidates
      else { continue }
      ofRounds.append(
        Finding(
          .warning, round: round, field: name, value: text,
          problem: "with round \(earlier.round) it was \(band.candidates.grouped) for the same day",
          repair: "the first is taken"))
    }
  }

  /// What is odd, the whole feed first.
  func findings(encoding: TextEncoding, rounds: Rounds) -> [Finding] {
    var found: [Finding] = []
    if encoding != .utf8 {
      found.append(
        Finding(
          .note, value: encoding.rawValue, problem: "the file is not in the encoding UTF-8",
          repair: "read as \(encoding.rawValue)"))
    }
    if language != .english {
      found.append(
        Finding(
          .note, value: language.rawValue, problem: "its dates are in \(language.rawValue)",
          repair: "read by the names of that language"))
    }
    if grouped.count > 0 {
      found.append(
        Finding(
          .note, value: grouped.example,
          problem: "\(grouped.count) numbers have a separator between thousands",
          repair: "read without it"))
    }
    if !marked.isEmpty {
      found.append(
        Finding(
          .note, field: marked.sorted().joined(separator: " "), problem: "the fields hold HTML",
          repair: "they are not read"))
    }
    let untied = rounds.all.filter { $0.tieBreak == nil }
    if !untied.isEmpty {
      found.append(
        Finding(
          .note, field: "drawCutOff", problem: "it is not known in \(untied.count) rounds",
          repair: "left empty"))
    }
    return found + poolless(since: rounds) + ofRounds + sharedDays(in: rounds)
  }

  /// The rounds without a pool: those before the first one with it together, then each.
  private func poolless(since rounds: Rounds) -> [Finding] {
    let missing = Set(withoutPool)
    let ordered = rounds.all
    let first = ordered.firstIndex { !missing.contains($0.number) } ?? ordered.endIndex
    var found: [Finding] = []
    if first > 0 {
      found.append(
        Finding(
          .note, field: "dd18", value: "0",
          problem: "no pool was published with the first \(first) rounds",
          repair: "all zeros are taken as not published"))
    }
    for round in ordered[first...] where missing.contains(round.number) {
      found.append(
        Finding(
          .note, round: round.number, field: "dd18", value: "0",
          problem: "no pool was published with it",
          repair: "all zeros are taken as not published"))
    }
    return found
  }

  /// Rounds on the day of the one before, under a number of their own or a letter.
  private func sharedDays(in rounds: Rounds) -> [Finding] {
    zip(rounds.all, rounds.all.dropFirst()).filter { $0.day == $1.day }.map { earlier, later in
      Finding(
        .note, round: later.number, field: "drawNumber", value: later.number.text,
        problem: "it is on the day of round \(earlier.number), \(later.day)",
        repair: "both are kept, in the order of their numbers")
    }
  }
}
