import RealModule

/// The regression of the innovations of a series on those of its regressors.
///
/// The filter turns a regression with ARMA errors into one with independent errors, so that least
/// squares on its output is generalized least squares on its input: Harvey & Phillips (1979),
/// *Maximum likelihood estimation of regression models with autoregressive-moving average
/// disturbances*, Biometrika 66(1). By modified Gram–Schmidt, in place.
struct InnovationRegression {
  /// The coefficients, one a regressor; zero for one that those before it leave nothing of.
  private(set) var coefficients: [Double]

  /// The sum of the squares that the regressors leave over.
  private(set) var squares = 0.0

  /// The triangle R, column by column.
  private(set) var triangle: [Double]

  /// Makes room for a number of regressors.
  init(regressorCount: Int) {
    coefficients = Array(repeating: 0, count: regressorCount)
    triangle = Array(repeating: 0, count: regressorCount * regressorCount)
  }

  /// Regresses the first column on the others and leaves the residuals in its place.
  mutating func solve(_ columns: inout [Double], count: Int) {
    let size = coefficients.count
    for regressor in 0..<size {
      let pivot = (regressor + 1) * count
      let before = triangleNorm(regressor)
      let left = dot(columns, pivot, pivot, count).squareRoot()
      let isKept = left > 1e-9 * max(before, left) && left > 0
      triangle[regressor * size + regressor] = isKept ? left : 0
      guard isKept else {
        coefficients[regressor] = 0
        continue
      }
      for index in pivot..<pivot + count { columns[index] /= left }
      for other in regressor + 1..<max(regressor + 1, size) {
        triangle[other * size + regressor] = project(
          &columns, (other + 1) * count, along: pivot, count: count)
      }
      coefficients[regressor] = project(&columns, 0, along: pivot, count: count)
    }
    for regressor in stride(from: size - 1, through: 0, by: -1) {
      let diagonal = triangle[regressor * size + regressor]
      guard diagonal > 0 else { continue }
      for other in regressor + 1..<max(regressor + 1, size) {
        coefficients[regressor] -= triangle[other * size + regressor] * coefficients[other]
      }
      coefficients[regressor] /= diagonal
    }
    squares = dot(columns, 0, 0, count)
  }

  /// The diagonal of (XᵀX)⁻¹, infinite for a regressor of which nothing was left.
  var inverseDiagonal: [Double] {
    let size = coefficients.count
    return (0..<size).map { row in
      // Row i of R⁻¹, by substitution from its diagonal on.
      var inverse = [Double](repeating: 0, count: size)
      for column in row..<size {
        var sum = row == column ? 1.0 : 0.0
        for index in row..<column { sum -= inverse[index] * triangle[column * size + index] }
        inverse[column] = sum / triangle[column * size + column]
      }
      return inverse.reduce(0) { $0 + $1 * $1 }
    }
  }

  /// The logarithm of the determinant of XᵀX for the first regressors.
  func logDeterminant(of first: Int) -> Double {
    var sum = 0.0
    for index in 0..<first { sum += .log(triangle[index * coefficients.count + index]) }
    return 2 * sum
  }

  /// The regressors of which those before them left nothing.
  var dependent: [Int] {
    coefficients.indices.filter { triangle[$0 * coefficients.count + $0] == 0 }
  }

  /// The length of what earlier regressors have taken from one.
  private func triangleNorm(_ regressor: Int) -> Double {
    var sum = 0.0
    for row in 0..<regressor {
      let element = triangle[regressor * coefficients.count + row]
      sum += element * element
    }
    return sum.squareRoot()
  }

  private func dot(_ columns: [Double], _ left: Int, _ right: Int, _ count: Int) -> Double {
    var sum = 0.0
    for index in 0..<count { sum += columns[left + index] * columns[right + index] }
    return sum
  }

  /// Takes from a column what lies along another of length one, and tells how much.
  private func project(
    _ columns: inout [Double], _ column: Int, along unit: Int, count: Int
  ) -> Double {
    let length = dot(columns, column, unit, count)
    for index in 0..<count { columns[column + index] -= length * columns[unit + index] }
    return length
  }
}
