// Times least squares and prints a line of JSON for each task: its name and its seconds, the least
// of three runs. `compare.py` beside the package runs it with its peers.

import CDgels
import LinearAlgebra
import Regression
import Statistics

/// A design of a constant and normal columns, and a response of their sum and noise.
func problem(rows: Int, columns: Int) -> (design: Matrix, response: [Double]) {
  var generator = SeededGenerator(seed: 1)
  var design = [[Double](repeating: 1, count: rows)]
  for _ in 1..<columns { design.append((0..<rows).map { _ in generator.uniform() - 0.5 }) }
  let response = (0..<rows).map { row in
    design.reduce(generator.uniform()) { $0 + $1[row] }
  }
  return (Matrix(columns: design), response)
}

/// Prints the least time of three runs.
func time(_ name: String, _ body: () throws -> Double) rethrows {
  var best = Double.infinity
  var check = 0.0
  for _ in 0..<3 {
    let clock = ContinuousClock()
    let start = clock.now
    check = try body()
    let spent = (clock.now - start).components
    best = min(best, Double(spent.seconds) + Double(spent.attoseconds) * 1e-18)
  }
  print("{\"task\": \"\(name)\", \"seconds\": \(best), \"check\": \(check)}")
}

let tall = problem(rows: 1_000_000, columns: 20)
time("dgels alone, 1,000,000 x 20") {
  var (elements, response) = (tall.design.elements, tall.response)
  var (m, n, one, info) = (Int32(1_000_000), Int32(20), Int32(1), Int32(0))
  var size = Int32(64 * 1024)
  var work = [Double](repeating: 0, count: Int(size))
  dgels_("N", &m, &n, &one, &elements, &m, &response, &m, &work, &size, &info, 1)
  return response[1]
}
try time("OLS, 1,000,000 x 20") {
  try LeastSquares(response: tall.response, design: tall.design).coefficients[1]
}

let wide = problem(rows: 20_000, columns: 200)
try time("OLS, 20,000 x 200") {
  try LeastSquares(response: wide.response, design: wide.design).coefficients[1]
}

let small = problem(rows: 60, columns: 5)
let terms = Design(
  terms: (1..<5).map { "x\($0)" }, columns: (1..<5).map { Array(small.design.column($0)) },
  observations: 60)
try time("10,000 refined OLS fits with errors, 60 x 5") {
  var sum = 0.0
  var response = small.response
  for index in 0..<10_000 {
    response[index % 60] += 1e-6
    let fit = try LinearRegression().fit(response, on: terms)
    sum += fit.estimates[1] + fit.standardErrors[1]
  }
  return sum
}
try time("100,000 plain OLS fits with errors, 60 x 5") {
  var sum = 0.0
  var response = small.response
  var fit = RepeatedLeastSquares(rows: 60, columns: 5)
  for index in 0..<100_000 {
    response[index % 60] += 1e-6
    try fit.fit(response, on: small.design)
    sum += fit.coefficients[1] + fit.standardErrors[1]
  }
  return sum
}

let long = problem(rows: 1_000_000, columns: 5)
try time("rolling OLS, window 60, 1,000,000 x 5") {
  try RollingLeastSquares(response: long.response, design: long.design, window: 60)
    .coefficients[999_000, 1]
}
