import TestSupport
import Testing

/// `series forecast --worker`: what engines such as Spark need of a program that they feed.
struct SeriesWorkerTests {
  private func worker(_ input: String, _ options: String...) throws -> Drawline.Run {
    try Drawline.run(
      [
        "series", "forecast", "-", "--by", "id", "--time", "ds", "--value", "y", "--model", "naive",
        "--worker",
      ] + options, input: Array(input.utf8))
  }

  /// Three series that can be forecast, mixed, and their rows alone.
  private let good = (0..<36).flatMap { month in
    ["a", "b", "c"].map { id in
      "\(id),\(2020 + month / 12)-\(month % 12 < 9 ? "0" : "")\(month % 12 + 1)-01,\(month * 7 % 11)\n"
    }
  }

  @Test func `an empty input gives an empty output and no error`() throws {
    for options in [[], ["--no-header"]] {
      let run = try Drawline.run(
        [
          "series", "forecast", "-", "--by", "id", "--time", "ds", "--value", "y", "--worker",
        ] + options)
      #expect(run.stdout.isEmpty && run.stderr.isEmpty)
      #expect(run.status == 0)
    }
    let header = try worker("id,ds,y\n")
    #expect(header.status == 0)
    #expect(
      header.stdout == "series,time,model,mean,lower80,upper80,lower95,upper95,error\n")
  }

  @Test func `without headers the columns are those named, in their order`() throws {
    let run = try worker(
      "1;a;x;2020-01-01\n2;a;x;2020-01-02\n", "--no-header", "--input-columns", "y,id,other,ds",
      "--output-columns", "time,series,mean,error")
    #expect(run.stdout == "2020-01-03,a,2,\n")
    let usual = try worker("a,2020-01-01,1\na,2020-01-02,2\n", "--no-header")
    #expect(usual.stdout.hasPrefix("a,2020-01-03,naive,2,"))
  }

  @Test(arguments: [
    ("bad,2020-01-01,1\nbad,oops,2\n", "ds \"\"oops\"\" is not a time"),
    ("bad,2020-01-01,many\n", "y \"\"many\"\" is not a number"),
    ("bad,2020-01-01,1\nbad,2020-01-01,2\n", "two rows are of 2020-01-01"),
    ("bad,2020-01-01,\n", "it has no value"),
    ("bad,05/06/2020,1\nbad,06/06/2020,1\n", "say which with --time-format"),
    ("bad,,1\n", "ds is empty"),
  ])
  func `a series that cannot be forecast is a row with its error`(
    rows: String, error: String
  ) throws {
    let alone = try worker(good.joined(), "--no-header", "--output-columns", "series,mean,error")
    let run = try worker(
      rows + good.joined(), "--no-header", "--output-columns", "series,mean,error")
    #expect(run.status == 0)
    let lines = run.stdout.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[0].hasPrefix("bad,,") && lines[0].contains(error), "\(lines[0])")
    #expect(run.stdout.hasSuffix(alone.stdout))
    #expect(run.stderr.isEmpty)
  }

  @Test(arguments: [
    "=1+1", "-x", "@id", " padded ", "1,000", "00012", "", "é", "say \"hi\"", "two\nlines",
  ])
  func `the name of a series stays as it is`(name: String) throws {
    let cell = "\"" + name.replacing("\"", with: "\"\"") + "\""
    let run = try worker("\(cell),2020-01-01,5\n", "--no-header", "--output-columns", "series,mean")
    let plain = name.contains { ",\"\n".contains($0) } || name.hasPrefix(" ") ? cell : name
    #expect(run.stdout == "\(plain),5\n")
  }

  /// Each shard has some series, one after another or mixed; how they are cut changes nothing.
  @Test func `the rows of a series are the same whatever else is in its shard`() throws {
    let whole = try worker(good.joined(), "--no-header", "--horizon", "3", "--threads", "2")
    let parts = try ["c", "a", "b"].map { id in
      try worker(
        good.filter { $0.hasPrefix(id) }.joined(), "--no-header", "--horizon", "3"
      ).stdout
    }
    #expect(
      whole.stdout.split(separator: "\n").sorted()
        == parts.joined().split(separator: "\n").sorted())
  }

  @Test func `framed tables are answered one by one, as a process each would`() throws {
    let tables = [
      good.filter { $0.hasPrefix("a") }.joined(), "", good.joined(), "a,b,c,d\n",
      "a,2020-01-01,5\n",
    ]
    let input = tables.map { "\($0.utf8.count)\n\($0)" }.joined()
    let run = try worker(input, "--no-header", "--framed")
    #expect(run.status == 0, "\(run.stderr)")
    var rest = Substring(run.stdout)
    for (index, table) in tables.enumerated() {
      let end = try #require(rest.firstIndex(of: "\n"))
      let count = try #require(Int(rest[..<end]))
      let answer = rest[rest.index(after: end)...].prefix(count)
      rest = rest[answer.endIndex...]
      if index == 3 {
        #expect(answer.hasPrefix(",,,,,,,,\"the table:"), "\(answer)")
      } else {
        #expect(try answer == worker(table, "--no-header").stdout)
      }
    }
    #expect(rest.isEmpty)
  }

  @Test(arguments: [
    ("x\n", "\"x\" is not a number of bytes"), ("5\nab", "ends after 2 of 5 bytes"),
  ])
  func `a stream that is not framed is told`(input: String, problem: String) throws {
    let run = try worker(input, "--framed")
    #expect(run.status == 65)
    #expect(run.stderr.contains(problem))
  }

  @Test(arguments: [
    (["--worker", "--output-columns", "foo"], "choose from series, time"),
    (["--worker", "--format", "json"], "writes CSV"),
    (["--worker", "--input-columns", "a"], "--no-header too"),
    (["--worker", "--no-header", "--input-columns", "ds,id"], "lacks y"),
    (["--no-header"], "give --worker too"),
  ])
  func `options that do not go together are told`(options: [String], problem: String) throws {
    let run = try Drawline.run(
      ["series", "forecast", "-", "--by", "id", "--time", "ds", "--value", "y"] + options)
    #expect(run.status == 64)
    #expect(run.stderr.contains(problem), "\(run.stderr)")
  }
}
