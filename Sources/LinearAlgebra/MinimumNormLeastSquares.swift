/// The shortest of the coefficients that bring a design closest to a response.
///
///     minimize ‖β‖ among the minima of ‖W^½ (y − X β)‖
///
/// The one answer where columns are collinear or more than the rows, by the singular values of the
/// triangle; it depends on the columns' units. Golub & Van Loan (2013), *Matrix Computations*,
/// §5.5.1. The figures are those of numpy's `lstsq`.
public struct MinimumNormLeastSquares: Sendable, Equatable {
  /// The coefficients, one a column of the design.
  public let coefficients: [Double]

  /// The numerical rank: the number of singular values above the tolerance.
  public let rank: Int

  /// The singular values of the weighted design, the largest first.
  public let singularValues: [Double]

  /// The response less the fitted values, unweighted.
  public let residuals: [Double]

  /// The weighted sum of the squared residuals.
  public let residualSumOfSquares: Double

  /// Fits a response to a design of any shape and rank.
  ///
  /// - Parameters:
  ///   - response: The observed values, *n* long.
  ///   - design: The regressors, *n* × *p*.
  ///   - weights: What each row counts, zero or more; nil for one each.
  ///   - tolerance: A singular value no larger than this part of the first is taken for zero; by
  ///     default as many units in the last place as the design's longer side.
  /// - Throws: ``LeastSquaresError`` if a value is not finite or a weight negative.
  public init(
    response: [Double], design: Matrix, weights: [Double]? = nil, tolerance: Double? = nil
  ) throws(LeastSquaresError) {
    precondition(
      response.count == design.rows, "\(response.count) responses for \(design.rows) rows")
    _ = try checkValues(response: response, design: design, weights: weights)
    let roots = weights.map { $0.map { $0.squareRoot() } }
    let weighted = roots.map { design.scalingRows(by: $0) } ?? design
    let weightedResponse = roots.map { zip($0, response).map { $0 * $1 } } ?? response
    // The triangle has the singular values of a tall design, and is small.
    let isTall = design.rows > design.columns
    let qr = isTall ? PivotedQR(weighted) : nil
    let core = qr?.triangle ?? weighted
    let rotated =
      qr.map { Array($0.transposedQ(times: weightedResponse).prefix(design.columns)) }
      ?? weightedResponse
    let svd: SVD
    do { svd = try SVD(core) } catch { throw .didNotConverge }

    let cut = tolerance ?? Double.ulpOfOne * Double(max(design.rows, design.columns))
    let largest = svd.singularValues.first ?? 0
    let kept = svd.singularValues.count { $0 > cut * largest }
    let scaled = zip(svd.u.transposed(times: rotated), svd.singularValues).enumerated().map {
      $0.offset < kept ? $0.element.0 / $0.element.1 : 0
    }
    let pivoted = svd.vTransposed.transposed(times: scaled)
    var solution = pivoted
    for (position, column) in (qr?.permutation ?? []).enumerated() {
      solution[column] = pivoted[position]
    }
    let rest = compensatedResiduals(response, design, solution)
    coefficients = solution
    rank = kept
    singularValues = svd.singularValues
    residuals = rest
    residualSumOfSquares = rest.enumerated().reduce(0) {
      $0 + $1.element * $1.element * (weights?[$1.offset] ?? 1)
    }
  }
}
