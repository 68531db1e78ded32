import RealModule

/// A series and its regressors under an ARIMA process: the innovations, and what is made of them.
///
///     −2 log L = n [log(2πσ²) + 1] + Σ log Fₜ,    σ² = Σ vₜ²/Fₜ / n
///
/// The coefficients of the regressors and σ² are at their best for each process, so that a search
/// goes over the ARMA coefficients alone.
struct ARIMAObjective {
  /// The process that was run last.
  private(set) var process: ARMAProcess

  /// The number of innovations that count.
  let observationCount: Int

  /// The regression of the series on its regressors.
  private(set) var regression: InnovationRegression

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
    if initialVariance != nil || columns[0].contains(where: \.isNaN) {
      filter = DiffuseFilter(columns: columns, initialVariance: initialVariance)
      observationCount = observed - order.lostToDifferences
      return
    }
    let stationary = columns.map { differenced($0, order) }
    if estimation == .conditionalLeastSquares {
      filter = ConditionalFilter(columns: stationary)
      observationCount = observed - order.lostToDifferences - order.autoregressiveReach
    } else {
      filter = ARMAFilter(process, columns: stationary)
      observationCount = observed - order.lostToDifferences
    }
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
    let scale = Double.exp(filter.logDeterminant / Double(2 * observationCount))
    let innovations = filter.innovations.span
    for index in residuals.indices { residuals[index] = innovations[index] * scale }
  }

  /// The innovation variance that makes the likelihood greatest.
  var variance: Double { regression.squares / Double(observationCount) }

  /// The logarithm of the likelihood.
  var logLikelihood: Double {
    let n = Double(observationCount)
    return -n / 2 * (.log(2 * .pi * variance) + 1) - filter.logDeterminant / 2
  }
}
