import ExpressEntry

extension RoundsReading {
  /// How a file of someone else's schema was taken, in words, a line each.
  var notes: [String] {
    var notes = [columnsNote]
    if isNumberedByDate { notes.append("the file has no round numbers; made from the dates") }
    for (number, given) in renumbered {
      let names = given.map(\.text).joined(separator: " and ")
      notes.append("\(given.count) rounds have the number \(number); taken as \(names)")
    }
    for row in leftOut { notes.append("line \(row.line) \(row.reason.words); left out") }
    for repair in repairs {
      notes.append(
        "round \(repair.round): \(repair.field) \"\(repair.published)\" taken as "
          + "\(repair.taken) (\(repair.reason))")
    }
    guard notes.count > Self.limit else { return notes }
    return notes.prefix(Self.limit) + ["and \(notes.count - Self.limit) notes more"]
  }

  private static let limit = 20

  private var columnsNote: String {
    let taken = RoundField.allCases.compactMap { field in
      columns[field].map { $0 == field.rawValue ? $0 : "\(field.rawValue) from \"\($0)\"" }
    }
    let rest = unused.prefix(20).map { "\"\($0)\"" }.joined(separator: ", ")
    return "columns: " + taken.joined(separator: ", ") + (rest.isEmpty ? "" : "; not used: \(rest)")
  }
}

extension RoundsReading.Reason {
  /// Why a row is no round, in words.
  var words: String {
    switch self {
    case .noDate: "has no date"
    case .noInvitations: "has no invitations and no score"
    case .repeated: "repeats the round before it"
    }
  }
}

extension Rounds {
  /// What the rounds lack, in words, a line each; nothing where all have a size and a cut-off.
  var notes: [String] {
    let unscored = all.count { $0.cutoff == nil }
    let bounded = all.count { $0.invitationsBelow != nil }
    var notes: [String] = []
    if unscored > 0 {
      notes.append(
        "\(unscored.rounds) \(unscored == 1 ? "has" : "have") no cut-off; counted in totals, not in "
          + "forecasts of cut-offs")
    }
    if bounded > 0 {
      notes.append(
        "\(bounded.rounds) \(bounded == 1 ? "has" : "have") only a bound of the invitations, such as "
          + "<5; totals do not count those invitations")
    }
    return notes
  }
}

extension Int {
  /// So many rounds, in words.
  fileprivate var rounds: String { "\(self) \(self == 1 ? "round" : "rounds")" }
}
