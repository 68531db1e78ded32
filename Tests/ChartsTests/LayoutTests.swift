import Charts
import Foundation
import FoundationXML
import Testing

/// What holds of every chart, whatever its data and texts.
struct LayoutTests {
  @Test(arguments: HardChart.all)
  func `no text touches another or leaves the picture`(hard: HardChart) {
    let drawing = hard.chart.drawing()
    let picture = Rectangle(minX: 0, minY: 0, maxX: drawing.width, maxY: drawing.height)
    let texts = drawing.texts.map { (text: $0.text, box: $0.box) }
    for (index, one) in texts.enumerated() {
      let isInside =
        one.box.minX >= picture.minX && one.box.maxX <= picture.maxX
        && one.box.minY >= picture.minY && one.box.maxY <= picture.maxY
      #expect(isInside, "“\(one.text)” leaves the picture: \(one.box)")
      for other in texts[(index + 1)...] {
        #expect(!one.box.overlaps(other.box), "“\(one.text)” touches “\(other.text)”")
      }
    }
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
}
