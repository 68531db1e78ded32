import Foundation
import TestSupport
import Testing

/// How `series` reads files: any number of threads and any order of rows give the same bytes.
struct SeriesStreamTests {
  private let folder: TemporaryFolder
  private let rows: [(month: Int, shop: Int, line: String)]

  init() throws {
    folder = try TemporaryFolder()
    rows = (0..<12).flatMap { shop in
      (0..<30).map { month in
        let number = month % 12 + 1
        let date = "\(2023 + month / 12)-\(number < 10 ? "0" : "")\(number)"
        return (month, shop, "\(date),S\(shop),\(100 + shop * month + month * month % 7)\n")
      }
    }
  }

  private let columns = ["--time", "month", "--value", "sales", "--by", "shop"]

  private func text(_ rows: [(month: Int, shop: Int, line: String)]) -> String {
    "month,shop,sales\n" + rows.map(\.line).joined()
  }

  @Test(arguments: ["csv", "json", "table"])
  func `threads and the order of rows change no byte`(format: String) throws {
    let grouped = try folder.write("grouped.csv", text(rows))
    let byMonth = try folder.write(
      "months.csv", text(rows.sorted { ($0.month, $0.shop) < ($1.month, $1.shop) }))
    let options = columns + ["--model", "ets", "--format", format]
    let one = try Drawline.run(["series", "forecast", grouped, "--threads", "1"] + options)
    #expect(one.status == 0)
    #expect(one.stdout.contains("S11"))
    for threads in ["2", "7"] {
      let many = try Drawline.run(["series", "forecast", grouped, "--threads", threads] + options)
      #expect(many.stdout == one.stdout)
    }
    #expect(try Drawline.run(["series", "forecast", byMonth] + options).stdout == one.stdout)
    let piped = try Drawline.run(
      ["series", "forecast", "-"] + options, input: Array(text(rows).utf8))
    #expect(piped.stdout == one.stdout)

    let file = folder.path(of: "out")
    let written = try Drawline.run(
      ["series", "forecast", grouped, "--output", file] + options)
    #expect(written.stdout.isEmpty)
    #expect(try folder.text(of: "out") == one.stdout)
  }

  @Test func `a backtest has the same bytes at any number of threads`() throws {
    let file = try folder.write("grouped.csv", text(rows.filter { $0.shop < 4 }))
    let options = columns + ["--model", "ses", "--origins", "3", "--format", "json"]
    let one = try Drawline.run(["series", "backtest", file, "--threads", "1"] + options)
    #expect(one.status == 0)
    for threads in ["2", "7"] {
      let many = try Drawline.run(["series", "backtest", file, "--threads", threads] + options)
      #expect(many.stdout == one.stdout)
    }
  }

  @Test func `JSON in parts is one array`() throws {
    let file = try folder.write("grouped.csv", text(rows))
    let run = try Drawline.run(
      ["series", "forecast", file, "--model", "naive", "--format", "json"] + columns)
    let json = try JSONSerialization.jsonObject(with: Data(run.stdout.utf8))
    #expect((json as? [[String: Any]])?.count == 12)
  }

  @Test func `one bad series is told of and the rest done, whichever way the file is read`() throws
  {
    let csv = text(rows.filter { $0.shop < 2 }) + "2024-11,Empty,\n2024-12,Empty,\n"
    let file = try folder.write("bad.csv", csv)
    let run = try Drawline.run(
      ["series", "forecast", file, "--model", "naive", "--format", "csv"] + columns)
    #expect(run.status == 0)
    #expect(run.stdout.split(separator: "\n").count == 3)
    #expect(run.stderr.contains("bad.csv:62: series Empty: "))

    let piped = try Drawline.run(
      ["series", "forecast", "-", "--model", "naive", "--format", "csv"] + columns,
      input: Array(csv.utf8))
    #expect(piped.stdout == run.stdout)
    #expect(piped.stderr.contains("standard input:62: series Empty: "))
  }

  @Test(arguments: [
    ("", "1:1: the file is empty"),
    ("month,shop\n2026-01,A\n", "1:1: no column \"sales\"; choose from \"month\", \"shop\""),
    ("month,shop,sales\n2026-01,A,1e999\n", "2:11: sales \"1e999\" is not a number"),
    ("month,shop,sales\n2026-13,A,1\n", "2:1: month \"2026-13\" is not a time"),
    ("month,shop,sales\n2026-01,A,1\n5,A,1\n", "3:1: month \"5\" is not a time like"),
    ("month,shop,sales\n2026-01,,1\n", "2:9: shop is empty"),
  ])
  func `what cannot be used is said with its place, of a file and of standard input`(
    text: String, fault: String
  ) throws {
    let file = try folder.write("faulty.csv", text)
    for command in ["forecast", "backtest", "describe"] {
      let run = try Drawline.run(["series", command, file] + columns)
      #expect(run.status == 65)
      #expect(run.stdout.isEmpty)
      #expect(run.stderr.contains("faulty.csv:\(fault)"), "\(run.stderr)")
      let piped = try Drawline.run(["series", command, "-"] + columns, input: Array(text.utf8))
      #expect(piped.status == 65)
      #expect(piped.stderr.contains("standard input:\(fault)"), "\(piped.stderr)")
    }
  }

  @Test func `a header alone, and a file that is not there, have their statuses`() throws {
    let empty = try folder.write("header.csv", "month,shop,sales\n")
    let run = try Drawline.run(["series", "forecast", empty] + columns)
    #expect(run.status == 65)
    #expect(run.stderr.contains("the file has no row"))
    let missing = try Drawline.run(["series", "forecast", folder.path(of: "none.csv")] + columns)
    #expect(missing.status == 66)
  }

