import Charts
import Foundation
import Testing

struct PaintTests {
  static let colors = ChartColor.allCases.map { Paint.data($0) }

  @Test(arguments: colors + [.ink, .secondaryInk])
  func `every colour of text has a contrast of 4.5 to 1 on both backgrounds`(paint: Paint) throws {
    #expect(try contrast(paint.light, Paint.background.light) >= 4.5)
    #expect(try contrast(paint.dark, Paint.background.dark) >= 4.5)
  }

  @Test(arguments: [Paint.comparison, .axis])
  func `every line that means something has a contrast of 3 to 1`(paint: Paint) throws {
    #expect(try contrast(paint.light, Paint.background.light) >= 3)
    #expect(try contrast(paint.dark, Paint.background.dark) >= 3)
  }

  /// Viénot, Brettel & Mollon (1999) for the two red–green dichromacies, of which one man in
  /// fifty has either, on the linear values of red, green and blue.
  @Test(arguments: [
    [0.1124, 0.8876, 0, 0.1124, 0.8876, 0, 0.0040, -0.0040, 1],
    [0.2928, 0.7072, 0, 0.2928, 0.7072, 0, -0.0223, 0.0223, 1],
  ])
  func `two colours of the palette differ for who does not tell red from green`(
    matrix: [Double]
  ) throws {
    for shade in [\Paint.light, \Paint.dark] {
      let seen = try ChartColor.palette.map { color in
        let linear = try components(Paint.data(color)[keyPath: shade])
        return (0..<3).map { row in
          (0..<3).map { matrix[3 * row + $0] * linear[$0] }.reduce(0, +)
        }
      }
      for (index, one) in seen.enumerated() {
        for other in seen[(index + 1)...] {
          let distance = zip(one, other).map { pow(cbrt(max($0, 0)) - cbrt(max($1, 0)), 2) }.reduce(
            0, +)
          #expect(distance.squareRoot() > 0.12, "\(shade): \(one) and \(other)")
        }
      }
    }
  }

  /// The contrast of two colours (WCAG 2.2).
  private func contrast(_ one: String, _ other: String) throws -> Double {
    let luminances = try [one, other].map { color in
      zip(try components(color), [0.2126, 0.7152, 0.0722]).map { $0 * $1 }.reduce(0.05, +)
    }
    return max(luminances[0], luminances[1]) / min(luminances[0], luminances[1])
  }

  /// The linear red, green and blue of a colour such as `#0072b8`.
  private func components(_ color: String) throws -> [Double] {
    let number = try #require(Int(color.dropFirst(), radix: 16))
    return [16, 8, 0].map { shift in
      let value = Double(number >> shift & 255) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
  }
}
