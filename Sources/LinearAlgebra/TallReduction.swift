import CLAPACK

/// The rows beyond which a least-squares problem is reduced by blocks before it is solved.
let tallRows = 65_536

/// Reduces a problem of many rows to one of as few as it has columns, with the same solution.
///
/// Blocks of rows that fit the processor's cache are factored one after the other together with
/// the triangle of those before: a QR of the whole that passes over it once. Demmel, Grigori,
/// Hoemmen & Langou (2012), *Communication-optimal parallel and sequential QR and LU
/// factorizations*, SIAM Journal on Scientific Computing 34.
///
/// - Returns: A design of one row more than columns, and its response.
func reduced(_ design: Matrix, _ response: [Double]) -> (design: Matrix, response: [Double]) {
  let columns = design.columns + 1
  let block = 256
  let height = block + columns
  var work = [Double](repeating: 0, count: height * columns)
  var reflectors = [Double](repeating: 0, count: columns)
  var triangleRows = 0
  var start = 0
  while start < design.rows {
    let count = min(block, design.rows - start)
    for column in 0..<columns {
      let target = column * height + triangleRows
      if column < design.columns {
        let source = column * design.rows + start
        for row in 0..<count { work[target + row] = design.elements[source + row] }
      } else {
        for row in 0..<count { work[target + row] = response[start + row] }
      }
    }
    var (m, n, leadingDimension) = (Int32(triangleRows + count), Int32(columns), Int32(height))
    _ = withWorkspace { scratch, size, info in
      dgeqrf_(&m, &n, &work, &leadingDimension, &reflectors, scratch, &size, &info)
    }
    for column in 0..<columns {
      for row in column + 1..<max(column + 1, columns) { work[column * height + row] = 0 }
    }
    triangleRows = columns
    start += count
  }
  let triangle = Matrix(
    columns: (0..<columns).map { Array(work[$0 * height..<$0 * height + columns]) })
  return (
    triangle.selectingColumns(Array(0..<design.columns)), Array(triangle.column(design.columns))
  )
}
