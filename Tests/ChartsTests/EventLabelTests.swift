import Charts
import Testing
import TimeSeries

struct EventLabelTests {
  private let first = Day(number: 20_000)

  private func chart(eventsAfterDays offsets: [Int], size: ChartSize = .standard) -> Chart {
    let days = (0...100).map { first.advanced(by: $0) }
    let line = (try? TimeSeries(days: days, values: days.map { _ in 1 })) ?? TimeSeries([])
    return Chart(
      title: "A finding", y: .linear("Points"),
      marks: [.line(line)]
        + offsets.map { .rule(first.advanced(by: $0), label: "What changed on day \($0)") },
      size: size)
  }

  @Test(arguments: [
    [0, 1, 2, 3], [48, 50, 52], [96, 98, 99, 100], [0, 20, 40, 60, 80, 100],
    [80, 85, 90, 95, 100], [70, 71, 99, 100], Array(stride(from: 0, through: 100, by: 5)),
  ])
  func `every event has its name, and no rule runs through a text`(offsets: [Int]) {
    for size in [ChartSize.standard, .compact] {
      let drawing = chart(eventsAfterDays: offsets, size: size).drawing()
      let rules = rules(of: drawing)
      #expect(rules.count == offsets.count)
      #expect(drawing.texts.filter { $0.text.contains("What changed") }.count == offsets.count)
      for text in drawing.texts {
        for rule in rules where rule.x > text.box.minX + 1 && rule.x < text.box.maxX - 1 {
          let isApart = rule.top >= text.baseline || rule.bottom <= text.box.minY
          #expect(isApart, "a rule runs through “\(text.text)”")
        }
      }
    }
  }

  @Test func `where names have no room their rules are numbered and a key has them`() {
    let offsets = Array(stride(from: 0, through: 100, by: 20))
    let texts = chart(eventsAfterDays: offsets, size: .compact).drawing().texts.map(\.text)
    #expect(texts.contains("1") && texts.contains("6"))
    #expect(texts.contains("6\u{2002}What changed on day 100"))
  }

  @Test func `names in a row need no more space than one`() {
    let one = chart(eventsAfterDays: [10]).drawing()
    let three = chart(eventsAfterDays: [10, 45, 80]).drawing()
    let baselines = Set(three.texts.filter { $0.text.hasPrefix("What") }.map(\.baseline))
    #expect(baselines == Set(one.texts.filter { $0.text.hasPrefix("What") }.map(\.baseline)))
  }

  @Test func `what happened long before the data is not shown`() {
    let drawing = chart(eventsAfterDays: [-3000]).drawing()
    #expect(!drawing.texts.contains { $0.text.hasPrefix("What") })
  }

  /// The dotted lines of a drawing: where each is and from where to where it reaches.
  private func rules(of drawing: Drawing) -> [(x: Double, top: Double, bottom: Double)] {
    for case .stroke(let path, let stroke) in drawing.elements
    where stroke.paint == .axis && stroke.pattern == .dotted {
      return stride(from: 0, to: path.steps.count, by: 2).compactMap { index in
        guard case .move(let top) = path.steps[index],
          case .line(let bottom) = path.steps[index + 1]
        else { return nil }
        return (x: Double(top.x) / 10, top: Double(top.y) / 10, bottom: Double(bottom.y) / 10)
      }
    }
    return []
  }
}
