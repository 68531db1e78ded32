import TimeSeries

extension Round {
  /// One of the round's values in the form of our datasets, empty where there is none.
  func text(of field: Revision.Field) -> String {
    switch field {
    case .date: day.description
    case .name: name
    case .invitations: writtenInvitations
    case .cutoff: writtenCutoff ?? ""
    case .tieBreak: tieBreak?.description ?? ""
    case .drawn: drawn?.description ?? ""
    case .pool: ""
    }
  }

  /// The round with another value in one field; nil if the text is no such value.
  func with(_ field: Revision.Field, _ text: String, officialNames: OfficialNames) -> Round? {
    switch field {
    case .date: Day(text).map { copy(day: $0) }
    case .name: copy(name: text, category: try? officialNames.category(of: text))
    case .invitations: Int(text).map { copy(invitations: $0) }
    case .cutoff: text.isEmpty ? copy(cutoff: .some(nil)) : Double(text).map { copy(cutoff: $0) }
    case .tieBreak:
      text.isEmpty ? copy(tieBreak: .some(nil)) : Instant(text).map { copy(tieBreak: $0) }
    case .drawn: text.isEmpty ? copy(drawn: .some(nil)) : Instant(text).map { copy(drawn: $0) }
    case .pool: nil
    }
  }

  private func copy(
    day: Day? = nil, name: String? = nil, category: Category? = nil, invitations: Int? = nil,
    cutoff: Double?? = nil, tieBreak: Instant?? = nil, drawn: Instant?? = nil
  ) -> Round {
    Round(
      number: number, day: day ?? self.day, name: name ?? self.name,
      category: category ?? self.category, invitations: invitations ?? self.invitations,
      invitationsBelow: invitations == nil ? invitationsBelow : nil,
      cutoff: cutoff ?? self.cutoff, tieBreak: tieBreak ?? self.tieBreak,
      drawn: drawn ?? self.drawn)
  }
}

extension Rounds {
  /// The rounds as they were before revisions, each of which is taken back, the newest first.
  ///
  /// A revision whose new value the round does not have is passed over.
  func before(_ revisions: [Revision], officialNames: OfficialNames) -> Rounds {
    guard !revisions.isEmpty else { return self }
    var rounds = Dictionary(all.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    for revision in revisions.reversed() {
      guard
        let round = rounds[revision.round], round.text(of: revision.field) == revision.new,
        let earlier = round.with(revision.field, revision.old, officialNames: officialNames)
      else { continue }
      rounds[revision.round] = earlier
    }
    return Rounds(all.compactMap { rounds[$0.number] }, categories: categories)
  }
}
