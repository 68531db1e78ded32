import Mustache
import Testing

/// The examples are those of the Mustache specification, 1.4.1 (interpolation, sections, inverted,
/// comments, delimiters); a few are written from its rules.
struct MustacheTemplateTests {
  private func filled(_ template: String, _ values: TemplateValue) throws -> String {
    try MustacheTemplate(string: template).render(values)
  }

  @Test(
    arguments: [
      ("Hello from {Mustache}!\n", [:], "Hello from {Mustache}!\n"),
      ("Hello, {{subject}}!", ["subject": "world"], "Hello, world!"),
      ("{{forbidden}}", ["forbidden": "& \" < >"], "&amp; &quot; &lt; &gt;"),
      ("{{{forbidden}}}|{{&forbidden}}", ["forbidden": "& \" < >"], "& \" < >|& \" < >"),
      ("I ({{cannot}}) be seen!", [:], "I () be seen!"),
      (
        "{{person.name}} == {{#person}}{{name}}{{/person}}", ["person": ["name": "Joe"]],
        "Joe == Joe"
      ),
      ("{{a.b.c}}|{{a.x.c}}", ["a": ["b": ["c": "deep"]]], "deep|"),
      ("{{#a}}{{b.c}}{{/a}}", ["a": ["b": [:]], "b": ["c": "ERROR"]], ""),
      ("| {{string}} |{{ string }}|", ["string": "---"], "| --- |---|"),
      ("Hello, {{.}}!", "world", "Hello, world!"),
      ("{{forbidden}}", ["forbidden": "it's 'é'"], "it&#39;s &#39;é&#39;"),
    ] as [(String, TemplateValue, String)])
  func `variables are shown, escaped unless told otherwise`(
    template: String, values: TemplateValue, text: String
  ) throws {
    #expect(try filled(template, values) == text)
  }

  @Test(
    arguments: [
      (
        "\"{{#boolean}}This should be rendered.{{/boolean}}\"", true, "\"This should be rendered.\""
      ),
      ("\"{{#boolean}}This should not be rendered.{{/boolean}}\"", false, "\"\""),
      (
        "\"{{^boolean}}This should be rendered.{{/boolean}}\"", false,
        "\"This should be rendered.\""
      ),
      ("\"{{^boolean}}This should not be rendered.{{/boolean}}\"", true, "\"\""),
      ("| This Is\n{{#boolean}}\n|\n{{/boolean}}\n| A Line\n", true, "| This Is\n|\n| A Line\n"),
      (
        "| This Is\n  {{#boolean}}\n|\n  {{/boolean}}\n| A Line\n", true, "| This Is\n|\n| A Line\n"
      ),
      ("|\r\n{{#boolean}}\r\n{{/boolean}}\r\n|", true, "|\r\n|"),
      ("  {{#boolean}}\n#{{/boolean}}\n/", true, "#\n/"),
      ("#{{#boolean}}\n/\n  {{/boolean}}", true, "#\n/\n"),
      (" | {{#boolean}}\t|\t{{/boolean}} | \n", true, " | \t|\t | \n"),
      (" {{#boolean}}YES{{/boolean}}\n {{#boolean}}GOOD{{/boolean}}\n", true, " YES\n GOOD\n"),
      ("| A {{#boolean}}B {{#boolean}}C{{/boolean}} D{{/boolean}} E |", true, "| A B C D E |"),
      ("|{{# boolean }}={{/ boolean }}|", true, "|=|"),
    ] as [(String, TemplateValue, String)])
  func `sections are there where the value is, and lines of nothing but tags are not`(
    template: String, value: TemplateValue, text: String
  ) throws {
    #expect(try filled(template, ["boolean": value]) == text)
  }

