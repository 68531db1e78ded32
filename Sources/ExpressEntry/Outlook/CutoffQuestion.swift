public import TimeSeries

/// What is known of a round before its cut-off is.
public enum Given: String, Sendable, CaseIterable {
  /// Nothing: asked on the day of the category's previous round.
  case nothing = "none"

  /// Its date: asked on the eve of the round.
  case date

  /// Its date and size: asked on the eve of the round.
  case dateAndSize = "date,size"
}

/// The question what the next cut-off of a category will be, with all that may be used to answer it.
public struct CutoffQuestion: Sendable {
  /// The category.
  public let category: Category

  /// The day on which the question is asked; nothing dated after it is known.
  public let origin: Day

  /// The known rounds of the category, in the order of time.
  public let history: [Round]

  /// The known rounds of all categories, in the order of time.
  public let known: ArraySlice<Round>

  /// The day of the round, where it is given.
  public let day: Day?

  /// The number of invitations, where it is given.
  public let invitations: Int?

  /// The mean absolute change from one cut-off to the next; nil with fewer than two rounds.
  var meanChange: Double? {
    guard history.count >= 2 else { return nil }
    let total = history.indices.dropFirst().reduce(0.0) { sum, index in
      sum + abs(history[index].points - history[index - 1].points)
    }
    return total / Double(history.count - 1)
  }

  /// What is given of the round.
  var given: Given {
    day == nil ? .nothing : invitations == nil ? .date : .dateAndSize
  }

  /// The round itself, to compare the answer with; nil where it is still to come.
  let outcome: Round?

  /// Asks for the next round of a category.
  ///
  /// - Parameters:
  ///   - category: The category.
  ///   - rounds: The rounds; those after the origin are not used.
  ///   - origin: The day on which the question is asked.
  ///   - day: The day of the round, where it is given.
  ///   - invitations: The number of invitations, where it is given.
  public init(
    nextRoundOf category: Category, in rounds: Rounds, origin: Day, day: Day? = nil,
    invitations: Int? = nil
  ) {
    self.init(
      category: category, rounds: rounds, origin: origin, day: day, invitations: invitations,
      outcome: nil)
  }

  private init(
    category: Category, rounds: Rounds, origin: Day, day: Day?, invitations: Int?, outcome: Round?
  ) {
    self.category = category
    self.origin = origin
    self.day = day
    self.invitations = invitations
    self.outcome = outcome
    known = rounds.all.prefix(rounds.all.firstIndex { $0.day > origin } ?? rounds.all.count)
    history = known.filter { $0.category == category }
  }

  /// The questions that the rounds of the past have answered, in the order of time.
  ///
  /// - Parameters:
  ///   - rounds: The rounds.
  ///   - given: What is known of each round before its cut-off is.
  ///   - minimumHistory: The least number of earlier rounds of the category.
  /// - Returns: A question for each round with at least so many before it.
  static func past(
    _ rounds: Rounds, given: Given, minimumHistory: Int
  ) -> [CutoffQuestion] {
    var earlier: [Category: (count: Int, last: Day)] = [:]
    var questions: [CutoffQuestion] = []
    for round in rounds.all {
      let (count, last) = earlier[round.category] ?? (0, round.day)
      earlier[round.category] = (count + 1, round.day)
      guard count >= minimumHistory else { continue }
      questions.append(
        CutoffQuestion(
          category: round.category, rounds: rounds,
          origin: given == .nothing ? last : round.day.advanced(by: -1),
          day: given == .nothing ? nil : round.day,
          invitations: given == .dateAndSize ? round.invitations : nil, outcome: round))
    }
    return questions
  }
}
