import Foundation
import Testing

struct ChanceCommandTests {
  @Test func `the JSON has the keys of the contract`() throws {
    let run = try Drawline.run(
      "chance", "--score", "470", "--category", "healthcare", "--category", "stem", "--format",
      "json")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(run.stdout.utf8)) as? [[String: Any]])

    #expect(run.status == 0)
    #expect(json.map { $0["category"] as? String } == ["healthcare", "stem", "any"])
    for key in ["category", "score", "nextRound", "byDate", "ahead", "lastRounds"] {
      #expect(json[0][key] != nil, "\(key)")
    }
    let dates = try #require(json[0]["byDate"] as? [[String: Any]])
    #expect(dates.compactMap { $0["date"] as? String }.last == "2026-09-27")
    #expect(json[1]["nextRound"] is NSNull)
    let rounds = try #require(json[0]["lastRounds"] as? [[String: Any]])
    #expect(rounds.last?["round"] as? String == "398")
    #expect(rounds.last?["invited"] as? Bool == true)
  }

  @Test func `the same seed draws the same, another nearly`() throws {
    func probability(_ seed: String) throws -> Double {
      let run = try Drawline.run(
        "chance", "--score", "470", "--category", "healthcare", "--format", "csv", "--seed", seed)
      return try #require(
        run.stdout.split(separator: "\n").last?.split(separator: ",").last.flatMap {
          Double($0)
        })
    }
    let first = try probability("1")

    #expect(try probability("1") == first)
    #expect(abs(try probability("2") - first) < 0.06)
  }

  @Test(arguments: [
    (
      ["chance", "--score", "1300", "--category", "cec"],
      "--score 1300: give a score from 0 to 1200"
    ),
    (["chance", "--score", "470", "--category", "cec", "--by", "2020-01-01"], "is not after"),
    (
      ["chance", "--score", "470", "--category", "cec", "--submitted", "2030-01-01"],
      "give a day up to it"
    ),
    (["chance", "--score", "470", "--category", "helthcare"], "unknown category \"helthcare\""),
    (
      ["chance", "--score", "470", "--category", "cec", "--rounds", "0"],
      "--rounds 0: give 1 or more"
    ),
    (["forecast", "cec", "--rounds", "0"], "--rounds 0: give a number from 1 to 100"),
    (["forecast", "cec", "--rounds", "2", "--by-size"], "give one of --rounds and --by-size"),
  ])
  func `what cannot be asked is a usage error`(arguments: [String], message: String) throws {
    let run = try Drawline.run(arguments)

    #expect(run.status == 64)
    #expect(run.stderr.contains(message), "\(run.stderr)")
  }

  @Test func `several rounds ahead, and the cut-off by size, are tables of their own`() throws {
    let ahead = try Drawline.run("forecast", "healthcare", "--rounds", "3", "--format", "csv")
    #expect(ahead.stdout.split(separator: "\n").count == 4)
    let sized = try Drawline.run("forecast", "healthcare", "--by-size", "--format", "csv")
    #expect(sized.stdout.hasPrefix("invitations,cutoff,lower80,upper80,lower95,upper95\n"))
    #expect(sized.stdout.split(separator: "\n").count >= 6)
  }
}
