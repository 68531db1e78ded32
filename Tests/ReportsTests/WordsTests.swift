import ExpressEntry
import Foundation
import Tabular
import Testing

@testable import Reports

struct WordsTests {
  @Test func `French has every sentence that English has, with the same values`() {
    let (english, french) = (Words.bundled(.english), Words.bundled(.french))
    #expect(english.keys == french.keys)
    for key in english.keys where french.keys.contains(key) {
      // A language may leave a value out that another needs, but has none that nobody gives.
      #expect(
        french.names(of: key).isSubset(of: english.names(of: key))
          || english.names(of: key).isSubset(of: french.names(of: key)), "\(key)")
    }
  }

  @Test func `every sentence that the program asks for is there`() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(components: "..", "..", "Sources", "Reports")
    let known = Set(Words.bundled(.english).keys)
    let files = try #require(
      FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var asked: Set<String> = []
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /(?:words|self)\(\s*"([A-Za-z0-9.]+)"/) {
        asked.insert(String(match.1))
      }
    }
    #expect(asked.count > 80)
    #expect(asked.subtracting(known) == [])
  }

  @Test(arguments: [
    ("{n} {n?round|rounds}", 1, "1 round"), ("{n} {n?round|rounds}", 2, "2 rounds"),
    ("{n} {n?round|rounds}", 0, "0 rounds"), ("{n?1=one|other=many}", 1, "one"),
    ("{n?1=one|other=more than {n}}", 3, "more than 3"), ("plain", 0, "plain"),
  ])
  func `a sentence is filled in`(text: String, n: Int, expected: String) throws {
    let message = try #require(Message(text))
    #expect(message.filled(["n": .whole(n)], TextFormat(language: .english)) == expected)
  }

  @Test(arguments: ["{", "}", "{n", "a } b", "{n?a", "{?a|b}", "{n!}"])
  func `a sentence whose braces do not pair is refused`(text: String) {
    #expect(Message(text) == nil)
  }

  @Test func `an editor's sentence takes the place of ours`() throws {
    var words = Words.bundled(.english)
    try words.override(by: SourceText(Array("# mine\nmenu.home = Start\n".utf8), file: "w"))
    #expect(words("menu.home") == "Start")
    #expect(words("menu.pool") == "Pool")
  }

  @Test func `an editor's mistakes are all told with their lines`() throws {
    var words = Words.bundled(.english)
    let source = try SourceText(
      Array("menu.hoem = Start\nno sentence\nrounds = {m} rounds\nmenu.home = {\n".utf8), file: "w")
    let error = try #require(throws: InvalidFile.self) { try words.override(by: source) }
    #expect(error.diagnostics.map(\.location.line) == [1, 2, 3, 4])
  }
}
