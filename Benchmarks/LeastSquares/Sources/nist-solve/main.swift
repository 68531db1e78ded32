// Reads a problem, a row a line with the response first, as decimals; prints the coefficients, their
// standard errors and R² of the default path and of the reference path, a line each, and then the
// condition number. Arguments: the degree, and 1 or 0 for an intercept.

import LinearAlgebra
import Regression

let degree = Int(CommandLine.arguments[1]) ?? 1
let hasIntercept = CommandLine.arguments[2] == "1"
var rows: [[DoubleDouble]] = []
while let line = readLine() {
  rows.append(line.split(separator: " ").compactMap { DoubleDouble(String($0)) })
}
let response = rows.map { $0[0] }
var columns = (1..<rows[0].count).map { column in rows.map { $0[column] } }
for power in 1..<max(1, degree) {
  columns.append(zip(columns[power - 1], columns[0]).map { $0 * $1 })
}
if hasIntercept { columns.insert(rows.map { _ in DoubleDouble(1) }, at: 0) }

let skipped = hasIntercept ? 1 : 0
let design = Design(
  terms: columns.indices.dropFirst(skipped).map { "x\($0)" },
  columns: columns.dropFirst(skipped).map { $0.map(\.high) }, observations: response.count,
  intercept: hasIntercept)
let fit = try LinearRegression().fit(response.map(\.high), on: design)
let reference = try ReferenceLeastSquares(response: response, columns: columns)
let figures = [
  fit.estimates, fit.standardErrors, [fit.rSquared ?? .nan],
  reference.coefficients, reference.standardErrors,
  [reference.rSquared(aroundMean: hasIntercept) ?? .nan],
]
for values in figures { print(values.map { "\($0)" }.joined(separator: " ")) }
print(fit.conditionNumber)
