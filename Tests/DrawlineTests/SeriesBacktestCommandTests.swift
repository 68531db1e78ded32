import Foundation
import TestSupport
import Testing

/// `series backtest` and `series describe`.
struct SeriesBacktestCommandTests {
  /// Two straight lines, the second with a value that is far off.
  private let csv = Array(
    ("day,shop,sales\n"
      + (0..<30).map { "\(2000 + $0),North,\(100 + 2 * $0 + $0 % 3)\n" }.joined()
      + (0..<30).map { "\(2000 + $0),South,\($0 == 20 ? 500 : 50 + $0 * 7 % 5)\n" }.joined()).utf8)

  private func run(_ arguments: String...) throws -> Drawline.Run {
    try Drawline.run(
      ["series"] + arguments
        + ["-", "--time", "day", "--value", "sales", "--by", "shop"], input: csv)
  }

  @Test func `naive and auto are always asked, and every forecast is beside what happened`() throws
  {
    let run = try run("backtest", "--origins", "2", "--horizon", "2", "--format", "csv")
    let rows = run.stdout.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }

    #expect(run.status == 0)
    #expect(
      rows[0] == [
        "series", "origin", "step", "time", "model", "actual", "mean", "lower80", "upper80",
        "lower95", "upper95",
      ])
    // Two steps from the last but one origin, one from the last: two models, two series.
    #expect(rows.count == 1 + 3 * 2 * 2)
    #expect(rows[1].prefix(7) == ["North", "28", "1", "2028", "naive", "157", "154"])
    #expect(Set(rows.dropFirst().map { $0[4] }) == ["naive", "auto"])
  }

  @Test func `scores follow from the forecasts`() throws {
    let run = try run("backtest", "--origins", "3", "--model", "drift", "--format", "json")
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(run.stdout.utf8)) as? [String: Any])
    let summary = try #require(json["summary"] as? [[String: Any]])
    let forecasts = try #require(json["forecasts"] as? [[String: Any]])

    #expect(summary.map { $0["model"] as? String } == ["naive", "drift", "auto"])
    for row in summary {
      let own = forecasts.filter { $0["model"] as? String == row["model"] as? String }
      let errors = own.compactMap { forecast -> Double? in
        guard let actual = forecast["actual"] as? Double, let mean = forecast["mean"] as? Double
        else { return nil }
        return abs(actual - mean)
      }
      let mae = try #require(row["mae"] as? Double)
      #expect(row["n"] as? Int == 6)
      #expect(abs(mae - errors.reduce(0, +) / 6) < 0.01 * max(mae, 1))
    }
  }

  @Test func `intervals of any probability are shown and scored`() throws {
    let run = try run(
      "backtest", "--origins", "2", "--level", "97.5", "--level", "50", "--format", "json",
      "--require", "naive.coverage97.5>=0.5")
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(run.stdout.utf8)) as? [String: Any])
    let summary = try #require((json["summary"] as? [[String: Any]])?.first)
    let forecast = try #require((json["forecasts"] as? [[String: Any]])?.first)

    #expect(run.status == 0)
    #expect(Set(summary.keys).isSuperset(of: ["coverage97.5", "intervalScore50", "msis97.5"]))
    #expect(Set(summary.keys).isDisjoint(with: ["coverage80", "coverage98"]))
    let bounds = ["lower97.5", "lower50", "mean", "upper50", "upper97.5"].compactMap {
      forecast[$0] as? Double
    }
    #expect(bounds.count == 5 && bounds == bounds.sorted() && bounds[0] < bounds[1])
  }

  /// What is measured is what `series forecast` says.
  @Test(arguments: [[], ["--intervals", "conformal"], ["--intervals", "analytic"]])
  func `the intervals are those of a forecast from the origin`(options: [String]) throws {
    let series = ["day,sales"] + (0..<30).map { "\(2000 + $0),\(100 + $0 * $0 % 17)" }
    let columns = ["-", "--time", "day", "--value", "sales", "--format", "csv", "--model", "ets"]
    func lines(_ command: String, _ rows: Int, _ more: [String]) throws -> [[Substring]] {
      let run = try Drawline.run(
        ["series", command] + columns + options + more,
        input: Array(series.prefix(rows + 1).joined(separator: "\n").utf8))
      return run.stdout.split(separator: "\n").map { $0.split(separator: ",") }
    }
    let tested = try lines("backtest", 30, ["--origins", "1"]).first { $0[4] == "ets" }
    let said = try lines("forecast", 29, [])[1]
    #expect(tested?.suffix(5) == said.suffix(5))
  }

  @Test func `people are shown a row a score and a column a model, no wider than a terminal`()
    throws
  {
    let run = try run("backtest", "--origins", "2", "--model", "ets", "--model", "drift")
    let lines = run.stdout.split(separator: "\n")
    let heading = lines[0].split(separator: " ").map(String.init)

    #expect(heading == ["Score", "naive", "ets", "drift", "auto"])
    #expect(lines.dropFirst().map { $0.prefix(4) }.starts(with: ["n   ", "MAE ", "RMSE", "MASE"]))
    #expect(lines.contains { $0.hasPrefix("Within 95 %") })
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  @Test func `models are compared with any other`() throws {
    func test(_ options: [String]) throws -> [String: Double] {
      let run = try Drawline.run(
        ["series", "backtest", "-", "--time", "day", "--value", "sales", "--format", "json"]
          + ["--model", "drift", "--origins", "12"] + options,
        input: Array(
          ("day,sales\n" + (0..<40).map { "\(2000 + $0),\($0 * 2 + $0 * $0 % 7)\n" }.joined()).utf8)
      )
      let json = try #require(
        JSONSerialization.jsonObject(with: Data(run.stdout.utf8)) as? [String: Any])
      let summary = try #require(json["summary"] as? [[String: Any]])
      return summary.reduce(into: [:]) {
        $0[$1["model"] as? String ?? ""] = $1["dieboldMariano"] as? Double
      }
    }
    let (byNaive, byDrift) = (try test([]), try test(["--against", "drift"]))
    #expect(byNaive.keys.sorted() == ["auto", "drift"])
    #expect(byDrift.keys.sorted() == ["auto", "naive"])
    // The test of two models is one, whichever is named first.
    #expect(byNaive["drift"] == byDrift["naive"])
  }

  @Test func `a bound that does not hold gives the status 1`() throws {
    let kept = try run("backtest", "--origins", "2", "--require", "naive.n>=4")
    #expect(kept.status == 0)
    let broken = try run("backtest", "--origins", "2", "--require", "naive.mae<=0.001")
    #expect(broken.status == 1)
    #expect(broken.stderr.contains("naive.mae<=0.001 does not hold"))
    #expect(try run("backtest", "--require", "speed<=1").status == 64)
  }

  @Test(arguments: [["--window", "8"], ["--update"], ["--update", "--model", "ses"]])
  func `windows and kept parameters are taken`(options: [String]) throws {
    let run = try Drawline.run(
      [
        "series", "backtest", "-", "--time", "day", "--value", "sales", "--by", "shop", "--origins",
        "2",
      ] + options, input: csv)
    #expect(run.status == 0)
    #expect(run.stderr.isEmpty)
  }

  @Test func `a series that cannot be forecast is told of, and the rest done`() throws {
    let run = try Drawline.run(
      "series", "backtest", "-", "--time", "day", "--value", "sales", "--by", "shop", "--origins",
      "1", input: csv + Array("2000,Short,1\n".utf8))

    #expect(run.status == 0)
    #expect(run.stderr.contains("series Short: too few observations"))
  }

  @Test func `a description has the span, the pace and what is off the course`() throws {
    let run = try run("describe", "--format", "csv")
    let rows = run.stdout.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let south = Dictionary(uniqueKeysWithValues: zip(rows[0], rows[2]))

    #expect(run.status == 0)
    #expect(rows[1][0] == "North")
    #expect(south["n"] == "30")
    #expect(south["first"] == "2000")
    #expect(south["last"] == "2029")
    #expect(south["medianGap"] == "1")
    #expect(south["max"] == "500")
    #expect(south["outliers"] == "2020")
    #expect(south["levelShifts"] == "")
  }

  @Test func `few descriptions stand side by side for people`() throws {
    let lines = try run("describe").stdout.split(separator: "\n").map(String.init)
    #expect(lines[0].hasPrefix("Series"))
    #expect(lines[0].contains("North") && lines[0].hasSuffix("South"))
    #expect(lines.contains { $0.hasPrefix("Outliers") && $0.hasSuffix("2020") })
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  @Test func `charts of the descriptions mark what is off the course`() throws {
    let folder = try TemporaryFolder()
    let run = try run("describe", "--plots", folder.path(of: "plots"))

    #expect(run.status == 0)
    #expect(try folder.names() == ["plots"])
    let chart = try folder.text(of: "plots/2-South.svg")
    #expect(chart.contains("South: 1 value off the course"))
    #expect(chart.contains(">2010</text>"))
  }
}
