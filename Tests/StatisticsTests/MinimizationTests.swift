import Statistics
import TestSupport
import Testing

struct MinimizationTests {
  @Test func `the bottom of a parabola is found`() {
    let found = minimum(in: -3...10) { ($0 - 2.5) * ($0 - 2.5) + 1 }

    #expect(agreeingDigits(found.position, 2.5) >= 8)
    #expect(agreeingDigits(found.value, 1) >= 15)
  }

  @Test func `the deeper of two valleys is found`() {
    let found = minimum(in: -2...2) { ($0 * $0 - 1) * ($0 * $0 - 1) - $0 / 10 }

    #expect(found.position > 0)
  }

  @Test func `a minimum at the end of the interval is found`() {
    #expect(minimum(in: 1...4) { $0 }.position == 1)
    #expect(minimum(in: 1...4) { -$0 }.position == 4)
  }

  /// Rosenbrock (1960), the banana: its minimum is zero at (1, 1).
  @Test func `the end of a curved valley is found`() {
    let found = minimum(from: [-1.2, 1], in: [-5...5, -5...5]) { point in
      let (a, b) = (1 - point[0], point[1] - point[0] * point[0])
      return a * a + 100 * b * b
    }

    #expect(found.converged)
    #expect(abs(found.position[0] - 1) < 1e-4)
    #expect(abs(found.position[1] - 1) < 1e-4)
  }

  @Test func `a minimum on a bound is found`() {
    let found = minimum(from: [0.5, 0.5], in: [0...1, 0...1]) { point in
      (point[0] - 2) * (point[0] - 2) + (point[1] - 0.25) * (point[1] - 0.25)
    }

    #expect(found.position[0] == 1)
    #expect(abs(found.position[1] - 0.25) < 1e-4)
  }

  @Test func `a value of NaN is avoided`() {
    let found = minimum(in: -1...3) { $0 < 0 ? .nan : $0 }

    #expect(abs(found.position) < 1e-6)
  }
}
