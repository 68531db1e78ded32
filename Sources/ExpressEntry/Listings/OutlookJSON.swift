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
      "category": .text(category.name),
      "asOf": JSON(asOf),
      "lastRound": lastRound.map(JSON.init(round:)) ?? .null,
      "model": .text(model.rawValue),
      "chosenModel": JSON(chosenModel?.rawValue),
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
      "explanation": explanation.map(\.json) ?? .null,
      "bySize": sizedListing.json,
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
      "category": .text(round.category.name), "invitations": .integer(round.invitations),
      "cutoff": JSON(score: round.cutoff), "tieBreak": JSON(round.tieBreak),
    ]
  }
}

extension Outlook {
  /// The cut-off by the size of the round, a row a size.
  public var sizedListing: Listing {
    Listing(
      columns: [
        .init("invitations", "Invitations"), .init("cutoff", "Cut-off"),
        .init("lower80", "80 % from"), .init("upper80", "To"), .init("lower95", "95 % from"),
        .init("upper95", "To"),
      ],
      rows: bySize.map { sized in
        let (inner, outer) = (sized.interval(level: 0.8), sized.interval(level: 0.95))
        return [
          .integer(sized.invitations), .number(sized.cutoff.mean, decimals: 0),
          .integer(inner.lowerBound), .integer(inner.upperBound), .integer(outer.lowerBound),
          .integer(outer.upperBound),
        ]
      })
  }
}

extension Explanation {
  /// The explanation as JSON.
  var json: JSON {
    [
      "lastCutoff": .integer(lastCutoff), "stockEffect": JSON(stockEffect),
      "sizeEffect": JSON(sizeEffect), "waitEffect": JSON(waitEffect), "cutoff": JSON(cutoff),
      "waitDays": .integer(wait.next), "invitations": .integer(invitations.next),
      "inflowPerDayAndPoint": JSON(inflow.perDayAndPoint),
      "fallPerTenPoints": JSON(inflow.fallPerTenPoints),
      "inflowChangeInYear": JSON(inflow.changeInYear), "sentence": .text(sentence),
    ]
  }
}
