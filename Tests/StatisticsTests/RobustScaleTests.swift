import Statistics
import TestSupport
import Testing

struct RobustScaleTests {
  /// R's robustbase 0.95-0, `Qn`, and `mad`, by Reference/R/summaries.R.
  @Test(arguments: try SummaryReference.load().scales)
  func `robust scales agree with R's`(_ reference: SummaryReference.Scale) {
    #expect(agreeingDigits(reference.values.qn, reference.qn) >= 14)
    #expect(agreeingDigits(reference.values.medianAbsoluteDeviation(), reference.mad) >= 14)
  }

  /// All 499,500 distances sorted, against the selection that looks at few of them.
  @Test func `Qn is the distance that sorting all of them finds`() {
    var generator = Statistics.SeededGenerator(seed: 5)
    let values = (0..<1000).map { _ in (generator.uniform() * 300).rounded() / 7 }
    let distances = values.indices.flatMap { right in
      (0..<right).map { abs(values[right] - values[$0]) }
    }.sorted()
    let expected = distances[501 * 500 / 2 - 1]

    #expect(agreeingDigits(values.qn, 2.21914 * expected / 1.00367758231) >= 11)
  }

  @Test func `half of the values may be wild`() {
    let tame = (0..<51).map { Double($0 % 7) }
    let wild = tame.enumerated().map {
      $0.offset.isMultiple(of: 2) || $0.offset > 47 ? $0.element : 1e9
    }

    #expect(wild.qn < 20)
    #expect([3.0].qn == 0)
    #expect([2.0, 2, 2, 2, 9].qn == 0)
  }

  /// R 4.2.2, `lowess`, by Reference/R/summaries.R.
  @Test(arguments: try SummaryReference.load().curves)
  func `local lines agree with R's lowess`(_ reference: SummaryReference.Curve) {
    let y = reference.y
    #expect(agreeingDigits(y.lowess(at: reference.x), reference.standard) >= 11)
    #expect(agreeingDigits(y.lowess(at: reference.x, span: 0.3), reference.narrow) >= 10)
    #expect(
      agreeingDigits(y.lowess(at: reference.x, span: 0.5, iterations: 0), reference.plain) >= 12)
  }
}

/// Robust summaries as R gives them.
struct SummaryReference: Decodable, Sendable {
  /// The scales of a set of values.
  struct Scale: Decodable, Sendable, CustomStringConvertible {
    let name: String
    let values: [Double]
    let qn: Double
    let mad: Double
    var description: String { name }
  }

  /// The curves through a scatter.
  struct Curve: Decodable, Sendable, CustomStringConvertible {
    let name: String
    let x: [Double]
    let y: [Double]
    let standard: [Double]
    let narrow: [Double]
    let plain: [Double]
    var description: String { name }
  }

  let scales: [Scale]
  let curves: [Curve]

  static func load() throws -> SummaryReference {
    try referenceValues("R/summaries.json", as: SummaryReference.self)
  }
}
