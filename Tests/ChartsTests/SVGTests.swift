import Charts
import Foundation
import Testing
import TimeSeries

#if canImport(FoundationXML)
import FoundationXML
#endif

struct SVGTests {
  let series = TimeSeries([1, 3, 2])

  func chart(title: String = "A finding", label: String = "Line", identifier: String? = nil)
    -> Chart
  {
    Chart(
      title: title, y: .linear("Points"), marks: [.line(series, label: label)],
      identifier: identifier)
  }

  @Test(arguments: [
    "<script>alert('1')</script>", "\"quoted\" & 'quoted'", "]]>", "control \u{0}\u{8}\u{1F}\u{7F}",
    "not a character \u{FFFE}\u{FFFF}", "\u{202E}right to left", "a line\nand\ta tab", "=cmd()",
  ])
  func `whatever a text contains is shown as text`(text: String) throws {
    let svg = chart(title: text, label: text, identifier: text).svg()
    let root = try #require(try XMLDocument(xmlString: svg).rootElement())
    #expect(root.elements(forName: "script").isEmpty)
    #expect(!svg.contains("<script"))
    let kept = text.unicodeScalars.filter {
      $0.properties.generalCategory != .control && $0.value < 0xFFF0
    }
    let title = try #require(root.elements(forName: "title").first?.stringValue)
    #expect(
      title.filter { $0 != " " } == String(String.UnicodeScalarView(kept)).filter { $0 != " " })
  }

  @Test func `a reader who does not see it is told what it shows`() throws {
    let svg = chart().svg()
    let root = try #require(try XMLDocument(xmlString: svg).rootElement())
    let id = try #require(svg.firstMatch(of: /id="([^"]*)"/)?.1)
    #expect(svg.contains("role=\"img\" aria-labelledby=\"\(id)-title \(id)-desc\""))
    #expect(root.elements(forName: "desc").first?.stringValue == "Points. Line")
  }

  @Test func `charts on one page have identifiers of their own`() {
    let one = chart().svg()
    let other = chart(title: "Another finding").svg()
    #expect(identifiers(in: one).isDisjoint(with: identifiers(in: other)))
    #expect(chart(identifier: "cut-offs").svg().contains("id=\"cut-offs-title\""))
    #expect(chart(identifier: "1 é").svg().contains("id=\"chart-1--\""))
  }

  @Test func `colours are light as attributes and dark in a style sheet of their own`() throws {
    let automatic = chart(identifier: "one")
    let svg = automatic.svg()
    #expect(svg.contains("stroke=\"#0072b8\""))
    #expect(svg.contains("@media screen and (prefers-color-scheme:dark)"))
    #expect(svg.contains("#one .s-blue{stroke:#3f9fe0}"))

    var fixed = automatic
    fixed.appearance = .dark
    #expect(!fixed.svg().contains("<style>"))
    #expect(fixed.svg().contains("stroke=\"#3f9fe0\""))
    fixed.appearance = .light
    #expect(!fixed.svg().contains("<style>"))
    #expect(fixed.svg().contains("stroke=\"#0072b8\""))
  }

  @Test func `six families with a round a week for eight years are small`() throws {
    let days = (0..<416).map { Day(number: Int32(17_500 + 7 * $0)) }
    let marks = try (1...6).map { family in
      let values = days.indices.map { Double($0 * 7919 * family % 307 + 400) }
      return Mark.line(
        try TimeSeries(days: days, values: values), label: "Family \(family)", dots: .filled)
    }
    let svg = Chart(title: "All rounds", y: .linear("Points"), marks: marks).svg()
    #expect(svg.utf8.count < 60_000)
  }

  @Test func `a chart of a hundred thousand values is small`() {
    let values = (0..<100_000).map { Double($0 * 7919 % 10_007) }
    let days = values.indices.map { Day(number: Int32($0 / 10)) }
    let points = values.enumerated().map { Mark.Point(x: Double($0.offset), y: $0.element) }
    let lines = Chart(
      title: "Long", y: .linear(),
      marks: [.line((try? TimeSeries(days: days, values: values)) ?? series, dots: .filled)])
    let dots = Chart(title: "Many", x: .linear(), y: .linear(), marks: [.points(points)])
    #expect(lines.svg().utf8.count < 60_000)
    #expect(dots.svg().utf8.count < 60_000)
  }

  private func identifiers(in svg: String) -> Set<String> {
    Set(
      svg.components(separatedBy: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }.map(
        String.init))
  }
}
