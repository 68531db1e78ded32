public import Regression
import TimeSeries

extension Formula {
  /// What explains a category's cut-offs by all that is known of each round.
  ///
  /// The smaller a round, the higher it cuts, and the longer since the last one, the more candidates
  /// have gathered; both act in proportion, so they enter as logarithms.
  public static let cutoffs = Formula(
    .variable("cutoff"), [.variable("time"), .logarithm(of: "invitations"), .logarithm(of: "gap")])

  /// What explains the sizes of a category's rounds by all that is known of each.
  public static let sizes = Formula(
    .variable("invitations"), [.variable("time"), .logarithm(of: "gap")])
}

extension [Round] {
  /// What a formula may name of the rounds of one category, which are in the order of time.
  ///
  /// The numbers are `cutoff`, in CRS points, `invitations`, `time`, in years of 365.25 days since
  /// the first round, and `gap`, in days since the last one: one where both are on a day, NaN for
  /// the first. The label is `name`, the official name of the category.
  public var variables: Variables {
    let gaps = zip(self, dropFirst()).map { Double(Swift.max(1, $0.day.distance(to: $1.day))) }
    return Variables(
      observations: count, days: map { DayNumber(Int($0.day.number)) },
      numbers: [
        "cutoff": map { Double($0.cutoff) },
        "invitations": map { Double($0.invitations) },
        "time": map { Double(self[0].day.distance(to: $0.day)) / 365.25 },
        "gap": Array<Double>((isEmpty ? [] : [.nan]) + gaps),
      ],
      labels: ["name": map(\.name)])
  }
}
