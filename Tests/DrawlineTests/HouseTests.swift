import Foundation
import TestSupport
import Testing

/// A house's own title, logo, footer and templates on reports and bulletins.
struct HouseTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func `title, logo and footer stand on the page as text and picture`() throws {
    let logo = try folder.write(
      "logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>")
    let run = try Drawline.run(
      "bulletin", "301", "--format", "html", "--title", "A & B <Co>", "--footer", "Call \"us\"",
      "--logo", logo)

    #expect(run.status == 0)
    #expect(run.stdout.contains("<p class=\"house\">A &amp; B &lt;Co&gt;</p>"))
    #expect(run.stdout.contains("<footer><p>Call &quot;us&quot;</p></footer>"))
    let data = Data("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>".utf8)
    #expect(
      run.stdout.contains("src=\"data:image/svg+xml;base64,\(data.base64EncodedString())\""))
  }

  @Test func `a designer's template takes the place of ours`() throws {
    try folder.write("bulletin.mustache", "<h1>{{title}}</h1>{{{body}}}")
    let run = try Drawline.run(
      "bulletin", "301", "--format", "html", "--templates", folder.path)

    #expect(run.stdout.hasPrefix("<h1>Express Entry round 301, healthcare: 3,750 invitations"))
  }

  @Test func `a report is verified with the house's files, and not with others`() throws {
    let logo = try folder.write("logo.svg", "<svg/>")
    let written = try Drawline.run(
      "report", "--month", "2024-07", "--output", folder.path(of: "r"), "--title", "Us", "--logo",
      logo)
    #expect(written.status == 0)
    #expect(try Drawline.run("verify", folder.path(of: "r")).status == 0)

    try folder.write("logo.svg", "<svg><g/></svg>")
    let changed = try Drawline.run("verify", folder.path(of: "r"))
    #expect(changed.status == 65)
    #expect(changed.stderr.contains("was made from another \(logo)"))
  }

  @Test func `what is no logo and no template is told`() throws {
    let text = try folder.write("logo.txt", "hello")
    let large = try folder.write("large.svg", "<svg>" + String(repeating: " ", count: 100_000))
    try folder.write("report.mustache", "{{#rounds}}never closed")

    let kind = try Drawline.run("report", "--output", folder.path(of: "a"), "--logo", text)
    #expect(kind.status == 65)
    #expect(kind.stderr == "drawline: \(text): neither PNG nor SVG; give one of these\n")
    let size = try Drawline.run("report", "--output", folder.path(of: "a"), "--logo", large)
    #expect(size.status == 65)
    #expect(size.stderr.contains("more than 100 kB"))
    let none = try Drawline.run(
      "report", "--output", folder.path(of: "a"), "--templates", "/nowhere")
    #expect(none.status == 64)
    let spoilt = try Drawline.run(
      "report", "--output", folder.path(of: "a"), "--templates", folder.path)
    #expect(spoilt.status == 65)
    #expect(spoilt.stderr.hasPrefix("drawline: \(folder.path(of: "report.mustache"))"))
    #expect(try !folder.names().contains("a"))
  }
}
