import CLAPACK
import Testing

struct IllegalArgumentTests {
  /// LAPACK's own `xerbla` would end the process with status 0, as if all had gone well.
  @Test func `an illegal argument to LAPACK ends the process as a failure`() async {
    await #expect(processExitsWith: .failure) {
      var (n, leadingDimension, info) = (Int32(-1), Int32(1), Int32(0))
      var matrix = [1.0]
      dpotrf_("L", &n, &matrix, &leadingDimension, &info, 1)
    }
  }
}
