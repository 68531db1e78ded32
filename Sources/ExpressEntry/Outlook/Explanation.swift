import RealModule
import Tabular
import TimeSeries

/// What moves a forecast away from the last cut-off, by the model of the stock.
///
/// One thing after the other is changed from as it was before the last round to as it is expected of
/// the next: what past rounds have left and how the inflow has gone, then the size, then the wait.
/// The three add up to the whole.
public struct Explanation: Sendable, Equatable {
  /// The last cut-off.
  public let lastCutoff: Int

  /// The number of invitations of the last round, and of the next.
  public let invitations: (last: Int, next: Int)

  /// The days before the last round, and before the next.
  public let wait: (last: Int, next: Int)

  /// What the last round's size after the last round's wait would change, in CRS points.
  public let stockEffect: Double

  /// What the other size adds.
  public let sizeEffect: Double

  /// What the other wait adds.
  public let waitEffect: Double

  /// The expected cut-off by the model of the stock.
  public var cutoff: Double { Double(lastCutoff) + stockEffect + sizeEffect + waitEffect }

  /// What comes into the pool.
  public let inflow: Inflow

  /// Eligible candidates as they come in, by the model.
  public struct Inflow: Sendable, Equatable {
    /// How many come in a day at each score next to the last cut-off.
    public let perDayAndPoint: Double

    /// By which part fewer come in at a score ten points higher.
    public let fallPerTenPoints: Double

    /// By which part of itself the inflow has changed since about a year ago; nil where no round is
    /// that old.
    public let changeInYear: Double?
  }

  /// Whether two explanations are the same.
  public static func == (left: Explanation, right: Explanation) -> Bool {
    left.lastCutoff == right.lastCutoff && left.invitations == right.invitations
      && left.wait == right.wait && left.stockEffect == right.stockEffect
      && left.sizeEffect == right.sizeEffect && left.waitEffect == right.waitEffect
      && left.inflow == right.inflow
  }
}

extension Explanation {
  /// Explains what the model of the stock says of a round.
  ///
  /// - Returns: Nil where there are not two rounds to compare.
  init?(_ question: CutoffQuestion, skyline: SkylineModel) {
    let history = question.history
    guard history.count >= 2, let last = history.last,
      let expected = skyline.expected(question),
      let state = skyline.state(
        of: question.category, after: history.count, on: question.origin)
    else { return nil }
    let lastWait = max(1, history[history.count - 2].day.distance(to: last.day))
    let nextWait = max(1, last.day.distance(to: expected.day))
    let same = last.day.advanced(by: lastWait)
    let start = state.cutoff(invitations: last.invitations, on: same)
    let sized = state.cutoff(invitations: expected.invitations, on: same)
    let waited = state.cutoff(invitations: expected.invitations, on: expected.day)
    lastCutoff = last.wholePoints
    invitations = (last.invitations, expected.invitations)
    wait = (lastWait, nextWait)
    stockEffect = start - last.points
    sizeEffect = sized - start
    waitEffect = waited - sized
    let yearAgo = history.lastIndex { $0.day.distance(to: question.origin) >= 365 }
    let before = yearAgo.flatMap {
      skyline.state(
        of: question.category, after: $0 + 1, on: history[$0].day, chosenOn: question.origin)
    }
    inflow = Inflow(
      perDayAndPoint: state.inflow(at: last.wholePoints),
      fallPerTenPoints: 1 - state.inflow(at: last.wholePoints + 10)
        / state.inflow(at: last.wholePoints),
      changeInYear: before.map {
        state.inflow(at: last.wholePoints) / $0.inflow(at: last.wholePoints) - 1
      })
  }

  /// The explanation in a sentence.
  public var sentence: String {
    let parts = [
      (stockEffect, "what past rounds left and who has come since"),
      (
        sizeEffect,
        invitations.next == invitations.last
          ? "the same size"
          : "\(invitations.next.grouped) invitations, not \(invitations.last.grouped)"
      ),
      (
        waitEffect,
        wait.next == wait.last
          ? "the same wait" : "\(wait.next) days of waiting, not \(wait.last)"
      ),
    ].filter { abs($0.0) >= 0.5 }
    guard !parts.isEmpty else {
      return "Nothing moves the next cut-off from the last, \(lastCutoff)."
    }
    let words = parts.map { effect, cause in
      "\(cause) \(effect > 0 ? "+" : "−")\(abs(effect).fixed(decimals: 0))"
    }
    return "From the last cut-off, \(lastCutoff): " + words.joined(separator: "; ")
      + " (by the model of the stock: \(cutoff.fixed(decimals: 0)))."
  }
}

extension Explanation.Inflow {
  /// The inflow in a sentence.
  public var sentence: String {
    let year = changeInYear.map { change in
      ", \((100 * abs(change)).fixed(decimals: 0)) % \(change < 0 ? "fewer" : "more") than a year ago"
    }
    return
      "By that model \(perDayAndPoint.significant(digits: 2)) candidates a day come in at each "
      + "score near the last cut-off\(year ?? ""), and "
      + "\((100 * fallPerTenPoints).fixed(decimals: 0)) % fewer ten points higher."
  }
}
