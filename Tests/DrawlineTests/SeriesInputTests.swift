import Foundation
import TestSupport
import Testing

/// Tables of any form as series, and what is told of them.
struct SeriesInputTests {
  private func forecast(_ content: String, _ arguments: String...) throws -> Drawline.Run {
    try Drawline.run(
      ["series", "forecast", "-", "--time", "t", "--model", "naive", "--format", "csv"] + arguments,
      input: Array(content.utf8))
  }

  private func series(_ run: Drawline.Run) -> [String] {
    run.stdout.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",").prefix(4).joined(separator: ",")
    }
  }

  private let wide = "t,shop,a,b\n2020-01,X,1,5\n2020-02,X,2,\n2020-01,Y,3,8\n2020-02,Y,4,9\n"

  @Test func `each further column of a wide table is a series`() throws {
    let plain = "t,a,b\n2020-01,1,5\n2020-02,2,\n2020-03,3,8\n"
    let all = ["a,2020-04,naive,3", "b,2020-04,naive,8"]
    #expect(try series(forecast(plain, "--wide")) == all)
    #expect(try series(forecast(plain, "--value", "a", "--value", "b")) == all)
    #expect(
      try series(forecast(wide, "--wide", "--by", "shop")) == [
        "X a,2020-03,naive,2", "Y a,2020-03,naive,4", "X b,2020-03,naive,5", "Y b,2020-03,naive,9",
      ])
  }

  @Test func `a column that is no number is left out of a wide table, and told`() throws {
    let run = try forecast("t,a,note\n2020-01,1,x\n2020-02,2,y\n", "--wide")
    #expect(run.status == 65)
    #expect(series(run) == ["a,2020-03,naive,2"])
    #expect(run.stderr.contains("series note: note \"x\" is not a number"))
  }

  @Test(arguments: [
    (",t,a\n1,2020-01,1\n", ["--wide"], "column 1 has no name"),
    (",x,a\n1,2020-01,1\n", ["--value", "a"], "choose from column 1 without a name, \"x\", \"a\""),
    ("t,v,v\n1,2,3\n", ["--value", "v"], "\"v\" names columns 2 and 3"),
    ("t, \"v\"\n1,2\n", ["--value", "v"], "a space stands before the quote of the name \"v\""),
    ("# a, b\nt,v\n1,2\n", ["--value", "v"], "pass over such lines with --comment '#'"),
    ("t,v\n2020-01,1\nTotal,1\n", ["--value", "v"], "pass over it with --comment 'Total'"),
    ("t,v\n2020-01,1\n# end,\n", ["--value", "v"], "pass over such lines with --comment '#'"),
  ])
  func `headers, comments and totals that are in the way are told`(
    content: String, arguments: [String], message: String
  ) throws {
    let run = try Drawline.run(
      ["series", "forecast", "-", "--time", "t"] + arguments, input: Array(content.utf8))
    #expect(run.status == 65)
    #expect(run.stderr.contains(message), "\(run.stderr)")
  }

  @Test func `lines of comments and totals are passed over where that is asked`() throws {
    let rows = "# made by hand\nt,v\n2020-01,1\n# half\n2020-02,2\n"
    #expect(
      try series(forecast(rows, "--value", "v", "--comment", "#")) == ["v,2020-03,naive,2"])
    #expect(
      try series(forecast("t,v\n2020-01,1\nTotal,1\n", "--value", "v", "--comment", "Total"))
        == ["v,2020-02,naive,1"])
  }

  @Test func `JSON and Windows-1252 are read as CSV is`() throws {
    let json = "{\"t\": \"2020-01\", \"v\": 1}\n{\"t\": \"2020-02\", \"v\": 2}\n"
    #expect(try series(forecast(json, "--value", "v")) == ["v,2020-03,naive,2"])
    let latin = Array("t,s,v\n2020-01,Qu".utf8) + [0xE9] + Array("bec,1\n".utf8)
    let run = try Drawline.run(
      "series", "forecast", "-", "--time", "t", "--value", "v", "--by", "s", "--format", "csv",
      input: latin)
    #expect(run.stdout.contains("Québec,2020-02"))
    #expect(run.stderr.contains("is not UTF-8 and is read as Windows-1252"))
  }

  @Test func `the frequency, the period and what is missing are in the JSON`() throws {
    let run = try Drawline.run(
      "series", "forecast", "-", "--time", "t", "--value", "v", "--format", "json",
      input: Array("t,v\n2020-01,1\n2020-02,2\n2020-04,3\n2020-05,3\n".utf8))
    for member in ["\"frequency\": \"months by start\"", "\"period\": 12", "\"missing\": 1"] {
      #expect(run.stdout.contains(member), "\(run.stdout)")
    }
  }

  @Test func `an irregular series goes to the model in continuous time, and that is said`() throws {
    let rows =
      "t,v\n2024-01-03,1\n2024-01-10,4\n2024-02-01,2\n2024-02-05,5\n2024-03-20,3\n2024-04-02,6\n"
    func asked(_ model: String) throws -> Drawline.Run {
      try Drawline.run(
        "series", "forecast", "-", "--time", "t", "--value", "v", "--format", "csv", "--model",
        model, input: Array(rows.utf8))
    }
    let (auto, structural) = (try asked("auto"), try asked("structural"))
    #expect(auto.stdout == structural.stdout.replacing("structural", with: "auto"))
    #expect(
      auto.stderr.contains("no regular frequency") && auto.stderr.contains("auto is structural"))
    // Times of day and numbers are as irregular.
    let numbers = "t,v\n0.1,1\n0.75,4\n0.93,2\n1.7,5\n1.72,3\n4.1,3\n"
    #expect(
      try forecast(numbers, "--value", "v").stderr.contains("no regular frequency"))
  }

  @Test func `a season that the model cannot use is told`() throws {
    let weeks =
      "t,v\n" + (0..<30).map { "2024-W\($0 < 9 ? "0" : "")\($0 + 1),\($0 * 7 % 5)\n" }.joined()
    let run = try Drawline.run(
      "series", "forecast", "-", "--time", "t", "--value", "v", "--model", "ets",
      input: Array(weeks.utf8))
    #expect(run.stderr.contains("the seasonal period is 52, but ets needs two cycles"))
    #expect(!(try forecast(weeks, "--value", "v").stderr.contains("seasonal period")))
    #expect(
      try forecast(weeks, "--value", "v", "--verbose").stderr.contains("but naive has no season"))
  }

  @Test func `one value that nothing else is like does not move auto, and is told`() throws {
    let values = (0..<48).map { $0 == 46 ? 1_000_000 : 100 + $0 * 7 % 5 }
    let rows = values.enumerated().map { "\($0 + 1),\($1)\n" }.joined()
    let run = try Drawline.run(
      "series", "forecast", "-", "--time", "t", "--value", "v", "--format", "csv",
      input: Array(("t,v\n" + rows).utf8))
    let mean = try #require(
      run.stdout.split(separator: "\n").last?.split(separator: ",").dropFirst(3).first.flatMap {
        Double($0)
      })
    #expect(abs(mean - 102) < 3)
    #expect(run.stderr.contains("1000000 at 47 is far from all other values; auto leaves it out"))
  }
}
