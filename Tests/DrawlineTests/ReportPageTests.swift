import Foundation
import TestSupport
import Testing

/// The report in a real browser, as its reader has it.
@Suite(
  .serialized, .enabled(if: Browser.program != nil, "Chromium is needed"))
struct ReportPageTests {
  /// Reports in both languages, written once.
  private static let reports = Result {
    let folder = try TemporaryFolder()
    for language in ["en", "fr"] {
      let run = try Drawline.run(
        "report", "--month", "2026-03", "--language", language, "--output",
        folder.path(of: language))
      try #require(run.status == 0, "\(run.stderr)")
    }
    return folder
  }

  private let folder: TemporaryFolder
  private let browser: Browser

  init() throws {
    folder = try Self.reports.get()
    browser = try Browser()
  }

  @Test(arguments: ["en", "fr"])
  func `the page asks for nothing but itself, and no script fails`(language: String) throws {
    try browser.open(folder.path(of: "\(language)/index.html"), fragment: "score=470")

    #expect(browser.requests.count == 1)
    #expect(browser.requests.allSatisfy { $0.hasPrefix("file://") })
    #expect(browser.errors == [])
    #expect(try browser.evaluate("document.documentElement.lang") == "\(language)-CA")
  }

  @Test(arguments: [
    (470, ["healthcare"]), (500, ["cec", "pnp", "french", "healthcare", "trade"]),
    (801, ["pnp", "french"]), (0, ["cec", "healthcare"]), (1200, ["french"]),
  ])
  func `the page has the chances that the program has`(score: Int, categories: [String]) throws {
    let program = try Drawline.run(
      ["chance", "--score", "\(score)", "--format", "json", "--as-of", "2026-03-31"]
        + categories.flatMap { ["--category", $0] })
    let chances = try #require(
      JSONSerialization.jsonObject(with: Data(program.stdout.utf8)) as? [[String: Any]])
    try browser.open(
      folder.path(of: "en/index.html"),
      fragment: "score=\(score)&categories=\(categories.joined(separator: ","))")
    let cells = try browser.evaluate(
      """
      [...document.querySelectorAll("#score-detail tbody tr")]
        .map(row => [...row.cells].slice(1).map(cell => cell.textContent).join(" ")).join("\\n")
      """)