  @Test func `times in any order give the same forecasts, repeated ones an error`() throws {
    let ordered = "t,y\n1,4\n2,6\n3,5\n4,9\n"
    let options = [
      "series", "forecast", "-", "--time", "t", "--value", "y", "--model", "drift", "--format",
      "csv",
    ]
    let one = try Drawline.run(options, input: Array(ordered.utf8))
    let other = try Drawline.run(options, input: Array("t,y\n3,5\n1,4\n4,9\n2,6\n".utf8))
    #expect(one.status == 0)
    #expect(one.stderr.isEmpty)
    #expect(other.stdout == one.stdout)

    let repeated = try Drawline.run(options, input: Array((ordered + "4,7\n").utf8))
    #expect(repeated.status == 65)
    #expect(repeated.stderr.contains("two rows are of 4 on lines 5 and 6"), "\(repeated.stderr)")
    let last = try Drawline.run(
      options + ["--duplicates", "first"], input: Array((ordered + "4,7\n").utf8))
    #expect(last.stdout == one.stdout)
  }

  @Test func `parameters may be learnt at every nth origin`() throws {
    let file = try folder.write("one.csv", text(rows.filter { $0.shop == 3 }))
    func forecasts(_ options: [String]) throws -> String {
      let run = try Drawline.run(
        ["series", "backtest", file, "--model", "ses", "--origins", "6", "--format", "csv"]
          + columns + options)
      #expect(run.status == 0)
      return run.stdout
    }
    let (always, never) = (try forecasts([]), try forecasts(["--refit", "never"]))
    #expect(try forecasts(["--refit", "1"]) == always)
    #expect(try forecasts(["--refit", "6"]) == never)
    #expect(try forecasts(["--update"]) == never)
    #expect(never != always)
    #expect(try Drawline.run(["series", "backtest", file, "--refit", "0"] + columns).status == 64)
  }

  @Test func `a fault anywhere in the file leaves no output where that is asked for`() throws {
    let csv = text(rows) + "2024-11,S99,many\n"
    let file = try folder.write("fault.csv", csv)
    let run = try Drawline.run(
      ["series", "forecast", file, "--strict", "--output", folder.path(of: "out")] + columns)
    #expect(run.status == 65)
    #expect(run.stderr.contains("fault.csv:362:13: sales \"many\" is not a number"))
    #expect(try folder.names() == ["fault.csv"])
  }

  @Test func `a bad cell leaves out its own series, and the others are forecast`() throws {
    let csv = text(rows) + "2024-11,S99,many\n"
    let file = try folder.write("fault.csv", csv)
    func forecast(_ file: String) throws -> Drawline.Run {
      try Drawline.run(["series", "forecast", file, "--format", "csv"] + columns)
    }
    let (faulty, sound) = (
      try forecast(file), try forecast(folder.write("sound.csv", text(rows)))
    )
    #expect(faulty.status == 65)
    #expect(faulty.stderr.contains("fault.csv:362:13: series S99: sales \"many\" is not a number"))
    #expect(faulty.stdout == sound.stdout)
    #expect(sound.status == 0)
  }

  @Test func `a backtest begins at the time that is asked for`() throws {
    let file = try folder.write("grouped.csv", text(rows.filter { $0.shop < 1 }))
    let run = try Drawline.run(
      ["series", "backtest", file, "--from", "2025-02", "--format", "csv"] + columns)
    let times = run.stdout.split(separator: "\n").dropFirst().map { $0.split(separator: ",")[3] }
    #expect(Set(times) == ["2025-02", "2025-03", "2025-04", "2025-05", "2025-06"])
    let other = try Drawline.run(
      ["series", "backtest", file, "--from", "7", "--format", "csv"] + columns)
    #expect(other.status == 65)
    #expect(
      try Drawline.run(["series", "backtest", file, "--from", "soon"] + columns).status == 64)
  }

  @Test func `a robust forecast passes over an outlier at the end`() throws {
    let values = (0..<40).map { 100 + $0 * 7 % 5 } + [400]
    let csv = "t,y\n" + values.enumerated().map { "\($0),\($1)\n" }.joined()
    func forecast(_ options: [String]) throws -> Double {
      let run = try Drawline.run(
        [
          "series", "forecast", "-", "--time", "t", "--value", "y", "--model", "ses", "--format",
          "csv",
        ] + options, input: Array(csv.utf8))
      return try #require(Double(run.stdout.split(separator: "\n")[1].split(separator: ",")[3]))
    }
    #expect(abs(try forecast(["--robust"]) - 102) < 2)
    #expect(try forecast([]) > 105)
  }

  @Test(arguments: ["forecast", "backtest", "describe"])
  func `a column that is missing is told of once`(command: String) throws {
    for column in ["when", "sales"] {
      let run = try Drawline.run(
        [
          "series", command, "-", "--time", column == "when" ? column : "day",
          "--value", column == "when" ? "v" : column,
        ], input: Array("day,v\n2020,1\n".utf8))
      #expect(run.status == 65)
      #expect(run.stderr.components(separatedBy: "no column \"\(column)\"").count == 2)
    }
  }

  @Test(arguments: [("forecast", "forecast"), ("backtest", "forecast"), ("describe", "described")])
  func `of a file without rows it is said what cannot be done`(command: String, deed: String) throws
  {
    let run = try Drawline.run(
      ["series", command, "-", "--time", "day", "--value", "v"], input: Array("day,v\n".utf8))
    #expect(run.status == 65)
    #expect(run.stderr.contains("no series can be \(deed): the file has no row"))
  }
}
