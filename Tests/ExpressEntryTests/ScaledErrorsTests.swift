import Testing

@testable import ExpressEntry

struct ScaledErrorsTests {
  private let sizes = (1...100).map(Double.init)

  @Test func `errors that have come evenly stay as they are`() {
    let even = sizes.map { ($0 - 0.5) / 100 }
    let calibrated = ScaledErrors(sizes: sizes.reversed(), ranks: even).calibrated

    #expect(calibrated.count == 100)
    for (error, size) in zip(calibrated, sizes) { #expect(abs(error - size) < 1) }
  }

  @Test func `the tail draws in where past errors beyond four fifths stayed near`() {
    let near = sizes.map { $0 <= 80 ? ($0 - 0.5) / 100 : 0.85 }
    let calibrated = ScaledErrors(sizes: sizes, ranks: near).calibrated

    #expect(calibrated.prefix(80) == sizes.prefix(80))
    #expect(calibrated == calibrated.sorted())
    #expect(calibrated[94] < 90)
  }

  @Test func `the tail reaches out where past errors beyond four fifths were far`() {
    let far = sizes.map { $0 <= 80 ? ($0 - 0.5) / 100 : 0.98 }
    let calibrated = ScaledErrors(sizes: sizes, ranks: far).calibrated

    #expect(calibrated.prefix(80) == sizes.prefix(80))
    #expect(calibrated[89] > 95)
    #expect(calibrated.last.map { $0 <= 100 } == true)
  }

  @Test func `no error and a single one stay what they are`() {
    #expect(ScaledErrors(sizes: [], ranks: []).calibrated.isEmpty)
    #expect(ScaledErrors(sizes: [2], ranks: [0.5]).calibrated == [2])
  }
}
