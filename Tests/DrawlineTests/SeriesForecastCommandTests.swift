import Foundation
import TestSupport
import Testing

struct SeriesForecastCommandTests {
  /// A straight line with a cycle of twelve: 100 + month + 10 in every December.
  private var monthly: String {
    "month,shop,sales\n"
      + (0..<60).map { index in
        let month = index % 12 + 1
        let sales = 100 + index + (month == 12 ? 10 : 0)
        return "\(2020 + index / 12)-\(month < 10 ? "0" : "")\(month),North,\(sales)\n"
      }.joined()
  }

  @Test(arguments: ["auto", "ets", "theta", "dot", "ces", "arima"])
  func `the months to come follow the line and its cycle`(model: String) throws {
    let run = try Drawline.run(
      "series", "forecast", "-", "--time", "month", "--value", "sales", "--by", "shop",
      "--horizon", "12", "--model", model, "--format", "csv", input: Array(monthly.utf8))
    let rows = run.stdout.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }

    #expect(run.status == 0)
    #expect(
      rows[0] == ["series", "time", "model", "mean", "lower80", "upper80", "lower95", "upper95"])
    #expect(rows.count == 13)
    #expect(rows[1].prefix(3) == ["North", "2025-01", model])
    #expect(rows[12][1] == "2025-12")
    let december = try #require(Double(rows[12][3]))
    #expect(abs(december - 181) < 10, "\(december)")
    for row in rows.dropFirst() {
      let numbers = row.dropFirst(3).compactMap(Double.init)
      #expect(numbers[3] <= numbers[1] && numbers[1] <= numbers[0])
      #expect(numbers[0] <= numbers[2] && numbers[2] <= numbers[4])
    }
  }

  @Test func `a series that cannot be forecast is told of, and the rest done`() throws {
    let csv = monthly + "2024-11,South,\n2024-12,South,\n"
    let run = try Drawline.run(
      "series", "forecast", "-", "--time", "month", "--value", "sales", "--by", "shop", "--format",
      "csv", input: Array(csv.utf8))

    #expect(run.status == 0)
    #expect(run.stdout.split(separator: "\n").count == 2)
    #expect(run.stderr.contains("series South: "))
  }

  @Test func `times that are numbers go on at their pace`() throws {
    let run = try Drawline.run(
      "series", "forecast", "-", "--time", "year", "--value", "y", "--horizon", "2", "--model",
      "naive", "--format", "csv", input: Array("year,y\n1990,1\n1995,2\n2000,4\n".utf8))

    #expect(run.stdout.contains("y,2005,naive,4"))
    #expect(run.stdout.contains("y,2010,naive,4"))
  }

  @Test func `one value is a forecast, none is an error`() throws {
    let one = try Drawline.run(
      "series", "forecast", "-", "--time", "t", "--value", "y", "--format", "csv",
      input: Array("t,y\n1,5\n".utf8))
    #expect(one.status == 0)
    #expect(one.stdout.contains("y,2,auto,5"))
    let none = try Drawline.run(
      "series", "forecast", "-", "--time", "t", "--value", "y", input: Array("t,y\n1,\n".utf8))
    #expect(none.status == 65)
    #expect(none.stderr.hasPrefix("drawline: no series can be forecast: "))
  }

  @Test func `a value that is no number has its place`() throws {
    let run = try Drawline.run(
      "series", "forecast", "-", "--time", "t", "--value", "y",
      input: Array("t,y\n1,5\n2,many\n".utf8))

    #expect(run.status == 65)
    #expect(run.stderr.contains("standard input:3:3: y \"many\" is not a number"))
  }

  /// Thirty years of a level that wanders.
  private var yearly: String {
    "year,y\n"
      + (0..<30).map { "\(1990 + $0),\(100 + 2 * $0 + [5, -4, 8, -7, 1, 0, 3][$0 * $0 % 7])\n" }
      .joined()
  }

  private func yearlyForecast(_ arguments: String...) throws -> Drawline.Run {
    try Drawline.run(
      ["series", "forecast", "-", "--time", "year", "--value", "y", "--horizon", "3"] + arguments,
      input: Array(yearly.utf8))
  }

  @Test(arguments: ["calibrated", "analytic", "simulated", "bootstrap", "conformal"])
  func `every kind of intervals keeps the point and is said again`(kind: String) throws {
    func asked(_ kind: String) throws -> Drawline.Run {
      try yearlyForecast("--model", "dot", "--intervals", kind, "--format", "csv")
    }
    let (run, analytic) = (try asked(kind), try asked("analytic"))
    #expect(run.status == 0, "\(run.stderr)")
    #expect(try asked(kind).stdout == run.stdout)
    func rows(_ text: String) -> [[Substring]] {
      text.split(separator: "\n").map { $0.split(separator: ",") }
    }
    for (row, other) in zip(rows(run.stdout), rows(analytic.stdout)).dropFirst() {
      let (mean, own) = (try #require(Double(row[3])), try #require(Double(other[3])))
      #expect(agreeingDigits(mean, own) >= 11)
    }
    #expect((run.stdout == analytic.stdout) == (kind == "analytic"))
    for row in rows(run.stdout).dropFirst() {
      let numbers = row.dropFirst(3).compactMap { Double($0) }
      #expect(numbers[3] <= numbers[1] && numbers[1] < numbers[2] && numbers[2] <= numbers[4])
    }
  }

  @Test func `calibrated intervals are the default, and the table and JSON show the same`() throws {
    let plain = try yearlyForecast("--model", "ces", "--format", "json")
    let asked = try yearlyForecast(
      "--model", "ces", "--format", "json", "--intervals", "calibrated")
    #expect(plain.stdout == asked.stdout)
    #expect(plain.stdout.contains("\"lower95\""))
    let table = try yearlyForecast("--model", "ces", "--intervals", "bootstrap")
    #expect(table.stdout.contains("95 % from"))
  }

  @Test func `another seed draws other paths`() throws {
    func intervals(_ seed: String) throws -> String {
      try yearlyForecast(
        "--model", "ets", "--intervals", "simulated", "--seed", seed, "--format", "csv"
      ).stdout
    }
    #expect(try intervals("1") == intervals("1"))
    #expect(try intervals("1") != intervals("2"))
  }

  @Test(arguments: ["local-level", "local-trend", "structural"], ["simulated", "bootstrap"])
  func `models in continuous time have sample paths`(model: String, kind: String) throws {
    let run = try yearlyForecast("--model", model, "--intervals", kind, "--format", "csv")
    #expect(run.status == 0)
    for row in run.stdout.split(separator: "\n").dropFirst() {
      let numbers = row.split(separator: ",").dropFirst(3).compactMap { Double($0) }
      #expect(numbers[3] < numbers[1] && numbers[1] < numbers[2] && numbers[2] < numbers[4])
    }
  }

  @Test func `intervals of an unknown kind are refused`() throws {
    #expect(try yearlyForecast("--intervals", "exact").status == 64)
  }

  @Test func `the help says where intervals come from and which is the default`() throws {
    let help = try Drawline.run("series", "forecast", "--help").stdout
    for kind in ["calibrated", "analytic", "simulated", "bootstrap", "conformal"] {
      #expect(help.contains(kind))
    }
    #expect(help.contains("calibrated by default"))
  }
}
