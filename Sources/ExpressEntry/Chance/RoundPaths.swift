import Forecasting
import RealModule
import Statistics
import TimeSeries

/// Rounds to come of one category, drawn many times over: when, how large, and with what cut-off.
///
/// The days between rounds are those of the last twelve; the size is the last one or one of the last
/// twelve, as often as it stayed the same or changed; the cut-off is what the model that does best
/// with day and size known says of them, and an error. Half of the error's variance is that of the
/// path, the same in all its rounds, and half of each round: were the errors of rounds independent,
/// the lowest cut-off of many rounds would be too low. Each round drawn changes what the next one
/// finds.
struct RoundPaths: Sendable {
  /// A round to come.
  struct Step: Sendable {
    let day: Day
    let invitations: Int

    /// The cut-off before rounding: of those with that whole score, the part above is invited.
    let cutoff: Double

    /// For how many days at least those with the score of the cut-off have waited who are invited.
    let waitAtCutoff: Int
  }

  /// The paths, each with its rounds in the order of time.
  let paths: [[Step]]

  /// The model whose forecasts the cut-offs are drawn about.
  let model: CutoffModelName

  /// The part of a round's error that the rounds after it inherit.
  ///
  /// With none of it, chances within 180 days come true a little less often as said.
  private static let persistence = 0.5

  /// The part of the variance of an error that all rounds of a path share.
  static let sharedVariance = 0.5

  /// Draws paths; nil for a category that is dormant, has too few rounds or no past error.
  ///
  /// - Parameters:
  ///   - category: The category.
  ///   - rounds: The rounds that are known.
  ///   - asOf: The day on which it is asked; the rounds to come are after it.
  ///   - end: The last day of a path, but for its first round.
  ///   - limit: The most rounds of a path.
  ///   - forecaster: What has answered past questions with day and size known.
  ///   - minimumHistory: The least number of rounds of the category.
  ///   - count: The number of paths.
  ///   - seed: The seed of the draws.
  ///   - sharedVariance: The part of the variance of an error that all rounds of a path share.
  init?(
    of category: Category, in rounds: Rounds, asOf: Day, through end: Day, limit: Int,
    forecaster: CutoffForecaster, minimumHistory: Int, count: Int, seed: UInt64,
    sharedVariance: Double = Self.sharedVariance
  ) {
    let history = rounds.of(category)
    guard history.count >= minimumHistory, let last = history.last,
      let rhythm = RoundRhythm(history), !rhythm.isDormant(on: asOf), !rhythm.gaps.isEmpty
    else { return nil }
    // The answer's point does not matter here, only who gives it and how far it may miss.
    let question = CutoffQuestion(
      nextRoundOf: category, in: rounds, origin: asOf, day: asOf.advanced(by: 1),
      invitations: last.invitations)
    guard
      let answer = forecaster.answer(of: .auto, to: question),
      !answer.scaledErrors.isEmpty,
      answer.scale > 0
    else { return nil }
    let start = CutoffPath(answer.chosen, question: question, skyline: forecaster.skyline)
    let waits = history.suffix(24).compactMap { round in
      round.tieBreak.map { $0.day.distance(to: round.day) }
    }
    let misses = answer.scaledErrors.sizes.map { $0 * answer.scale }
    let firstGap = GapDraws(rhythm, after: last.day.distance(to: asOf))
    let nextGap = GapDraws(rhythm, after: 0)
    let nextSize = SizeDraws(rhythm)
    let (sharedPart, ownPart) = (sharedVariance.squareRoot(), (1 - sharedVariance).squareRoot())
    var paths: [[Step]] = []
    paths.reserveCapacity(count)
    for index in 0..<count {
      // A path has draws of its own, so that how far one looks does not change what comes first.
      var generator = SeededGenerator(seed: (seed ^ category.name.stableHash) &+ UInt64(index))
      var path = start
      let common = sharedPart * misses.drawEitherSign(&generator)
      var steps: [Step] = []
      var (day, size) = (last.day, last.invitations)
      while steps.count < limit {
        day = day.advanced(by: (steps.isEmpty ? firstGap : nextGap).draw(&generator))
        // There is always a next round, whenever it comes.
        guard day <= end || steps.isEmpty else { break }
        size = nextSize.draw(after: size, &generator)
        let expected = path.cutoff(invitations: size, on: day)
        let own = ownPart * misses.drawEitherSign(&generator)
        let cutoff = min(max(expected + common + own, 0), 1200)
        path.hold(
          cutoff: expected + Self.persistence * (cutoff - expected), invitations: size, on: day)
        steps.append(
          Step(
            day: day, invitations: size, cutoff: cutoff,
            waitAtCutoff: waits.isEmpty ? 0 : max(0, waits.draw(&generator))))
      }
      paths.append(steps)
    }
    self.paths = paths
    model = answer.chosen
  }
}

// MARK: - Draws

/// Days to the next round that are more than those that have passed without one.
private struct GapDraws {
  private let passed: Int
  private let possible: [Int]

  /// The mean of the category's gaps.
  private let mean: Double

  init(_ rhythm: RoundRhythm, after passed: Int) {
    self.passed = passed
    possible = rhythm.gaps.filter { $0 > passed }
    mean = Double(rhythm.gaps.reduce(0, +)) / Double(rhythm.gaps.count)
  }

  func draw(_ generator: inout SeededGenerator) -> Int {
    if !possible.isEmpty { return max(1, possible.draw(&generator)) }
    // Longer than ever: the wait goes on as it comes.
    return passed + 1 + Int(-mean * Double.log(1 - generator.uniform()))
  }
}

/// The last size as often as it stayed, by a tenth more or less, or else one of the last.
private struct SizeDraws {
  private let sizes: [Int]
  private let shareThatStays: Double

  init(_ rhythm: RoundRhythm) {
    sizes = rhythm.sizes
    let stayed = zip(sizes, sizes.dropFirst()).count { before, after in
      abs(Double.log(Double(after) / Double(before))) < 0.1
    }
    shareThatStays = (Double(stayed) + 1) / Double(sizes.count + 1)
  }

  func draw(after size: Int, _ generator: inout SeededGenerator) -> Int {
    generator.uniform() < shareThatStays ? size : sizes.draw(&generator)
  }
}

extension Array {
  /// One of the elements, each as likely.
  fileprivate func draw(_ generator: inout SeededGenerator) -> Element {
    self[Swift.min(count - 1, Int(generator.uniform() * Double(count)))]
  }
}

extension [Double] {
  /// One of the elements or its opposite.
  fileprivate func drawEitherSign(_ generator: inout SeededGenerator) -> Double {
    (generator.uniform() < 0.5 ? -1 : 1) * draw(&generator)
  }
}