    let byDate = chances.map { chance in
      (chance["byDate"] as? [[String: Any]] ?? []).map { $0["probability"] as? Double }
    }
    var rows = [chances.map { percent($0["nextRound"] as? Double) }]
    rows += (0..<6).map { row in byDate.map { percent($0[row]) } }
    #expect(cells == rows.map { $0.joined(separator: " ") }.joined(separator: "\n"))
  }

  @Test func `a score is entered and a category picked by keyboard`() throws {
    try browser.open(folder.path(of: "en/index.html"))
    #expect(
      try browser.evaluate("document.getElementById('score-headline').textContent")
        == "Enter a score from 0 to 1200 and pick at least one category.")

    let focused = "document.activeElement.id"
    for _ in 0..<20 where try browser.evaluate(focused) != "score-input" {
      try browser.press("Tab")
    }
    #expect(try browser.evaluate(focused) == "score-input")
    for digit in "470" { try browser.press(String(digit)) }
    try browser.press("Tab")
    #expect(try browser.evaluate("document.activeElement.value") == "cec")
    try browser.press("Tab")
    #expect(try browser.evaluate("document.activeElement.value") == "pnp")
    try browser.press("Space")

    let checked = "[...document.querySelectorAll('fieldset input:checked')].map(b => b.value)"
    #expect(try browser.evaluate(checked) == "[\"cec\",\"pnp\"]")
    #expect(
      try browser.evaluate("document.getElementById('score-headline').textContent")
        .hasPrefix("With 470 points, the chance of an invitation by September 27, 2026 is "))
    #expect(browser.errors == [])
  }

  @Test(arguments: ["-3", "1201", "4.5", "", "%3Cimg%20src=x%3E"])
  func `what is no score is asked for again`(score: String) throws {
    try browser.open(folder.path(of: "en/index.html"), fragment: "score=\(score)")

    #expect(
      try browser.evaluate("document.getElementById('score-headline').textContent")
        == "Enter a score from 0 to 1200 and pick at least one category.")
    #expect(try browser.evaluate("document.getElementById('score-detail').children.length") == "0")
    #expect(browser.errors == [])
  }

  @Test(arguments: [360, 768, 1440], ["en", "fr"])
  func `nothing is wider than the screen but what scrolls`(width: Int, language: String) throws {
    try browser.show(width: width)
    try browser.open(
      folder.path(of: "\(language)/index.html"), fragment: "score=470&categories=pnp,cec,french")

    let page = try #require(Int(browser.evaluate("document.documentElement.scrollWidth")))
    #expect(page <= width)
  }

  @Test(arguments: [false, true])
  func `text has the contrast that WCAG 2.2 asks for`(isDark: Bool) throws {
    try browser.show(width: 1440, isDark: isDark)
    try browser.open(
      folder.path(of: "en/index.html"), fragment: "score=470&categories=pnp,healthcare")

    // Level AA, criterion 1.4.3: 4.5 : 1 for text of this size.
    let poor = try browser.evaluate(
      """
      (() => {
        const light = (c) => { const v = c.map(x => { x /= 255;
          return x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4 });
          return 0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2] };
        const color = (text) => text.match(/[\\d.]+/g).map(Number);
        const ground = (e) => { for (; e; e = e.parentElement) {
          const c = color(getComputedStyle(e).backgroundColor);
          if (c.length < 4 || c[3] > 0) return c } return [255, 255, 255] };
        return [...document.querySelectorAll("body *")].filter(e => !e.closest("svg, script, style")
          && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim() !== "")
          && e.checkVisibility()).filter(e => {
            const [a, b] = [light(color(getComputedStyle(e).color)), light(ground(e))];
            return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5;
          }).map(e => e.outerHTML.slice(0, 80));
      })()
      """)
    #expect(poor == "[]")
  }

  @Test func `headings are in order, tables have heads, and inputs have labels`() throws {
    try browser.open(folder.path(of: "en/index.html"), fragment: "score=470")

    let levels = try browser.evaluate(
      "[...document.querySelectorAll('h1,h2,h3,h4')].map(h => Number(h.tagName[1]))")
    let numbers = levels.compactMap(\.wholeNumberValue)
    #expect(numbers.first == 1)
    #expect(numbers.count { $0 == 1 } == 1)
    #expect(zip(numbers, numbers.dropFirst()).allSatisfy { $1 <= $0 + 1 })
    #expect(
      try browser.evaluate(
        "[...document.querySelectorAll('table')].every(t => t.querySelector('thead th[scope=col]') "
          + "&& t.querySelector('tbody th[scope=row]'))") == "true")
    #expect(
      try browser.evaluate(
        "[...document.querySelectorAll('input')].every(i => i.labels.length === 1)") == "true")
    #expect(
      try browser.evaluate(
        "[...document.querySelectorAll('svg:not([aria-hidden])')].every(s => s.querySelector('title'))"
      ) == "true")
  }

  /// The rules of axe-core, whose script Scripts/accessibility fetches.
  @Test(
    .enabled(if: ProcessInfo.processInfo.environment["DRAWLINE_AXE"] != nil),
    arguments: ["en", "fr"], [false, true])
  func `axe finds nothing`(language: String, isDark: Bool) throws {
    let script = try String(
      contentsOfFile: #require(ProcessInfo.processInfo.environment["DRAWLINE_AXE"]),
      encoding: .utf8)
    try browser.show(width: 1440, isDark: isDark)
    try browser.open(
      folder.path(of: "\(language)/index.html"), fragment: "score=470&categories=pnp,healthcare")
    try browser.evaluate("(() => { \(script); })()")
    let violations = try browser.evaluate(
      "axe.run().then(r => r.violations.map(v => v.impact + ' ' + v.id + ': ' + "
        + "v.nodes.map(n => n.html.slice(0, 120)).join(' | ')))")

    #expect(violations == "[]")
  }

  /// As the program writes a probability in a table, without the space.
  private func percent(_ probability: Double?) -> String {
    guard let probability else { return "–" }
    if probability < 0.005 { return "<1%" }
    if probability > 0.995 { return ">99%" }
    return "\(Int((100 * probability).rounded()))%"
  }
}