  @Test func `a section is repeated for each element of a list`() throws {
    #expect(
      try filled(
        "\"{{#list}}{{item}}{{/list}}\"",
        ["list": [["item": "1"], ["item": "2"], ["item": "3"]]]) == "\"123\"")
    #expect(
      try filled("{{#list}}({{.}}){{/list}}{{^none}}!{{/none}}", ["list": ["a", "b"], "none": []])
        == "(a)(b)!")
    #expect(
      try filled("{{#list}}({{#.}}{{.}}{{/.}}){{/list}}", ["list": [["1", "2"], ["a"]]])
        == "(12)(a)")
    #expect(
      try filled(
        "{{#a}}{{one}}{{#b}}{{one}}{{two}}{{/b}}{{/a}}",
        [
          "a": ["one": "1"], "b": ["two": "2"],
        ]) == "112")
  }

  @Test(arguments: [
    ("12345{{! Comment Block! }}67890", "1234567890"),
    ("Begin.\n{{! Comment }}\nEnd.\n", "Begin.\nEnd.\n"),
    ("Begin.\n{{!\nSomething's going on here...\n}}\nEnd.\n", "Begin.\nEnd.\n"),
    ("{{=<% %>=}}(<%text%>)", "(Hey!)"),
    ("({{=[ ]=}}[text])", "(Hey!)"),
    ("Begin.\n{{=@ @=}}\nEnd.\n", "Begin.\nEnd.\n"),
    ("| {{= @ @ =}}@text@ |", "| Hey! |"),
    ("{{> partial}}{{$block}}default{{/block}}", "default"),
    ("{{% CONTENT_TYPE: TEXT}}{{other}}", "<&>"),
  ])
  func `comments, delimiters and what needs other files`(template: String, text: String) throws {
    #expect(try filled(template, ["text": "Hey!", "other": "<&>"]) == text)
  }

  @Test(arguments: [
    ("{{uppercased(name)}} {{lowercased(name)}} {{reversed(name)}}", "ABC DE abc de eD CbA"),
    ("{{capitalized(uppercased(name))}}", "Abc De"),
    ("{{#list}}{{.}}{{^last()}}, {{/last()}}{{/list}}", "x, y, z"),
    ("{{#list}}{{#first()}}>{{/first()}}{{index()}}{{#odd()}}!{{/odd()}}{{/list}}", ">01!2"),
    ("{{count(list)}} {{first(list)}} {{last(list)}}", "3 x z"),
    ("{{#reversed(list)}}{{.}}{{/reversed(list)}}", "zyx"),
    ("{{#empty(list)}}none{{/empty(list)}}{{^empty(list)}}some{{/empty(list)}}", "some"),
  ])
  func `transforms are those of swift-mustache`(template: String, text: String) throws {
    #expect(try filled(template, ["name": "AbC De", "list": ["x", "y", "z"]]) == text)
  }

  @Test(arguments: [
    ("a\n{{#b}}", 2, 1, "the section \"b\" is not closed"),
    ("{{#a}}{{#b}}{{/a}}", 1, 13, "\"a\" is closed where \"b\" is open"),
    ("é {{/a}}", 1, 4, "no section is open"), ("{{a", 1, 1, "the tag is not closed"),
    ("{{a b}}", 1, 1, "is no name"), ("{{}}", 1, 1, "is no name"),
    ("{{f(a}}", 1, 1, "is no name"), ("{{=a=}}", 1, 1, "delimiters are set like"),
    ("{{% X: Y}}", 1, 1, "only CONTENT_TYPE"), ("{{{a}}", 1, 1, "the tag is not closed"),
  ])
  func `a fault has its place`(template: String, line: Int, column: Int, problem: String) {
    let error = #expect(throws: MustacheError.self) { try MustacheTemplate(string: template) }
    #expect(error?.line == line && error?.column == column)
    #expect(error?.problem.contains(problem) == true, "\(String(describing: error))")
  }

  @Test func `values of Swift are taken as they are meant`() throws {
    let template = try MustacheTemplate(
      string: "{{text}}{{number}}{{#yes}}y{{/yes}}{{#none}}n{{/none}}{{#list}}{{x}}{{/list}}")
    let values: [String: Any] = [
      "text": "a", "number": 3, "yes": true, "none": Optional<String>.none as Any,
      "list": [["x": Optional(1) as Any], ["x": 2]],
    ]
    #expect(template.render(values) == "a3y12")
  }
}
