import Foundation
import TestSupport
import Testing

struct FitCommandTests {
  /// The same fit as `lm(cutoff ~ time + size)` in Reference/R/estimators.R's ridge with no penalty.
  @Test func `a formula explains the cut-offs`() throws {
    let run = try Drawline.run(
      "fit", "regression", "--category", "healthcare", "--terms", "time, log(invitations)",
      "--format", "json")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(run.stdout.utf8)) as? [String: Any])
    let lines = try #require(json["coefficients"] as? [[String: Any]])

    #expect(run.status == 0)
    #expect(json["formula"] as? String == "cutoff ~ time + log(invitations)")
    #expect(json["observations"] as? Int == 14)
    #expect(
      agreeingDigits(
        lines.compactMap { $0["estimate"] as? Double },
        [618.591239254313, 13.8238011443536, -22.8359115523779]) >= 12)
  }

  @Test(arguments: [
    ["--covariance", "hc1"], ["--covariance", "hac-andrews"], ["--robust"], ["--quantile", "0.8"],
    ["--ridge"], ["--choose", "aicc"], ["--choose", "cv"], ["--no-intercept"],
    ["--response", "invitations"], ["--terms", "time + season(4) + step(2025-03-25)"],
    ["--terms", "spline(time, 3) + name", "--level", "80"],
  ])
  func `every option has a table, CSV and JSON`(options: [String]) throws {
    for format in ["table", "csv", "json"] {
      let run = try Drawline.run(
        ["fit", "regression", "--category", "cec", "--format", format] + options)
      #expect(run.status == 0, "\(run.stderr)")
      #expect(run.stdout.contains(format == "table" ? "Estimate" : "estimate"))
    }
  }

  @Test func `the diagnostic plots are written into a folder`() throws {
    let folder = try TemporaryFolder()
    let run = try Drawline.run(
      "fit", "regression", "--category", "healthcare", "--plots", "plots", folder: folder.path)

    #expect(run.status == 0)
    for name in ["residuals", "quantiles", "spread", "leverage"] {
      #expect(try folder.text(of: "plots/\(name).svg").contains("<title"))
    }
  }

  @Test func `any CSV is fitted, a series at a time, and a bad one is told of`() throws {
    let csv = """
      month,store,ad spend,sales
      2024-01,A,1,10.5
      2024-02,A,2,12.1
      2024-03,A,2,13.9
      2024-04,A,3,15.2
      2024-05,A,5,19.2
      2024-01,B,1,5
      2024-02,B,3,7
      """
    let run = try Drawline.run(
      "series", "fit", "-", "--time", "month", "--value", "sales", "--by", "store", "--terms",
      "time + `ad spend`", "--format", "csv", input: Array(csv.utf8))
    let lines = run.stdout.split(separator: "\n")

    #expect(run.status == 0)
    #expect(lines.count == 4)
    #expect(
      lines[0]
        == "series,term,estimate,standardError,t,p,lower,upper,varianceInflation,observations")
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("A,") })
    #expect(run.stderr.contains("series B is left out: 2 observations, 4 needed"))
  }

  @Test func `a constant column is named, with what to do`() throws {
    let csv = "t,x,y\n1,2,3\n2,2,5\n3,2,6\n4,2,9\n"
    let run = try Drawline.run(
      "series", "fit", "-", "--time", "t", "--value", "y", "--terms", "x", input: Array(csv.utf8))

    #expect(run.status == 65)
    #expect(run.stderr == "drawline: x follows from the terms before; drop it\n")
    #expect(run.stdout.isEmpty)
  }

  @Test(arguments: [
    (["--terms", "time + "], 64, "--terms: column 17 of the formula has nothing"),
    (["--terms", "moon"], 64, "no variable \"moon\"; choose from cutoff, gap, invitations"),
    (["--terms", "log(name)"], 64, "name holds labels"),
    (["--robust", "--covariance", "hc1"], 64, "--covariance is for least squares"),
    (["--robust", "--ridge"], 64, "give one of --robust, --quantile and --ridge"),
    (["--quantile", "1.5"], 64, "give a number between 0 and 1"),
    (["--robust", "--plots", "x"], 64, "only a fit by least squares"),
    (["--terms", "poly(time, 40)"], 65, "needs 41 different values"),
  ])
  func `a fault is told in a line`(options: [String], status: Int32, message: String) throws {
    let run = try Drawline.run(["fit", "regression", "--category", "healthcare"] + options)

    #expect(run.status == status)
    #expect(run.stderr.contains(message), "\(run.stderr)")
    #expect(run.stdout.isEmpty)
  }
}
