/// The rows beyond which a least-squares problem is reduced by blocks before it is solved.
let tallRows = 65_536

/// Reduces a problem of many rows to one of as few as it has columns, with the same solution.
///
/// Blocks of rows that fit the processor's cache are factored one after the other together with
/// the triangle of those before: a QR of the whole that passes over it once. Demmel, Grigori,
/// Hoemmen & Langou (2012), *Communication-optimal parallel and sequential QR and LU
/// factorizations*, SIAM Journal on Scientific Computing 34.
///
/// - Parameters:
///   - design: The regressors.
///   - response: The response.
///   - columnScales: What each column is multiplied by.
///   - rowScales: What each row is multiplied by; nil for one each.
/// - Returns: A design of one row more than columns, and its response.
func reduced(
  _ design: Matrix, _ response: [Double], columnScales: [Double], rowScales: [Double]?
) -> (design: Matrix, response: [Double]) {
  let columns = design.columns + 1
  let height = max(256, 4 * columns)
  let responseScale = unitScale(response[...])
  var block = BlockTriangle(rows: height + columns, columns: columns)
  var start = 0
  while start < design.rows {
    let count = min(height, design.rows - start)
    let triangle = block.triangle
    block.load { place, stride in
      for column in 0..<columns {
        let target = column * stride
        for row in 0..<columns {
          place[target + row] = row <= column ? triangle[row * columns + column] : 0
        }
        let top = target + columns
        if column < design.columns {
          let (source, scale) = (column * design.rows + start, columnScales[column])
          for row in 0..<count { place[top + row] = design.elements[source + row] * scale }
        } else {
          for row in 0..<count { place[top + row] = response[start + row] * responseScale }
        }
        if let rowScales {
          for row in 0..<count { place[top + row] *= rowScales[start + row] }
        }
        for row in top + count..<target + stride { place[row] = 0 }
      }
    }
    block.reduce()
    start += count
  }
  let triangle = block.triangle
  let all = Matrix(
    columns: (0..<columns).map { column in
      (0..<columns).map { $0 <= column ? triangle[$0 * columns + column] : 0 }
    })
  return (
    all.selectingColumns(Array(0..<design.columns)),
    all.column(design.columns).map { $0 / responseScale }
  )
}
