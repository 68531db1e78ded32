import RealModule

/// Above so many gaps, filling them costs more than skipping them.
let mostFilledGaps = 40

/// A series and its regressors under an ARIMA process: the innovations, and what is made of them.
///
///     −2 log L = n [log(2πσ²) + 1] + Σ log Fₜ,    σ² = Σ vₜ²/Fₜ / n
///
/// The coefficients of the regressors and σ² are at their best for each process, so that a search
/// goes over the ARMA coefficients alone.
///
/// A few gaps are filled with anything, and a regressor for each takes that away again: with the
/// determinant of their cross-products the likelihood is that of the observations. Gómez, Maravall &
/// Peña (1999), *Missing observations in ARIMA models: skipping approach versus additive outlier
/// approach*, Journal of Econometrics 88(2). More gaps are left to the slower filter that skips
/// them.
struct ARIMAObjective {
  /// The process that was run last.
  private(set) var process: ARMAProcess

  /// The number of innovations that count.
  let observationCount: Int

  /// The regression of the series on what stands for gaps and on its regressors.
  private var regression: InnovationRegression

  /// The number of regressors that stand for gaps; they are the first.
  private var gapCount = 0

  /// What the likelihood with gaps filled lacks to that with gaps skipped, for any process.
  private var gapConstant = 0.0

  /// Whether the innovations have nearly all their digits: a large variance at the start costs some.
  let isPrecise: Bool

  private var filter: any InnovationFilter

  /// Creates the objective for columns of undifferenced values, the series first.
  ///
  /// - Parameters:
  ///   - columns: The series, NaN where it has no value, and its regressors.
  ///   - order: The order of the model.
  ///   - estimation: Whether the likelihood is wanted, and from which start, or the squares.
  init(columns: [[Double]], order: ARIMAOrder, estimation: ARIMA.Estimation) {
    process = ARMAProcess(order)
    regression = InnovationRegression(regressorCount: columns.count - 1)
    isPrecise = estimation.initialVariance == nil
    let observed = columns[0].count { !$0.isNaN }
    let initialVariance = estimation.initialVariance
    let isConditional = estimation == .conditionalLeastSquares
    if initialVariance != nil || !isConditional && columns[0].contains(where: \.isNaN) {
      filter = DiffuseFilter(columns: columns, initialVariance: initialVariance)
      observationCount = observed - order.lostToDifferences
      if initialVariance == nil { fillGaps(columns, order) }
      return
    }
    // Sums of squares with gaps are only asked for to rank orders, for which lines over them do.
    let filled = observed < columns[0].count ? interpolated(columns[0]) : columns[0]
    let stationary = ([filled] + columns.dropFirst()).map { differenced($0, order) }
    if isConditional {
      filter = ConditionalFilter(columns: stationary)
      observationCount = filled.count - order.lostToDifferences - order.autoregressiveReach
    } else {
      filter = ARMAFilter(process, columns: stationary)
      observationCount = observed - order.lostToDifferences
    }
  }

  /// Changes to the quicker filter where the gaps are few and differencing leaves something of each.
  private mutating func fillGaps(_ columns: [[Double]], _ order: ARIMAOrder) {
    let gaps = columns[0].indices.filter { columns[0][$0].isNaN }
    guard gaps.count <= mostFilledGaps, run() else { return }
    let skipping = (filter: filter, regression: regression, logLikelihood: logLikelihood)
    let indicators = gaps.map { gap in columns[0].indices.map { $0 == gap ? 1.0 : 0 } }
    let filled = [interpolated(columns[0])] + indicators + columns.dropFirst()
    filter = ARMAFilter(process, columns: filled.map { differenced($0, order) })
    regression = InnovationRegression(regressorCount: filled.count - 1)
    gapCount = gaps.count
    if run(), !regression.dependent.contains(where: { $0 < gapCount }) {
      gapConstant = skipping.logLikelihood - logLikelihood
      if gapConstant.isFinite { return }
    }
    (filter, regression) = (skipping.filter, skipping.regression)
    (gapCount, gapConstant) = (0, 0)
  }

  /// The coefficients of the regressors.
  var regressionCoefficients: [Double] { Array(regression.coefficients.dropFirst(gapCount)) }

  /// The variances of the regressors' coefficients for known ARMA coefficients, over σ².
  var regressionVariances: [Double] { Array(regression.inverseDiagonal.dropFirst(gapCount)) }

  /// The regressors of which those before them left nothing.
  var dependentRegressors: [Int] {
    regression.dependent.filter { $0 >= gapCount }.map { $0 - gapCount }
  }

  /// The number of residuals, zeros among them.
  var residualCount: Int { filter.count }

  /// Evaluates the process of some free numbers; false where it has no likelihood.
  mutating func run(free position: [Double]) -> Bool {
    process.set(free: position)
    return run()
  }

  /// Evaluates the process of some coefficients.
  mutating func run(coefficients: [Double]) -> Bool {
    process = ARMAProcess(process.order, coefficients: coefficients)
    return run()
  }

  private mutating func run() -> Bool {
    guard filter.run(process) else { return false }
    regression.solve(&filter.innovations, count: filter.count)
    return regression.squares.isFinite
  }

  /// Fills in residuals whose squares are least where the likelihood is greatest.
  func fill(_ residuals: inout [Double]) {
    let scale = Double.exp(logDeterminant / Double(2 * observationCount))
    let innovations = filter.innovations.span
    for index in residuals.indices { residuals[index] = innovations[index] * scale }
  }

  /// The logarithm of the determinant of the observations' variance, σ² left out.
  private var logDeterminant: Double {
    filter.logDeterminant + regression.logDeterminant(of: gapCount) - 2 * gapConstant
  }

  /// The innovation variance that makes the likelihood greatest.
  var variance: Double { regression.squares / Double(observationCount) }

  /// The logarithm of the likelihood.
  var logLikelihood: Double {
    let n = Double(observationCount)
    return -n / 2 * (.log(2 * .pi * variance) + 1) - logDeterminant / 2
  }
}
