import Foundation
import TestSupport
import Testing

struct BulletinCommandTests {
  @Test func `an article is written in the form asked for`() throws {
    let markdown = try Drawline.run("bulletin", "301")
    #expect(markdown.status == 0)
    #expect(markdown.stdout.hasPrefix("# Express Entry round 301, healthcare: 3,750 invitations"))

    let html = try Drawline.run("bulletin", "301", "--format", "html", "--language", "fr")
    #expect(html.stdout.hasPrefix("<!DOCTYPE html>\n<html lang=\"fr-CA\">"))
    #expect(html.stdout.contains("default-src 'none'"))

    let json = try Drawline.run("bulletin", "301", "--format", "json")
    let facts = try #require(
      JSONSerialization.jsonObject(with: Data(json.stdout.utf8)) as? [String: Any])
    #expect(facts["yearToDateInvitations"] as? Int == 49_924)
  }

  @Test func `without a number it is the newest round, as known on a day`() throws {
    let run = try Drawline.run("bulletin", "--as-of", "2024-07-05")
    #expect(run.stdout.hasPrefix("# Express Entry round 301,"))
  }

  @Test func `a feed is written to a file`() throws {
    let folder = try TemporaryFolder()
    let run = try Drawline.run(
      "bulletin", "--feed", "--last", "2", "--base", "https://example.org", "--output",
      folder.path(of: "feed.xml"))

    #expect(run.status == 0)
    #expect(try folder.text(of: "feed.xml").hasPrefix("<?xml version=\"1.0\" encoding=\"utf-8\"?>"))
  }

  @Test(arguments: [
    (["999"], 64, "no round \"999\"; give one from 1 to 407"),
    (["301", "--feed"], 64, "give a round, or --feed"),
    (["--feed", "--last", "0"], 64, "--last 0"),
    (["--feed", "--base", "ftp://x"], 64, "--base ftp://x"),
    (["301", "--output", "/nowhere/x"], 73, "/nowhere/x"),
  ])
  func `what cannot be written is told`(arguments: [String], status: Int, message: String) throws {
    let run = try Drawline.run(["bulletin"] + arguments)

    #expect(run.status == status)
    #expect(run.stderr.contains(message))
    #expect(run.stdout.isEmpty)
  }

  @Test(arguments: [(280, "en"), (280, "fr"), (1000, "en"), (1000, "fr"), (100, "en")])
  func `a post keeps to its length and begins with the round`(length: Int, language: String) throws
  {
    let run = try Drawline.run(
      "bulletin", "398", "--format", "post", "--length", "\(length)", "--language", language)
    let post = run.stdout.dropLast()

    #expect(run.status == 0)
    #expect(post.count <= length)
    #expect(
      post.hasPrefix(language == "en" ? "Express Entry round 398" : "Entrée express, ronde 398"))
    #expect(length < 280 || post.contains(language == "en" ? "we expect" : "nous attendons"))
  }

  @Test func `a newsletter brings its styles in its elements and loads nothing`() throws {
    let run = try Drawline.run("bulletin", "398", "--format", "newsletter", "--title", "A & B")

    #expect(run.stdout.contains(">A &amp; B</p>"))
    #expect(!run.stdout.contains("<style") && !run.stdout.contains("<script"))
    #expect(!run.stdout.contains("src="))
  }
}
