import LinearAlgebra
import TestSupport
import Testing

struct MatrixTests {
  @Test func `elements stand column by column`() {
    let matrix = Matrix(rows: [[1, 2, 3], [4, 5, 6]])

    #expect(matrix.elements == [1, 4, 2, 5, 3, 6])
    #expect(matrix[1, 2] == 6)
    #expect(Array(matrix.column(1)) == [2, 5])
    #expect(matrix.row(0) == [1, 2, 3])
    #expect(matrix.transposed == Matrix(columns: [[1, 2, 3], [4, 5, 6]]))
  }

  @Test func `products are those worked by hand`() {
    let left = Matrix(rows: [[1, 2], [3, 4], [5, 6]])
    let right = Matrix(rows: [[1, -1], [2, 0]])

    #expect(left * right == Matrix(rows: [[5, -1], [11, -3], [17, -5]]))
    #expect(left * [1, -1] == [-1, -1, -1])
    #expect(left.transposed(times: left) == Matrix(rows: [[35, 44], [44, 56]]))
    #expect(left.transposed(times: [1, 0, 1]) == [6, 8])
    #expect(left * .identity(2) == left)
  }

  @Test func `a product with nothing is nothing`() {
    #expect(Matrix(rows: 3, columns: 0) * [] == [0, 0, 0])
    #expect(Matrix(rows: 0, columns: 2) * [1, 2] == [])
  }

  @Test func `a product of sizes that do not fit ends the process`() async {
    await #expect(processExitsWith: .failure) {
      _ = Matrix(rows: 2, columns: 2) * [1, 2, 3]
    }
  }
}
