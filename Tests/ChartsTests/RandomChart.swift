import Charts
import TestSupport
import TimeSeries

/// A chart that no one would draw, to find what the layout did not expect.
func randomChart(seed: Int) -> Chart {
  var random = SeededGenerator(seed: UInt64(seed) &* 0x2545_F491_4F6C_DD1D)

  func text(_ words: ClosedRange<Int>) -> String {
    let all = [
      "Health", "and", "French-language", "round", "W", "2026", "proficiency", "é", "(V1)",
    ]
    return (0..<Int.random(in: words, using: &random))
      .compactMap { _ in all.randomElement(using: &random) }.joined(separator: " ")
  }
  func value() -> Double {
    let scales: [Double] = [0.01, 1, 100, 1_000_000]
    let scale = scales.randomElement(using: &random) ?? 1
    return Int.random(in: 0..<12, using: &random) == 0
      ? .nan : Double.random(in: -1...3, using: &random) * scale
  }
  func series() -> TimeSeries {
    let step = [1, 7, 30, 200].randomElement(using: &random) ?? 1
    let count = Int.random(in: 0...40, using: &random)
    let days = (0..<count).map { Day(number: Int32(19_000 + $0 * step)) }
    return (try? TimeSeries(days: days, values: days.map { _ in value() })) ?? TimeSeries([])
  }
  func day() -> Day { Day(number: Int32(Int.random(in: 18_900...20_500, using: &random))) }
  func mark() -> Mark {
    switch Int.random(in: 0..<7, using: &random) {
    case 0: .bars(series(), label: text(0...2), labels: .values(decimals: 1))
    case 1: .reference(value().isNaN ? 0 : 2, label: text(0...3))
    case 2: .interval(day(), 0...3, label: text(0...4))
    case 3: .points([.init(day(), value())], label: text(0...4))
    case 4: .area(series(), label: text(0...3))
    default: .line(series(), label: text(0...5), dots: .filled)
    }
  }

  let marks = (0..<Int.random(in: 0...8, using: &random)).map { _ in mark() }
  let rules = (0..<Int.random(in: 0...7, using: &random)).map { _ in
    Mark.rule(day(), label: text(0...4))
  }
  return Chart(
    title: text(0...20), subtitle: text(0...20), source: text(0...30),
    x: Bool.random(using: &random) ? .time : .dayOfYear, y: .linear(text(0...6)),
    marks: rules + marks,
    size: ChartSize(
      width: Double.random(in: 240...1000, using: &random),
      height: Double.random(in: 120...700, using: &random)),
    format: Bool.random(using: &random) ? .english : .french)
}
