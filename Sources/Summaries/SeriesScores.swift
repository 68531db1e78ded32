import Forecasting
import Statistics
import Tabular

/// The scores of models over all series of a backtest, and how they are shown.
struct SeriesScores {
  /// A score of a model's outcomes.
  private struct Measure {
    let name: String
    let title: String
    let value: ([Outcome]) -> Double?
  }

  /// The place of the last value's model, with which skill compares; nil for none.
  private let naive: Int?

  /// The place of the model with which the test of Diebold and Mariano compares.
  private let opponent: Int?

  private let measures: [Measure]

  /// Chooses the scores.
  ///
  /// - Parameters:
  ///   - levels: The probabilities of the intervals to be scored.
  ///   - naive: The place of the last value's model.
  ///   - opponent: The place of the model with which the test of Diebold and Mariano compares.
  init(levels: [Double], naive: Int?, opponent: Int?) {
    self.naive = naive
    self.opponent = opponent
    let levels = levels.map { IntervalLevel(probability: $0) }
    measures =
      [
        Measure(name: "mae", title: "MAE", value: \.meanAbsoluteError),
        Measure(name: "rmse", title: "RMSE", value: \.rootMeanSquaredError),
        Measure(name: "mase", title: "MASE", value: \.meanAbsoluteScaledError),
        Measure(name: "rmsse", title: "RMSSE", value: \.rootMeanSquaredScaledError),
        Measure(name: "smape", title: "sMAPE", value: \.symmetricPercentageError),
        Measure(name: "bias", title: "Bias", value: \.bias),
      ]
      + levels.map { level in
        Measure(name: "coverage\(level.percent)", title: "Within \(level.percent) %") {
          $0.coverage(level: level.probability)
        }
      }
      + levels.map { level in
        Measure(
          name: "intervalScore\(level.percent)", title: "Interval score \(level.percent) %"
        ) { $0.intervalScore(level: level.probability) }
      }
      + levels.map { level in
        Measure(name: "msis\(level.percent)", title: "MSIS \(level.percent) %") {
          $0.meanScaledIntervalScore(level: level.probability)
        }
      }
      + [
        Measure(name: "pinball", title: "Pinball") { $0.meanPinballLoss() },
        Measure(name: "crps", title: "CRPS", value: \.crps),
      ]
  }

  /// The names of the scores, in order.
  var names: [String] { ["n"] + measures.map(\.name) + ["skillVsNaive", "dieboldMariano"] }

  /// The scores of the model at a place, in order; nil where there is nothing to score.
  func values(of index: Int, in backtests: [Backtest]) -> [Double?] {
    let outcomes = backtests.flatMap { $0.outcomes(ofMethodAt: index) }
    guard !outcomes.isEmpty else { return [0] + names.dropFirst().map { _ in nil } }
    let pairs = naive.map { naive in backtests.map { $0.pairedOutcomes(index, naive) } } ?? []
    let skill = pairs.flatMap(\.first).skill(against: pairs.flatMap(\.second))
    // The test is of one series; there is none of several together.
    let test =
      backtests.count == 1 && index != opponent
      ? opponent.flatMap { backtests[0].dieboldMariano(index, $0) } : nil
    return [Double(outcomes.count)] + measures.map { $0.value(outcomes) } + [skill, test?.p]
  }

  private var titles: [String] { ["n"] + measures.map(\.title) + ["Skill", "DM p"] }

  /// A row a model, for programs.
  func listing(_ summary: [SeriesBacktest.Row]) -> Listing {
    Listing(
      columns: [.init("model", "Model")] + zip(names, titles).map { .init($0, $1) },
      rows: summary.map { row in
        [.text(row.model)]
          + names.indices.map { cell(row.scores[$0], at: $0, in: [row.scores[$0]]) }
      })
  }

  /// A row a score and a column a model, for people: there are more scores than fit beside each other.
  func table(_ summary: [SeriesBacktest.Row]) -> Listing {
    Listing(
      columns: [.init("score", "Score")] + summary.map { .init($0.model, $0.model) },
      rows: titles.indices.map { place in
        let row = summary.map { $0.scores[place] }
        return [.text(titles[place])] + row.map { cell($0, at: place, in: row) }
      })
  }

  /// A score with as many decimals as give the largest of its row four digits.
  private func cell(_ score: Double?, at place: Int, in row: [Double?]) -> Listing.Cell {
    let largest = row.compactMap { $0.map(abs) }.max() ?? 0
    return names[place] == "n"
      ? .integer(score.map { Int($0) })
      : .number(score, decimals: (largest / 1000).decimals(digits: 1))
  }
}
