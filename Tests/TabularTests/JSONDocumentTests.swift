import Tabular
import TestSupport
import Testing

private func document(_ text: String) throws -> JSONDocument {
  try JSONDocument(SourceText(Array(text.utf8), file: "t.json"))
}

struct JSONDocumentTests {
  @Test func `values are found by name and place`() throws {
    let read = try document("{\n  \"rounds\": [ {\"n\": \"Sant\\u00e9\\ud83d\\ude00\"}, 1.5e2 ]}")
    let rounds = try #require(read.root["rounds"]?.elements)
    #expect(rounds[0]["n"]?.text == "Santé😀")
    #expect(read.location(of: rounds[1]) == .init(file: "t.json", line: 2, column: 48))
    guard case .number(150) = rounds[1].value else {
      Issue.record("1.5e2 is not 150")
      return
    }
    #expect(read.root["absent"] == nil)
    #expect(rounds[0].elements == nil)
  }

  @Test(arguments: [
    "null", "true", "false", "0", "-0", "-1.5", "1e5", "1E-5", "\"\"", "[]", "{}", " [ 1 , 2 ] ",
    "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
  ])
  func `every form of RFC 8259 is read`(text: String) throws {
    #expect(throws: Never.self) { try document(text) }
  }

  @Test(arguments: [
    Marked("{\"a\": 1, ▸}"), Marked("[1 ▸2]"), Marked("{\"a\" ▸1}"), Marked("[1,▸]"),
    Marked("{▸a: 1}"), Marked("▸tru"), Marked("▸<html>"), Marked("[1]▸x"), Marked("[▸+1]"),
    Marked("[▸01]"), Marked("[▸1.]"), Marked("[▸.5]"), Marked("[▸NaN]"), Marked("[▸1e999]"),
    Marked("[\"a▸\n\"]"), Marked("[\"▸\\x\"]"), Marked("[▸\"abc"), Marked("[▸--1]"),
    Marked("[▸1e]"),
    Marked("{\"a\": 1, ▸\"a\": 2}"),
  ])
  func `a fault is shown where it is`(input: Marked) throws {
    let error = #expect(throws: InvalidFile.self) { try document(input.text) }
    let fault = try #require(error?.diagnostics.first)
    #expect(fault.location == .init(file: "t.json", line: input.line, column: input.column))
  }

  @Test(arguments: ["\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"\\u12\"", "\"\\u00g0\""])
  func `half of a surrogate pair and bad digits are refused`(text: String) {
    #expect(throws: InvalidFile.self) { try document(text) }
  }

  @Test(arguments: ["", " \n", "[", "{\"a\"", "{\"a\":", "[1,", "\"\\"])
  func `a file that ends too early is refused`(text: String) throws {
    let error = #expect(throws: InvalidFile.self) { try document(text) }
    #expect(error?.diagnostics.count == 1)
  }

  @Test func `values nested a hundred thousand deep are refused, not followed`() {
    let text = String(repeating: "[", count: 100_000)
    let error = #expect(throws: InvalidFile.self) { try document(text) }
    #expect(error?.diagnostics.first?.problem == "values nested more than 200 deep")
  }

  @Test(arguments: [
    JSON.null, .boolean(true), .integer(-7), .text("a\"\\\n\u{2028}é😀\u{0}"), JSON([1.5, 2]),
  ])
  func `what is written is read back`(value: JSON) throws {
    let read = try document(value.text()).root
    switch (value, read.value) {
    case (.null, .null): break
    case (.boolean(let written), .boolean(let read)): #expect(written == read)
    case (.integer(let written), .number(let read)): #expect(Double(written) == read)
    case (.text(let written), .text(let read)): #expect(written == read)
    case (.array(let written), .array(let read)): #expect(written.count == read.count)
    default: Issue.record("\(value) is read back as \(read.value)")
    }
  }
}
