import LinearAlgebra
import RealModule
import TimeSeries

/// A regression of a category's cut-offs on the logarithm of their rounds' sizes, later rounds counting
/// more.
///
///     minimize Σ 2^(−age/730 d) (yᵢ − a − b (log kᵢ − m))² + b²
///
/// m is the weighted mean of the logarithms, so that a penalty of one round draws the slope toward
/// none. Where a round takes nearly all there are, as those of nominees do, the cut-off is the lowest
/// of so many scores, which falls with the logarithm of their number whatever the gap before. Without
/// a given size it is asked for the one that persistence lets expect.
struct SizeRegression: CutoffModel {
  /// The name by which it is asked for.
  let name = CutoffModelName.regression

  /// What is known of the sizes of rounds.
  let sizes: SizePersistence

  /// The days after which a round counts half.
  private static let halfLife = 730.0

  /// The expected cut-off of a round of the size given.
  func cutoff(_ question: CutoffQuestion) -> Double? {
    guard !question.history.isEmpty else { return nil }
    let size =
      question.invitations ?? sizes.expected(after: question.history, on: question.origin)
    return Self.line(through: question)?.cutoff(invitations: size)
  }

  /// The line through the known rounds.
  static func line(through question: CutoffQuestion) -> Line? {
    let weights = question.history.map { round in
      Double.exp2(-Double(round.day.distance(to: question.origin)) / halfLife)
    }
    let sizes = question.history.map { Double.log(Double($0.invitations)) }
    let total = weights.reduce(0, +)
    let middle = zip(weights, sizes).reduce(0) { $0 + $1.0 * $1.1 } / total
    // One row more, of a response of zero to the slope alone, is the penalty.
    let design = Matrix(columns: [
      sizes.map { _ in 1 } + [0], sizes.map { $0 - middle } + [1],
    ])
    let response = question.history.map { $0.points } + [0]
    guard
      let fit = try? LeastSquares(
        response: response, design: design, weights: weights + [1], refined: false)
    else { return nil }
    return Line(middle: middle, level: fit.coefficients[0], slope: fit.coefficients[1])
  }

  /// A line of cut-offs by the logarithm of the size.
  struct Line: Sendable {
    let middle: Double
    let level: Double
    let slope: Double

    /// The cut-off of a round of a size.
    func cutoff(invitations: Int) -> Double {
      min(max(level + slope * (.log(Double(invitations)) - middle), 0), 1200)
    }
  }
}
