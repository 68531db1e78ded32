/// One thing that a file says of a round, under the name that it has in our own files.
public enum RoundField: String, Sendable, CaseIterable {
  case round, date, name, invitations, cutoff, tieBreak, drawn

  /// The fields without which a row is no round.
  ///
  /// A round's number can be made from its date.
  static let required: [RoundField] = [.date, .name, .invitations, .cutoff]

  /// The names that people give the field's column, the likeliest first, folded for matching.
  var knownNames: [String] {
    switch self {
    case .round:
      [
        "round", "roundnumber", "roundno", "round#", "drawnumber", "drawno", "draw#", "#", "number",
        "no", "num", "draw", "id",
      ]
    case .date: ["date", "drawdate", "rounddate", "dateofround", "dateissued", "datefull"]
    case .name:
      [
        "name", "drawname", "roundname", "type", "roundtype", "drawtype", "program", "programme",
        "category", "stream", "streamname", "drawcategory", "family",
      ]
    case .invitations:
      [
        "invitations", "invitationsissued", "issued", "itas", "itasissued", "ita", "size",
        "drawsize", "roundsize", "nbinvitations", "numberofinvitations", "totalinvitations",
      ]
    case .cutoff:
      [
        "cutoff", "crscutoff", "cutoffscore", "crs", "crsscore", "score", "drawcrs", "mincrs",
        "minimumcrs", "minimumcrsscore", "lowestcrs", "lowestcrsscore", "scoremin", "minscore",
        "minimumscore", "crsscoreoflowestrankedcandidateinvited", "points",
      ]
    case .tieBreak:
      ["tiebreak", "tiebreaking", "tiebreakingrule", "tiebreaker", "drawcutoff", "tiebreakdate"]
    case .drawn: ["drawn", "drawtime", "drawdatetime", "drawdateandtime", "roundtime"]
    }
  }
}

extension String {
  /// A column's name without case, spaces and punctuation, but for the sign of a number.
  var foldedColumnName: String {
    String(lowercased().filter { $0.isLetter || $0.isNumber || $0 == "#" })
  }
}
