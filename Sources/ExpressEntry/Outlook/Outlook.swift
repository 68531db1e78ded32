public import Forecasting
import Statistics
import Tabular
public import TimeSeries

/// The forecast of a category's next round.
public struct Outlook: Sendable {
  /// The category.
  public let category: Category

  /// The day on which this is said; nothing dated after it was used.
  public let asOf: Day

  /// The category's last round, nil if it had none.
  public let lastRound: Round?

  /// The model that was asked.
  public let model: CutoffModelName

  /// The model whose forecast it is: where `auto` was asked, the one that it chose.
  public let chosenModel: CutoffModelName?

  /// The day of the round.
  public let date: Estimate<Day>?

  /// The number of invitations.
  public let size: Estimate<Int>?

  /// The cut-off, nil where the category has too few rounds or is dormant.
  public let cutoff: PredictiveDistribution?

  /// The record of the model's forecasts for this category.
  public let record: Record?

  /// What moves the cut-off from the last one; nil where there are not two rounds to compare.
  public let explanation: Explanation?

  /// The cut-off by the size of the round; empty where no cut-off is forecast.
  public let bySize: [SizedCutoff]

  /// What else is to be known, in the order of weight.
  public let notes: [Note]

  /// The track record of past forecasts.
  public struct Record: Sendable, Equatable {
    /// The number of rounds forecast.
    public let rounds: Int

    /// The mean absolute error, in CRS points.
    public let meanAbsoluteError: Double

    /// That of the last value on the same rounds.
    public let naiveMeanAbsoluteError: Double

    /// The share of rounds within their 80 % interval.
    public let coverage80: Double
  }

  /// The candidates who wait for the next round, by the model of the stock; nil where it knows none.
  public let stock: Stock?

  /// The candidates who wait for a round.
  public struct Stock: Sendable {
    /// The day of the round that is given or else expected.
    public let day: Day

    /// The number of invitations that is given or else expected.
    public let invitations: Int

    /// The cut-off by the model.
    public let cutoff: Int

    /// The scores shown.
    public let scores: ClosedRange<Int>

    /// How many wait at each of them.
    public let candidates: [Double]
  }

  /// The cut-off of a round of one size, on the day that is given or else expected.
  public struct SizedCutoff: Sendable {
    /// The number of invitations.
    public let invitations: Int

    /// The cut-off.
    public let cutoff: PredictiveDistribution

    /// The whole cut-offs between which it falls with a probability, within `0...1200`.
    public func interval(level: Double) -> ClosedRange<Int> {
      wholeCutoffs(within: cutoff.interval(level: level))
    }
  }

  /// Something to be known of an outlook.
  public enum Note: Sendable, Equatable {
    /// The category has had no round.
    case noRounds

    /// The category has had too few rounds to measure a forecast by.
    case tooFewRounds(have: Int, need: Int)

    /// The category has had no round for longer than its rhythm explains.
    case dormant(since: Day)

    /// The automatic model kept to the last value.
    case lastValueChosen

    /// On past rounds the model was no better than the last value.
    case noBetterThanLastValue

    /// The size or date was given and the model that answers does not use it.
    case sizeNotUsed
  }

  /// The whole cut-offs between which the next one falls with a probability, within `0...1200`.
  public func cutoffInterval(level: Double) -> ClosedRange<Int>? {
    cutoff.map { wholeCutoffs(within: $0.interval(level: level)) }
  }
}

extension Outlook.Record {
  /// How a model's forecasts for a category turned out; nil where none has an outcome.
  init?(of model: CutoffModelName, category: Category, in past: [CutoffForecast]) {
    let known = past.filter { $0.category == category && $0.outcome != nil }
    let asked = known.filter { $0.model == model }
    guard !asked.isEmpty else { return nil }
    let same = Set(asked.compactMap { $0.outcome?.number })
    let naiveErrors = known.filter { forecast in
      forecast.model == .naive && forecast.outcome.map { same.contains($0.number) } ?? false
    }
    .compactMap(\.error)
    rounds = asked.count
    meanAbsoluteError = asked.compactMap(\.error).map(abs).mean
    naiveMeanAbsoluteError = naiveErrors.map(abs).mean
    let within = asked.filter { forecast in
      forecast.outcome.map { forecast.interval(level: 0.8).reaches($0.points) } ?? false
    }
    coverage80 = Double(within.count) / Double(rounds)
  }
}

extension Outlook {
  /// Where the outlook comes from, in lines to stand below its figures.
  public var lines: [String] {
    let last = lastRound.map {
      "Last round: \($0.number) on \($0.day), \($0.invitations) invitations, "
        + ($0.writtenCutoff.map { "cut-off \($0)" } ?? "no cut-off published")
    }
    let source = chosenModel.map { chosen in
      chosen == model ? "Model: \(model)" : "Model: \(chosen), chosen by \(model)"
    }
    let past = record.map {
      """
      Record: \($0.rounds) past rounds missed by \($0.meanAbsoluteError.fixed(decimals: 1)) on \
      average, by the last value \($0.naiveMeanAbsoluteError.fixed(decimals: 1)); \
      \($0.coverage80.fixed(decimals: 2)) within 80 %
      """
    }
    let why = cutoff == nil ? [] : explanation.map { [$0.sentence, $0.inflow.sentence] } ?? []
    return [last, source, past].compactMap(\.self) + why + notes.map(\.description)
  }
}

extension Outlook.Note: CustomStringConvertible {
  /// The note as a sentence.
  public var description: String {
    switch self {
    case .noRounds: "There has been no round of this category yet."
    case .tooFewRounds(let have, let need):
      "Only \(have) \(have == 1 ? "round" : "rounds") so far; a cut-off is forecast from \(need) on, when it can be checked."
    case .dormant(let since): "Dormant: no round since \(since), so no forecast."
    case .lastValueChosen:
      "By the record of past rounds no model beats the last value here, so it is the forecast."
    case .noBetterThanLastValue:
      "On past rounds this was no better than the last value."
    case .sizeNotUsed: "The model that answers does not use the size or date of the round."
    }
  }
}
