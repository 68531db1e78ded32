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
    #expect(try Drawline.run("verify", folder.path(of: "r")).status == 0)
    let changed = try Drawline.run("verify", folder.path(of: "r"), "--logo", logo)
    #expect(changed.status == 65)
    #expect(changed.stderr.contains("was made from another \(logo)"))
  }

  @Test(arguments: [
    (String(repeating: "{{#a}}", count: 21), "sections stand more than 20 deep in one another"),
    (String(repeating: "{{a}}", count: 5001), "the template has more than 5000 tags"),
    ("{{" + String(repeating: "a", count: 501) + "}}", "the tag is longer than 500 bytes"),
    ("{{" + String(repeating: "a(", count: 11) + "}}", "the tag has more than 10 calls in it"),
    ("{{=<% %>=}}" + String(repeating: "<%#a%>", count: 21), "sections stand more than 20 deep"),
    (String(repeating: " ", count: 262_145), "the template is longer than 256 KiB"),
  ])
  func `a template beyond the bounds is refused before it is read`(
    text: String, problem: String
  ) throws {
    try folder.write("report.mustache", text)
    let run = try Drawline.run(
      "report", "--output", folder.path(of: "a"), "--templates", folder.path)
    #expect(run.status == 65)
    #expect(run.stderr.contains(problem))
  }

  @Test func `a template that is not UTF-8 is refused with the place`() throws {
    try folder.write("report.mustache", [0x61, 0x0A, 0x62, 0xFF])
    let run = try Drawline.run(
      "report", "--output", folder.path(of: "a"), "--templates", folder.path)
    #expect(run.status == 65)
    #expect(run.stderr.contains("report.mustache:2:2: byte 0xFF is not UTF-8"))
  }

  @Test func `a template that is a pipe or has no end is refused`() throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(of: "report.mustache"), withDestinationPath: "/dev/zero")
    let endless = try Drawline.run("report", "--templates", folder.path)
    #expect(endless.status == 66)
    #expect(endless.stderr.contains("it is no regular file"))
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
