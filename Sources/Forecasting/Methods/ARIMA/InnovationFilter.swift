/// What turns a series and its regressors into independent innovations under an ARMA process.
protocol InnovationFilter: Sendable {
  /// The innovations over their standard deviations, column after column.
  var innovations: [Double] { get set }

  /// The number of elements in a column, zeros that stand for no innovation among them.
  var count: Int { get }

  /// The sum of the logarithms of the variances of the innovations, σ² left out.
  var logDeterminant: Double { get }

  /// Runs the filter of a process; false if its numbers leave what a double can hold.
  mutating func run(_ process: ARMAProcess) -> Bool
}
