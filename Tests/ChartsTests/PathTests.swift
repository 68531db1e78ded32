import Charts
import Testing
import TimeSeries

struct PathTests {
  /// Where the steps of a path in a picture lead, in tenths of a pixel, read as SVG says.
  private func places(_ data: Substring) -> [[Int]] {
    var places: [[Int]] = []
    var (x, y) = (0, 0)
    var command: Character = "m"
    var numbers: [Int] = []
    func finish() {
      for index in stride(from: 0, to: numbers.count, by: "hv".contains(command) ? 1 : 2) {
        switch command {
        case "h": x += numbers[index]
        case "v": y += numbers[index]
        default: (x, y) = (x + numbers[index], y + numbers[index + 1])
        }
        places.append([x, y])
      }
      numbers = []
    }
    for token in data.matches(of: /[mlhvz]|-?[0-9]*\.?[0-9]+/).map(\.output) {
      if let letter = token.first, letter.isLetter {
        finish()
        command = letter
      } else {
        numbers.append(Int(((Double(token) ?? 0) * 10).rounded()))
      }
    }
    finish()
    return places
  }

  @Test func `the notation leads to the same places as the steps`() throws {
    for seed in 1...50 {
      let chart = randomChart(seed: seed)
      let strokes = chart.drawing().elements.compactMap { element -> Path? in
        if case .stroke(let path, _) = element { path } else { nil }
      }
      let svg = chart.svg()
      let written = svg.matches(of: /<path d="([^"]*)" fill="none"/).map { places($0.1) }
      for path in strokes {
        var last = [0, 0]
        let steps = path.steps.compactMap { step -> [Int]? in
          switch step {
          case .move(let place), .line(let place):
            last = [place.x, place.y]
            return last
          case .dot: return last
          case .close: return nil
          }
        }
        #expect(written.contains(steps), "seed \(seed): \(path)")
      }
    }
  }
}
