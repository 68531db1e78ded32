// Reads a problem, a row a line with the response first, as decimals; prints the coefficients of
// the default path and of the reference path, a line each. Arguments: the degree, and 1 or 0 for an
// intercept.

import LinearAlgebra

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

let design = Matrix(columns: columns.map { $0.map(\.high) })
let fit = try LeastSquares(response: response.map(\.high), design: design)
let reference = try ReferenceLeastSquares(response: response, columns: columns)
for coefficients in [fit.coefficients, reference.coefficients] {
  print(coefficients.map { "\($0)" }.joined(separator: " "))
}
print(fit.conditionNumber)
