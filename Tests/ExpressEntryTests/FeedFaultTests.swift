import ExpressEntry
import Tabular
import TestSupport
import Testing

struct FeedFaultTests {
  @Test(arguments: [
    (["drawName": "Nurses (Version 9)"], 4, "\"Nurses (Version 9)\" is an unknown category"),
    (["drawCRS": "47O"], 6, "drawCRS \"47O\" is not a whole number from 0 to 1200"),
    (["drawCRS": "1201"], 6, "drawCRS \"1201\" is not a whole number from 0 to 1200"),
    (["drawSize": ""], 5, "drawSize is empty"),
    (["drawSize": "0"], 5, "drawSize \"0\" is not a whole number from 1 to 1000000"),
    (["drawDate": "2024-02-30"], 3, "drawDate \"2024-02-30\" is not a day of the calendar"),
    (["drawNumber": ""], 2, "drawNumber \"\" is not the number of a round"),
    (["drawNumber": "<b>1</b>"], 2, "drawNumber \"<b>1</b>\" is not the number of a round"),
    (["drawCutOff": "soon"], 8, "drawCutOff \"soon\" is not a date and time"),
    (["dd4": "many"], 13, "dd4 \"many\" is not a whole number"),
  ])
  func `a field that cannot be read is a fault at its line`(
    fields: [String: String], line: Int, problem: String
  ) throws {
    let text = Excerpt.feed(with: fields)
    let error = #expect(throws: InvalidFile.self) {
      try Feed(
        SourceText(Array(text.utf8), file: "feed.json"), officialNames: Excerpt.officialNames())
    }
    let fault = try #require(error?.diagnostics.first)
    #expect(error?.diagnostics.count == 1)
    #expect(fault.problem.hasPrefix(problem))
    #expect(fault.location.line == line)
    #expect(!fault.remedy.isEmpty)
  }

  @Test(arguments: [
    "{}", "[]", "{\"rounds\": {}}", "{\"rounds\": [7]}", "{\"rounds\": [{}]}", "<html></html>",
    "{\"rounds\": [{\"drawNumber\": 7}]}",
  ])
  func `what is no feed is refused`(text: String) throws {
    #expect(throws: InvalidFile.self) {
      try Feed(
        SourceText(Array(text.utf8), file: "feed.json"), officialNames: Excerpt.officialNames())
    }
  }

  @Test func `a round that stands twice is a fault`() throws {
    let once = Excerpt.feed(with: [:])
    let object = try #require(once.split(separator: "[").last?.dropLast(2))
    let error = #expect(throws: InvalidFile.self) {
      try Feed(
        SourceText(Array("{\"rounds\": [\(object),\(object)]}".utf8), file: "feed.json"),
        officialNames: Excerpt.officialNames())
    }
    #expect(error?.diagnostics.map(\.problem) == ["round 301 stands here again"])
  }

  @Test func `an unknown name tells the file to add it to and the nearest category`() throws {
    let text = Excerpt.feed(with: ["drawName": "Healthcare occupations (Version 9)"])
    let error = #expect(throws: InvalidFile.self) {
      try Feed(
        SourceText(Array(text.utf8), file: "feed.json"), officialNames: Excerpt.officialNames())
    }
    let remedy = try #require(error?.diagnostics.first?.remedy)
    #expect(remedy.contains("categories.csv"))
    #expect(remedy.contains("healthcare"))
  }
}
