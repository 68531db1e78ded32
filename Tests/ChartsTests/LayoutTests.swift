import Charts
import Foundation
import Testing
import TimeSeries

#if canImport(FoundationXML)
import FoundationXML
#endif

/// What holds of every chart, whatever its data and texts.
struct LayoutTests {
  @Test(arguments: HardChart.all)
  func `no text touches another or leaves the picture`(hard: HardChart) {
    expectTextsApart(in: hard.chart.drawing())
    var french = hard.chart
    french.format = .french
    expectTextsApart(in: french.drawing())
  }

  @Test(arguments: 1...300)
  func `nor does any text of a chart made at random`(seed: Int) {
    expectTextsApart(in: randomChart(seed: seed).drawing())
  }

  @Test(arguments: [0, 1, 2, 5, 13], [ChartSize.standard, .compact])
  func `nor does any text of small multiples`(count: Int, size: ChartSize) {
    let long = "A panel with a title that has to be broken into several lines"
    let multiples = SmallMultiples(
      title: long, source: long, y: .linear(long),
      panels: (0..<count).map { index in
        .init(
          index == 1 ? long : "Panel \(index)",
          [
            .line(TimeSeries([1, 20_000, 3].map { $0 * Double(index) }), label: "Line \(index)"),
            .rule(Day(number: 1), label: "Event"),
          ])
      }, size: size)
    expectTextsApart(in: multiples.drawing())
  }

  @Test(arguments: HardChart.all)
  func `a picture is well-formed, small and always the same`(hard: HardChart) throws {
    let svg = hard.chart.svg()
    #expect(svg == hard.chart.svg())
    #expect(svg.utf8.count < 60_000)
    #expect(!svg.contains("nan") && !svg.contains("inf "))
    let document = try XMLDocument(xmlString: svg)
    #expect(document.rootElement()?.name == "svg")
  }

  /// Expects that no two texts of a drawing share space, and that none is cut off.
  private func expectTextsApart(
    in drawing: Drawing, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let texts = drawing.texts.map { (text: $0.text, box: $0.box) }
    for (index, one) in texts.enumerated() {
      let isInside =
        one.box.minX >= 0 && one.box.maxX <= drawing.width
        && one.box.minY >= 0 && one.box.maxY <= drawing.height
      #expect(isInside, "“\(one.text)” leaves the picture", sourceLocation: sourceLocation)
      for other in texts[(index + 1)...] {
        #expect(
          !one.box.overlaps(other.box), "“\(one.text)” touches “\(other.text)”",
          sourceLocation: sourceLocation)
      }
    }
  }
}
