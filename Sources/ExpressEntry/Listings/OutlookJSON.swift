import Forecasting
public import Tabular
import TimeSeries

extension Outlook {
  /// The outlook as JSON.
  ///
  /// - Parameter levels: The probabilities of the intervals, in percent, each in `0..<100`.
  /// - Returns: An object with the keys of the command line's contract.
  public func json(levels: [Double]) -> JSON {
    [
      "family": .text(family.name),
      "asOf": JSON(asOf),
      "lastRound": lastRound.map(JSON.init(round:)) ?? .null,
      "model": .text(chosenModel ?? model),
      "date": date.map { estimate in
        [
          "median": JSON(estimate.median), "lower": JSON(estimate.lower),
          "upper": JSON(estimate.upper),
        ]
      } ?? .null,
      "size": size.map { estimate in
        [
          "median": .integer(estimate.median), "lower": .integer(estimate.lower),
          "upper": .integer(estimate.upper),
        ]
      } ?? .null,
      "cutoff": cutoff.map { cutoff in
        [
          "mean": JSON(cutoff.mean), "median": JSON(cutoff.median),
          "intervals": .array(levels.compactMap(intervalJSON)),
        ]
      } ?? .null,
      "record": record.map { record in
        [
          "rounds": .integer(record.rounds), "mae": JSON(record.meanAbsoluteError),
          "naiveMae": JSON(record.naiveMeanAbsoluteError), "coverage80": JSON(record.coverage80),
        ]
      } ?? .null,
      "notes": .array(notes.map { .text($0.description) }),
    ]
  }

  private func intervalJSON(level: Double) -> JSON? {
    cutoffInterval(level: level / 100).map { interval in
      [
        "level": JSON(level), "lower": .integer(interval.lowerBound),
        "upper": .integer(interval.upperBound),
      ]
    }
  }
}

extension JSON {
  /// A round, with the keys of the list of draws.
  init(round: Round) {
    self = [
      "round": .text(round.number.text), "date": JSON(round.day), "name": .text(round.name),
      "family": .text(round.family.name), "invitations": .integer(round.invitations),
      "cutoff": .integer(round.cutoff), "tieBreak": JSON(round.tieBreak),
    ]
  }
}
