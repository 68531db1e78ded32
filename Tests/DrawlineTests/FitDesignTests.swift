import Foundation
import TestSupport
import Testing

/// Designs that statistical programs get wrong, and predictions of new rows.
struct FitDesignTests {
  private func fit(_ csv: String, _ options: String...) throws -> [String: Any] {
    let run = try Drawline.run(
      ["series", "fit", "-", "--time", "t", "--value", "y", "--format", "json"] + options,
      input: Array(csv.utf8))
    #expect(run.status == 0, "\(run.stderr)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(run.stdout.utf8)) as? [String: Any])
  }

  private static let levels = """
    t,y,x,g
    1,4.4,-0.8,a
    2,5.6,-1.3,b
    3,3.2,-0.2,c
    4,5.6,0.4,a
    5,9.1,0.9,b
    6,1.4,-1.1,c
    7,3.1,-0.6,a
    8,8.2,0.5,b
    9,4.9,1.2,c
    """

  /// The means of the levels, by hand.
  @Test func `a factor without an intercept has a mean for each level`() throws {
    let json = try fit(Self.levels, "--terms", "g", "--no-intercept")
    let lines = try #require(json["coefficients"] as? [[String: Any]])

    #expect(lines.compactMap { $0["term"] as? String } == ["g=a", "g=b", "g=c"])
    #expect(
      agreeingDigits(
        lines.compactMap { $0["estimate"] as? Double }, [13.1 / 3, 22.9 / 3, 9.5 / 3]) >= 13)
  }

  @Test(arguments: [
    ["--terms", "x", "--no-intercept"], ["--terms", "1"], ["--terms", "x", "--choose", "aicc"],
    ["--terms", "x", "--no-intercept", "--covariance", "hc3"],
    ["--terms", "1", "--quantile", "0.5"], ["--terms", "1", "--robust"],
  ])
  func `a design of one column has no test of equal variances`(options: [String]) throws {
    let run = try Drawline.run(
      ["series", "fit", "-", "--time", "t", "--value", "y"] + options,
      input: Array("t,y,x\n1,2,3\n2,5,1\n3,1,2\n4,4,9\n5,3,1\n6,4,2\n".utf8))

    #expect(run.status == 0, "\(run.stderr)")
    #expect(!run.stdout.contains("Breusch"))
  }

  @Test func `a lag across an absent year is missing, and told of`() throws {
    let csv =
      "t,y,x\n"
      + [2000, 2001, 2002, 2004, 2005, 2006].map { "\($0),\($0 % 7),\($0 % 5)\n" }
      .joined()
    let json = try fit(csv, "--terms", "lag(x,1)")

    #expect(json["observations"] as? Int == 4)
    let warnings = try #require(json["warnings"] as? [String])
    #expect(warnings.contains { $0.contains("lag(x, 1) falls into a gap") })
  }

  @Test func `a lag of months counts months whatever their length`() throws {
    let months = ["2024-01-31", "2024-02-29", "2024-03-31", "2024-05-31", "2024-06-30"]
    let csv = "t,y,x\n" + zip(months, [3, 5, 4, 8, 7]).map { "\($0),\($1),\($1 * $1)\n" }.joined()

    #expect(try fit(csv, "--terms", "lag(x)")["observations"] as? Int == 3)
  }

  @Test func `Mondays follow Fridays where there are no weekends`() throws {
    // Two weeks from Monday 2024-01-01.
    let days = [1, 2, 3, 4, 5, 8, 9, 10, 11, 12]
    let csv =
      "t,y,x\n"
      + days.map { "2024-01-\($0 < 10 ? "0" : "")\($0),\($0 % 4),\($0 % 3)\n" }.joined()

    #expect(try fit(csv, "--terms", "lag(x)")["observations"] as? Int == 9)
  }

  @Test func `a quantile fit that is not unique says so`() throws {
    let json = try fit("t,y\n1,1\n2,2\n3,4\n4,9\n", "--terms", "1", "--quantile", "0.5")
    let warnings = try #require(json["warnings"] as? [String])

    #expect(warnings.contains { $0.contains("not unique") })
  }

  /// R 4.2.2: `predict(lm(y ~ x), data.frame(x = c(0, 2)), interval = …)` of these nine rows.
  @Test func `new rows are predicted with confidence and prediction intervals`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("new.csv", "t,x\n10,0\n11,2\n12,\n")
    _ = try folder.write("old.csv", Self.levels)
    let options = ["series", "fit", "old.csv", "--time", "t", "--value", "y", "--terms", "x"]
    let run = try Drawline.run(
      options + ["--new", "new.csv", "--format", "csv"], folder: folder.path)
    let rows = run.stdout.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }

    #expect(run.status == 0, "\(run.stderr)")
    #expect(
      rows.first == [
        "time", "mean", "standardError", "meanLower", "meanUpper", "lower", "upper",
      ])
    let expected = [
      [
        5.2375, 0.701987280773595, 3.57756385157308, 6.89743614842692, 0.0282392908698554,
        10.4467607091301,
      ],
      [
        8.5125, 1.86530662985621, 4.10175070638521, 12.9232492936148, 1.89164518736771,
        15.1333548126323,
      ],
    ]
    for (row, values) in zip(rows.dropFirst(), expected) {
      #expect(agreeingDigits(row.dropFirst().compactMap(Double.init), values) >= 11)
    }
    #expect(rows.last == ["12", "", "", "", "", "", ""])

    for format in ["table", "json"] {
      let run = try Drawline.run(
        options + ["--new", "new.csv", "--format", format], folder: folder.path)
      #expect(run.status == 0)
      #expect(run.stdout.contains(format == "table" ? "New value, 95 % from" : "\"predictions\""))
    }
  }

  @Test(arguments: [["--robust"], ["--quantile", "0.5"], ["--ridge"], ["--covariance", "hc3"]])
  func `each method predicts new rows`(options: [String]) throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("new.csv", "t,x,g\n10,0,a\n")
    _ = try folder.write("old.csv", Self.levels)
    let run = try Drawline.run(
      ["series", "fit", "old.csv", "--time", "t", "--value", "y", "--terms", "x"] + options
        + ["--new", "new.csv", "--format", "csv"], folder: folder.path)

    #expect(run.status == 0, "\(run.stderr)")
    #expect(run.stdout.split(separator: "\n").count == 2)
  }

  @Test func `new rounds are predicted from their dates`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("new.csv", "date,invitations\n2026-06-01,1000\n2026-07-01,500\n")
    let run = try Drawline.run(
      "fit", "regression", "--category", "healthcare", "--new", "new.csv", "--format", "csv",
      folder: folder.path)
    let lines = run.stdout.split(separator: "\n")

    #expect(run.status == 0, "\(run.stderr)")
    #expect(lines.count == 3)
    #expect(lines[1].hasPrefix("2026-06-01,"))
  }

  @Test(arguments: ["9223372036854775807", "101", "0"])
  func `the order of a moving average is bounded`(order: String) throws {
    let run = try Drawline.run(
      "fit", "moving-average", "--category", "cec", "--order", order)

    #expect(run.status == 64)
    #expect(run.stderr.contains("give a number from 1 to 100"))
  }
}
