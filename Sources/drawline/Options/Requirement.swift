import ArgumentParser
import ExpressEntry
import Tabular

/// A bound that a backtest must keep, such as `mae<=25` or `naive.coverage80>=0.77`.
struct Requirement: ExpressibleByArgument {
  private let text: String
  private let model: CutoffModelName
  private let measure: String
  private let isUpperBound: Bool
  private let bound: Double

  /// Reads a bound: a model and a full stop, if it is not auto's, a measure, `<=` or `>=`, a number.
  init?(argument: String) {
    guard let sign = ["<=", ">="].first(where: argument.contains) else { return nil }
    let sides = argument.split(separator: sign, maxSplits: 1)
      .map { $0.filter { !$0.isWhitespace } }
    guard sides.count == 2, let bound = Double(sides[1]), bound.isFinite else { return nil }
    let names = sides[0].split(separator: ".", maxSplits: 1).map(String.init)
    guard let measure = names.last, Self.measures.contains(measure),
      let model = names.count == 2 ? CutoffModelName(rawValue: names[0]) : .auto
    else { return nil }
    text = argument.filter { !$0.isWhitespace }
    self.model = model
    self.measure = measure
    isUpperBound = sign == "<="
    self.bound = bound
  }

  /// Fails unless the backtest keeps the bound, over all its categories.
  func check(_ backtest: CutoffBacktest) throws {
    guard let value = backtest.summary["all"]?.row(of: model)?.value(of: measure) else {
      throw FailedRequirement(text: text, found: "no forecast of the model \(model)")
    }
    guard isUpperBound ? value <= bound : value >= bound else {
      throw FailedRequirement(text: text, found: value.fixed(decimals: 3))
    }
  }

  static let measures = [
    "n", "mae", "medianAbsoluteError", "mase", "bias", "coverage80", "coverage95",
    "intervalScore80", "crps", "skillVsNaive",
  ]
}

/// Bounds apart by commas, such as `mae<=25, coverage80>=0.77`.
struct Requirements: ExpressibleByArgument {
  let all: [Requirement]

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    all = parts.compactMap { Requirement(argument: String($0)) }
    guard all.count == parts.count else { return nil }
  }
}

/// A bound that a backtest did not keep.
struct FailedRequirement: Error, CustomStringConvertible {
  let text: String
  let found: String

  /// What is wrong, and what to do.
  var description: String {
    "\(text) does not hold: \(found); look at the backtest or change the bound"
  }
}
