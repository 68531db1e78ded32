import ArgumentParser
import ExpressEntry

/// A bound that a backtest of cut-offs must keep.
struct Requirement: ExpressibleByArgument {
  private let bound: ScoreBound
  private let model: CutoffModelName

  /// Reads a bound; nil if it is none, or of a model that there is not.
  init?(argument: String) {
    guard let bound = ScoreBound(argument, of: Self.measures),
      let model = bound.model.map(CutoffModelName.init(rawValue:)) ?? .auto
    else { return nil }
    self.bound = bound
    self.model = model
  }

  /// Fails unless the backtest keeps the bound, over all its categories.
  func check(_ backtest: CutoffBacktest) throws {
    try bound.check(
      backtest.summary["all"]?.row(of: model)?.value(of: bound.measure),
      missing: "no forecast of the model \(model)")
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
