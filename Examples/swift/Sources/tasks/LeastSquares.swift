import Files
import Regression
import Tabular

/// Fits a formula to the columns of a CSV by least squares, with HC3 standard errors.
func leastSquares(_ path: String) throws -> String {
  let table = try Table(contentsOf: path)
  let variables = Variables(
    observations: table.rowCount,
    numbers: [
      "price": try table.read(Column<Double>("price")),
      "area": try table.read(Column<Double>("area")),
      "age": try table.read(Column<Double>("age")),
    ])
  let fit = try LinearRegression(covariance: .hc3).fit(
    Formula("log(price) ~ log(area) + age"), in: variables)
  return fit.coefficients().map { coefficient in
    "\(coefficient.term): \(coefficient.estimate.fixed(decimals: 4)) "
      + "(\(coefficient.standardError.fixed(decimals: 4)))"
  }.joined(separator: "\n")
}
