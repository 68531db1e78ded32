import Foundation
import Testing

struct ForecastCommandTests {
  @Test func `the healthcare forecast has the keys of the contract`() throws {
    let run = try Drawline.run("forecast", "healthcare", "--format", "json")
    #expect(run.status == 0)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(run.stdout.utf8)) as? [String: Any])
    #expect(
      Set(json.keys) == [
        "category", "asOf", "lastRound", "model", "chosenModel", "date", "size", "cutoff", "record",
        "explanation", "bySize", "notes",
      ])
    let cutoff = try #require(json["cutoff"] as? [String: Any])
    let intervals = try #require(cutoff["intervals"] as? [[String: Any]])
    #expect(intervals.compactMap { $0["level"] as? Int } == [80, 95])
    #expect(json["category"] as? String == "healthcare")
    #expect(json["model"] as? String == "auto")
    #expect(json["asOf"] as? String == "2026-03-31")
  }

  @Test func `as of a day before a round, the forecast knows nothing of it`() throws {
    let run = try Drawline.run(
      "forecast", "healthcare", "--as-of", "2025-12-10", "--format", "json")
    #expect(run.stdout.contains("\"round\": \"379\""))
    #expect(!run.stdout.contains("2025-12-11"))
  }

  @Test(arguments: [
    (["forecast", "helthcare"], "unknown category \"helthcare\"; give one of healthcare,"),
    (["forecast", "healthcare", "--size", "0"], "--size 0: give 1 or more"),
    (["forecast", "healthcare", "--level", "120"], "--level 120.0: give a number between"),
    (["forecast", "healthcare", "--date", "2020-01-01"], "--date 2020-01-01 is not after"),
    (["forecast", "healthcare", "--model", "crystal-ball"], "The value 'crystal-ball' is invalid"),
    (
      ["fit", "moving-average", "--category", "cec", "--window", "2", "--order", "1"], "give one of"
    ),
    (["backtest", "--minimum-history", "0"], "--minimum-history 0: give 1 or more"),
    (["report", "--month", "2026-13"], "\"2026-13\" is not a month"),
    (["report", "--month", "2031-01"], "no data for 2031-01; give a month from"),
  ])
  func `what cannot be asked is a usage error`(arguments: [String], message: String) throws {
    let run = try Drawline.run(arguments)
    #expect(run.status == 64)
    #expect(run.stdout == "")
    #expect(run.stderr.hasPrefix("drawline: "))
    #expect(run.stderr.contains(message))
  }

  @Test func `a category with too few rounds for a regression is an error of the data`() throws {
    let run = try Drawline.run("fit", "regression", "--category", "education")
    #expect(run.status == 65)
    #expect(run.stderr.contains("1 observation, 5 needed"))
  }

  @Test func `a backtest always shows the last value and the automatic model`() throws {
    let run = try Drawline.run(
      "backtest", "healthcare", "--model", "ses", "--from", "2023-06-01", "--format", "csv")
    let models = run.stdout.split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",")[1] }
    #expect(Set(models) == ["naive", "ses", "auto"])
  }

  @Test(arguments: [("mae<=1200", 0), ("mae<=1", 1), ("naive.coverage80>=0", 0), ("n>=9999", 1)])
  func `a required bound decides the exit status`(bound: String, status: Int32) throws {
    let run = try Drawline.run("backtest", "cec", "--require", bound)
    #expect(run.status == status)
    #expect(run.stderr.contains("does not hold") == (status == 1))
  }
}
