import TimeSeries

/// How a round differs from the previous one of its family.
public struct Delta: Sendable, Equatable {
  /// The round.
  public let round: Round

  /// The previous round of its family, nil for the first.
  public let previous: Round?

  /// The change of the cut-off, in CRS points.
  public var cutoffDelta: Int? { previous.map { round.cutoff - $0.cutoff } }

  /// The change of the number of invitations.
  public var invitationsDelta: Int? { previous.map { round.invitations - $0.invitations } }

  /// The days since the previous round.
  public var gapDays: Int? { previous.map { $0.day.distance(to: round.day) } }
}

extension Rounds {
  /// Each round beside the previous one of its family, in the order of time.
  public var deltas: [Delta] {
    var last: [Family: Round] = [:]
    return all.map { round in
      defer { last[round.family] = round }
      return Delta(round: round, previous: last[round.family])
    }
  }
}
