import CLAPACK

/// The triangle of a block of rows that fits the processor's cache, without pivoting.
///
/// Householder's reflections of four rows at a time: Golub & Van Loan (2013), *Matrix Computations*,
/// §5.2.2. Beyond 48 columns LAPACK's `dgeqrf`, which a tuned BLAS makes faster than any such loop.
struct BlockTriangle: Sendable {
  /// The number of rows at most.
  let rows: Int

  /// The number of columns.
  let columns: Int

  /// The triangle after ``reduce()``, row by row.
  private(set) var triangle: [Double]

  /// The rows, four at a time, a column padded with zeros.
  ///
  /// What has gone into the triangle is zero too, so that no loop has a first or last few rows.
  private var work: [SIMD4<Double>]

  /// The number of fours of rows in a column.
  private let fours: Int

  /// Creates a workspace for no fewer rows than columns.
  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    fours = (rows + 3) / 4
    triangle = Array(repeating: 0, count: columns * columns)
    work = Array(repeating: .zero, count: fours * columns)
  }

  /// Fills the workspace through a view of its columns, one after the other, each padded.
  ///
  /// - Parameter fill: Writes each column; its arguments are the place and the stride of the
  ///   columns. It must write all of a column, the padding zero.
  mutating func load(_ fill: (_ place: UnsafeMutableBufferPointer<Double>, _ stride: Int) -> Void) {
    work.withUnsafeMutableBytes { bytes in
      fill(bytes.assumingMemoryBound(to: Double.self), 4 * fours)
    }
  }

  /// Reflects each column onto its diagonal, and those after it alike.
  mutating func reduce() {
    if columns > 48 { reduceByLAPACK() } else { reduceByFours() }
  }

  private mutating func reduceByLAPACK() {
    let columns = columns
    var (m, n, leadingDimension) = (Int32(4 * fours), Int32(columns), Int32(4 * fours))
    var reflectors = [Double](repeating: 0, count: columns)
    work.withUnsafeMutableBytes { bytes in
      let work = bytes.assumingMemoryBound(to: Double.self)
      _ = withWorkspace { scratch, size, info in
        dgeqrf_(
          &m, &n, work.baseAddress, &leadingDimension, &reflectors, scratch, &size, &info)
      }
      for column in 0..<columns {
        for row in 0...column {
          triangle[row * columns + column] = work[column * Int(leadingDimension) + row]
        }
      }
    }
  }

  private mutating func reduceByFours() {
    let (columns, fours) = (columns, fours)
    triangle.withUnsafeMutableBufferPointer { triangle in
      work.withUnsafeMutableBufferPointer { work in
        for pivot in 0..<columns {
          let (first, place) = (pivot / 4, pivot % 4)
          let base = pivot * fours
          var sums = SIMD4<Double>.zero
          for four in first..<fours { sums += work[base + four] * work[base + four] }
          let length = sums.sum().squareRoot()
          let value = work[base + first][place]
          let diagonal = value > 0 ? -length : length
          triangle[pivot * columns + pivot] = diagonal
          work[base + first][place] = value - diagonal
          let scale = length > 0 ? 1 / (diagonal * (value - diagonal)) : 0
          var column = pivot + 1
          // Two columns at a time share the loads of the reflector.
          while column + 1 < columns {
            let (left, right) = (column * fours, (column + 1) * fours)
            var (leftSums, rightSums) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
            for four in first..<fours {
              let reflector = work[base + four]
              leftSums += reflector * work[left + four]
              rightSums += reflector * work[right + four]
            }
            let (leftFactor, rightFactor) = (leftSums.sum() * scale, rightSums.sum() * scale)
            for four in first..<fours {
              let reflector = work[base + four]
              work[left + four] += leftFactor * reflector
              work[right + four] += rightFactor * reflector
            }
            triangle[pivot * columns + column] = work[left + first][place]
            triangle[pivot * columns + column + 1] = work[right + first][place]
            work[left + first][place] = 0
            work[right + first][place] = 0
            column += 2
          }
          if column < columns {
            let other = column * fours
            var products = SIMD4<Double>.zero
            for four in first..<fours { products += work[base + four] * work[other + four] }
            let factor = products.sum() * scale
            for four in first..<fours { work[other + four] += factor * work[base + four] }
            triangle[pivot * columns + column] = work[other + first][place]
            work[other + first][place] = 0
          }
        }
      }
    }
  }
}
