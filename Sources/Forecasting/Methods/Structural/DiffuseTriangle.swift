import RealModule

/// Least squares on rows that come one after another, kept as a triangle.
///
/// Each row is turned into the triangle R by Givens rotations, so that Rβ = z at any time gives
/// the coefficients of the rows so far: Golub & Van Loan (2013), *Matrix Computations*, §5.2.5.
/// What is left of each row adds to the sum of squares.
struct DiffuseTriangle: Sendable {
  /// The number of coefficients.
  let size: Int

  /// R with z as its last column, row by row.
  private(set) var elements: [Double]

  /// The sum of squares that the coefficients leave over.
  private(set) var squares = 0.0

  /// The sum of the squares of each column.
  private var lengths: [Double]

  init(size: Int) {
    self.size = size
    elements = Array(repeating: 0, count: size * (size + 1))
    lengths = Array(repeating: 0, count: size)
  }

  /// Forgets all rows.
  mutating func reset() {
    for index in elements.indices { elements[index] = 0 }
    for index in lengths.indices { lengths[index] = 0 }
    squares = 0
  }

  /// Takes in a row, whose last number is the response, and leaves it changed.
  mutating func add(_ row: inout [Double]) {
    let width = size + 1
    for column in 0..<size { lengths[column] += row[column] * row[column] }
    for pivot in 0..<size {
      let entry = row[pivot]
      guard entry != 0 else { continue }
      let diagonal = elements[pivot * width + pivot]
      let length = (diagonal * diagonal + entry * entry).squareRoot()
      let (cosine, sine) = (diagonal / length, entry / length)
      for column in pivot..<width {
        let (upper, lower) = (elements[pivot * width + column], row[column])
        elements[pivot * width + column] = cosine * upper + sine * lower
        row[column] = cosine * lower - sine * upper
      }
    }
    squares += row[size] * row[size]
  }

  /// The first coefficient that the rows do not tell, if any.
  var undetermined: Int? {
    (0..<size).first { !isKnown($0) }
  }

  /// The logarithm of the determinant of RᵀR.
  var logDeterminant: Double {
    var sum = 0.0
    for index in 0..<size { sum += .log(abs(elements[index * (size + 1) + index])) }
    return 2 * sum
  }

  /// Writes the coefficients, zero for one that the rows do not tell.
  func solve(into coefficients: inout [Double]) {
    let width = size + 1
    for row in stride(from: size - 1, through: 0, by: -1) {
      var sum = elements[row * width + size]
      for column in row + 1..<max(row + 1, size) {
        sum -= elements[row * width + column] * coefficients[column]
      }
      coefficients[row] = isKnown(row) ? sum / elements[row * width + row] : 0
    }
  }

  /// Solves Rᵀu = b in place, so that |u|² = bᵀ(RᵀR)⁻¹b; false if the rows do not tell bᵀβ.
  @discardableResult
  func solveTransposed(_ vector: inout [Double]) -> Bool {
    let width = size + 1
    var isTold = true
    for row in 0..<size {
      var sum = vector[row]
      for column in 0..<row { sum -= elements[column * width + row] * vector[column] }
      if isKnown(row) {
        vector[row] = sum / elements[row * width + row]
      } else {
        isTold = isTold && abs(sum) <= 1e-10 * max(1, abs(vector[row]))
        vector[row] = 0
      }
    }
    return isTold
  }

  /// Whether a pivot is more than the rounding of its column.
  private func isKnown(_ index: Int) -> Bool {
    let diagonal = elements[index * (size + 1) + index]
    return diagonal * diagonal > 1e-20 * lengths[index]
  }
}
