import Tabular

/// The probability of prediction intervals, with the names that columns have by it.
struct IntervalLevel: Sendable {
  /// The probability, between zero and one.
  let probability: Double

  /// In percent, as `80` or `97.5`.
  var percent: String {
    let digits = (100 * probability).fixed(decimals: 6)
    let trimmed = digits.reversed().drop { $0 == "0" }.drop { $0 == "." }
    return String(trimmed.reversed())
  }

  /// The columns of the two bounds.
  var columns: [Listing.Column] {
    [.init("lower\(percent)", "\(percent) % from"), .init("upper\(percent)", "To")]
  }
}
