import RealModule
public import Regression
import TimeSeries

/// A linear regression of a family's cut-offs, or of its rounds' sizes, on what is known of each.
///
/// The smaller a round, the higher it cuts, and the longer since the last one, the more candidates
/// have gathered; both act in proportion, so they enter as logarithms.
public struct RoundRegression: Sendable {
  /// What is explained.
  public enum Response: String, Sendable, CaseIterable {
    /// The cut-off, in CRS points.
    case cutoff

    /// The number of invitations.
    case invitations
  }

  /// What explains it.
  public enum Term: String, Sendable, CaseIterable {
    /// The years, of 365.25 days, since the family's first round.
    case time

    /// The natural logarithm of the number of invitations.
    case logInvitations = "log(invitations)"

    /// The natural logarithm of the days since the family's last round.
    case logGap = "log(gap)"
  }

  /// What is explained.
  public let response: Response

  /// What explains it, beside the intercept.
  public let terms: [Term]

  /// Whether the line may miss the origin.
  public let hasIntercept: Bool

  /// Chooses a regression.
  ///
  /// - Parameters:
  ///   - response: What is explained.
  ///   - terms: What explains it; by default all that can.
  ///   - intercept: Whether there is an intercept.
  public init(response: Response = .cutoff, terms: [Term]? = nil, intercept: Bool = true) {
    self.response = response
    self.terms = terms ?? Term.allCases.filter { $0 != response.asTerm }
    hasIntercept = intercept
  }

  /// The rounds that the regression can use: with a gap among its terms, all but the first.
  public func observations(in rounds: [Round]) -> [Round] {
    terms.contains(.logGap) ? Array(rounds.dropFirst()) : rounds
  }

  /// The response of each observation.
  ///
  /// - Parameter rounds: The rounds of one family, in the order of time.
  /// - Returns: The values, an observation each.
  public func responses(in rounds: [Round]) -> [Double] {
    observations(in: rounds).map { round in
      switch response {
      case .cutoff: Double(round.cutoff)
      case .invitations: Double(round.invitations)
      }
    }
  }

  /// The regressors of each observation.
  ///
  /// - Parameter rounds: The rounds of one family, in the order of time.
  /// - Returns: A column a term, after the intercept.
  public func design(for rounds: [Round]) -> Design {
    let gaps = zip(rounds, rounds.dropFirst()).map { $0.day.distance(to: $1.day) }
    let observed = observations(in: rounds)
    let columns = terms.map { term in
      switch term {
      case .time: observed.map { Double(rounds[0].day.distance(to: $0.day)) / 365.25 }
      case .logInvitations: observed.map { Double.log(Double($0.invitations)) }
      // Two rounds of one family on one day are taken as a day apart.
      case .logGap: gaps.map { Double.log(Double(max($0, 1))) }
      }
    }
    return Design(
      terms: terms.map(\.rawValue), columns: columns, observations: observed.count,
      intercept: hasIntercept)
  }
}

extension RoundRegression.Response {
  /// The term that holds the response itself, and so cannot explain it.
  public var asTerm: RoundRegression.Term? {
    self == .invitations ? .logInvitations : nil
  }
}
