import LinearAlgebra
import TestSupport
import Testing

struct DecompositionTests {
  @Test func `Cholesky's factor is that worked by hand`() throws {
    let factor = try Cholesky(Matrix(rows: [[4, 2], [2, 10]]))

    #expect(factor.triangle == Matrix(rows: [[2, 1], [0, 3]]))
    #expect(agreeingDigits(factor.solve([8, 22]), [1, 2]) >= 15)
  }

  @Test func `eigenvalues are those worked by hand`() throws {
    let eigen = try SymmetricEigen(Matrix(rows: [[2, 1], [1, 2]]))

    #expect(agreeingDigits(eigen.values, [1, 3]) >= 14)
    #expect(agreeingDigits(abs(eigen.vectors[0, 1]), 0.5.squareRoot()) >= 14)
  }

  @Test func `singular values are those worked by hand`() throws {
    let svd = try SVD(Matrix(rows: [[3, 0], [0, -2], [0, 0]]))

    #expect(agreeingDigits(svd.singularValues, [3, 2]) >= 15)
    let product = svd.u.scalingColumns(by: svd.singularValues) * svd.vTransposed
    #expect(agreeingDigits(product.elements, [3, 0, 0, 0, -2, 0]) >= 14)
  }

  @Test func `a matrix without a factorization is refused`() {
    #expect(throws: DecompositionError.notPositiveDefinite(order: 2)) {
      try Cholesky(Matrix(rows: [[1, 2], [2, 1]]))
    }
    #expect(throws: DecompositionError.notFinite) {
      try SVD(Matrix(rows: [[1, .nan]]))
    }
  }
}
