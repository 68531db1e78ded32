import Tabular

/// A bound that a score of a backtest must keep, such as `mae<=25` or `naive.coverage80>=0.77`.
struct ScoreBound {
  /// The bound as it was given.
  let text: String

  /// The name of the model, nil for the one that the command takes by itself.
  let model: String?

  /// The name of the measure.
  let measure: String

  private let isUpper: Bool
  private let bound: Double

  /// Reads a bound: a model and a full stop, if any, a measure, `<=` or `>=`, a number.
  init?(_ text: String, of measures: [String]) {
    guard let sign = ["<=", ">="].first(where: text.contains) else { return nil }
    let sides = text.split(separator: sign, maxSplits: 1).map { $0.filter { !$0.isWhitespace } }
    guard sides.count == 2, let bound = Double(sides[1]), bound.isFinite else { return nil }
    let names = sides[0].split(separator: ".", maxSplits: 1).map(String.init)
    guard let measure = names.last, measures.contains(measure) else { return nil }
    self.text = text.filter { !$0.isWhitespace }
    model = names.count == 2 ? names[0] : nil
    self.measure = measure
    isUpper = sign == "<="
    self.bound = bound
  }

  /// Fails unless a score keeps the bound.
  ///
  /// - Parameters:
  ///   - score: The score, nil if there is none.
  ///   - missing: The text for a score that is not there.
  /// - Throws: ``FailedRequirement`` if it does not.
  func check(_ score: Double?, missing: String) throws {
    guard let score else { throw FailedRequirement(text: text, found: missing) }
    guard isUpper ? score <= bound : score >= bound else {
      throw FailedRequirement(text: text, found: score.fixed(decimals: 3))
    }
  }
}

/// A bound that a backtest did not keep.
struct FailedRequirement: Error, CustomStringConvertible {
  let text: String
  let found: String

  /// The text of the error.
  var description: String {
    "\(text) does not hold: \(found); look at the backtest or change the bound"
  }
}
