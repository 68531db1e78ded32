/// A matrix of doubles, kept column by column as LAPACK wants it.
public struct Matrix: Sendable, Equatable {
  /// The number of rows.
  public let rows: Int

  /// The number of columns.
  public let columns: Int

  /// The elements, the first column first.
  public internal(set) var elements: [Double]

  /// Creates a matrix from its elements, the first column first.
  public init(rows: Int, columns: Int, elements: [Double]) {
    precondition(
      rows >= 0 && columns >= 0 && elements.count == rows * columns,
      "\(elements.count) elements for a matrix of \(rows) × \(columns)")
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  /// Creates a matrix with the same value everywhere.
  public init(rows: Int, columns: Int, repeating value: Double = 0) {
    self.init(
      rows: rows, columns: columns, elements: Array(repeating: value, count: rows * columns))
  }

  /// Creates a matrix from its columns, all of one length.
  public init(columns: [[Double]]) {
    let rows = columns.first?.count ?? 0
    for column in columns {
      precondition(column.count == rows, "a column of \(column.count) beside one of \(rows)")
    }
    self.init(rows: rows, columns: columns.count, elements: columns.flatMap(\.self))
  }

  /// Creates a matrix from its rows, all of one length.
  public init(rows: [[Double]]) {
    self = Matrix(columns: rows).transposed
  }

  /// The matrix with ones on its diagonal and zeros elsewhere.
  public static func identity(_ order: Int) -> Matrix {
    var result = Matrix(rows: order, columns: order)
    for index in 0..<order { result[index, index] = 1 }
    return result
  }

  /// The element at a row and a column, both counted from zero.
  public subscript(row: Int, column: Int) -> Double {
    get {
      precondition(row < rows, "row \(row) of \(rows)")
      return elements[column * rows + row]
    }
    set {
      precondition(row < rows, "row \(row) of \(rows)")
      elements[column * rows + row] = newValue
    }
  }

  /// A column.
  public func column(_ index: Int) -> ArraySlice<Double> {
    elements[index * rows..<(index + 1) * rows]
  }

  /// A row.
  public func row(_ index: Int) -> [Double] {
    (0..<columns).map { self[index, $0] }
  }

  /// The elements on the diagonal.
  public var diagonal: [Double] {
    (0..<min(rows, columns)).map { self[$0, $0] }
  }

  /// The matrix with rows and columns exchanged.
  public var transposed: Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for column in 0..<columns {
      for row in 0..<rows { result[column, row] = self[row, column] }
    }
    return result
  }

  /// The matrix with each column multiplied by its own factor.
  public func scalingColumns(by factors: [Double]) -> Matrix {
    precondition(factors.count == columns, "\(factors.count) factors for \(columns) columns")
    var result = self
    for (column, factor) in factors.enumerated() {
      for index in column * rows..<(column + 1) * rows { result.elements[index] *= factor }
    }
    return result
  }

  /// The matrix with each row multiplied by its own factor.
  public func scalingRows(by factors: [Double]) -> Matrix {
    precondition(factors.count == rows, "\(factors.count) factors for \(rows) rows")
    var result = self
    for column in 0..<columns {
      for row in 0..<rows { result[row, column] *= factors[row] }
    }
    return result
  }

  /// The rows at the given indices, in their order.
  public func selectingRows(_ indices: [Int]) -> Matrix {
    Matrix(columns: (0..<columns).map { column in indices.map { self[$0, column] } })
  }

  /// The columns at the given indices, in their order.
  public func selectingColumns(_ indices: [Int]) -> Matrix {
    Matrix(
      rows: rows, columns: indices.count, elements: indices.flatMap { Array(column($0)) })
  }
}
