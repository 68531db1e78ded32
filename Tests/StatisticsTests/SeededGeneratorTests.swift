import Statistics
import Testing

struct SeededGeneratorTests {
  @Test func `the same seed gives the same numbers`() {
    var first = SeededGenerator(seed: 7)
    var second = SeededGenerator(seed: 7)
    var other = SeededGenerator(seed: 8)
    let numbers = (0..<4).map { _ in first.next() }

    #expect(numbers == (0..<4).map { _ in second.next() })
    #expect(numbers != (0..<4).map { _ in other.next() })
  }

  @Test func `normal draws have the moments of the distribution`() {
    var generator = SeededGenerator(seed: 1)
    let draws = (0..<20_000).map { _ in generator.normal() }

    #expect(abs(draws.mean) < 0.03)
    #expect(abs(draws.variance - 1) < 0.05)
  }
}
