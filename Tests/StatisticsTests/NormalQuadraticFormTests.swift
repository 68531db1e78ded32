import RealModule
import Statistics
import TestSupport
import Testing

struct NormalQuadraticFormTests {
  /// z₁²/z₂² is the square of a Cauchy variable: P = (2/π) atan √(ν₁/ν₂).
  @Test(arguments: [1e-12, 0.01, 0.5, 1, 3, 1e6])
  func `two squares are Cauchy's distribution`(ratio: Double) {
    let form = NormalQuadraticForm(multiples: [ratio, -1])
    let expected = 2 / Double.pi * Double.atan(ratio.squareRoot())

    #expect(agreeingDigits(form.probabilityAboveZero, expected) >= 12)
  }

  /// (χ²ₘ/m) / (χ²ₙ/n) above f is F's upper tail, down to where it is 10⁻²⁰.
  @Test(arguments: [0.2, 1, 2.5, 10, 300, 3000])
  func `equal multiples are Fisher's distribution`(f: Double) {
    let (m, n) = (6, 9)
    let form = NormalQuadraticForm(
      multiples: Array(repeating: 1 / Double(m), count: m)
        + Array(repeating: -f / Double(n), count: n))
    let expected = FDistribution(numerator: Double(m), denominator: Double(n))
      .probability(above: f)

    #expect(agreeingDigits(form.probabilityAboveZero, expected) >= 11)
  }

  @Test func `a sum of one sign is certain, and zeros do not matter`() {
    #expect(NormalQuadraticForm(multiples: [1, 2]).probabilityAboveZero == 1)
    #expect(NormalQuadraticForm(multiples: [1, 2]).probabilityBelowZero == 0)
    #expect(NormalQuadraticForm(multiples: []).probabilityAboveZero == 0)
    #expect(
      NormalQuadraticForm(multiples: [1, 0, -2]).probabilityAboveZero
        == NormalQuadraticForm(multiples: [1, -2]).probabilityAboveZero)
  }

  @Test func `both sides add to one`() {
    let form = NormalQuadraticForm(multiples: [0.3, -0.1, 0.7, -1.2, 0.05, -0.051])

    #expect(agreeingDigits(form.probabilityAboveZero + form.probabilityBelowZero, 1) >= 13)
  }
}
