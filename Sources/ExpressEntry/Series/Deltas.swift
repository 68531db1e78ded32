import TimeSeries

/// The changes of a round against the previous one of its category.
public struct Delta: Sendable, Equatable {
  /// The round.
  public let round: Round

  /// The previous round of its category, nil for the first.
  public let previous: Round?

  /// The change of the cut-off, in points; nil where one of the two rounds has none.
  public var cutoffDelta: Double? {
    guard let cutoff = round.cutoff, let before = previous?.cutoff else { return nil }
    return cutoff - before
  }

  /// The change of the cut-off in whole points, as Express Entry has it.
  public var wholeCutoffDelta: Int? { cutoffDelta.map { Int($0.rounded()) } }

  /// The change of the number of invitations; nil where one of the two is only bounded.
  public var invitationsDelta: Int? {
    guard let previous, previous.invitationsBelow == nil, round.invitationsBelow == nil else {
      return nil
    }
    return round.invitations - previous.invitations
  }

  /// The days since the previous round.
  public var gapDays: Int? { previous.map { $0.day.distance(to: round.day) } }
}

extension Rounds {
  /// Each round beside the previous one of its category, in the order of time.
  public var deltas: [Delta] {
    var last: [Category: Round] = [:]
    return all.map { round in
      defer { last[round.category] = round }
      return Delta(round: round, previous: last[round.category])
    }
  }
}
