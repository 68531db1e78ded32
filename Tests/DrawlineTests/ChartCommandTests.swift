import Foundation
import TestSupport
import Testing

struct ChartCommandTests {
  private let csv = Array("day,shop,sales\n2024-01-01,A,5\n2024-02-01,A,8\n2024-02-01,B,2\n".utf8)

  @Test(arguments: ["line", "step", "points", "area"])
  func `the columns of a file are drawn on standard output`(kind: String) throws {
    let run = try Drawline.run(
      "chart", kind, "-", "--x", "day", "--y", "sales", "--by", "shop", input: csv)

    #expect(run.status == 0)
    #expect(run.stdout.hasPrefix("<svg"))
    #expect(run.stdout.contains("sales by day, each shop by itself"))
  }

  @Test(arguments: [
    (["cutoffs", "--category", "pnp"], "Provincial nominees rose 13 points to 802 in March"),
    (["totals", "--as-of", "2024-07-05"], "49,924 invitations by July 5, 2024, "),
    (["pool"], "230,186 candidates in the pool, "),
    (["deltas"], "Of 8 cut-offs, 3 rose, 4 fell, 1 stayed"),
    (["deltas", "--category", "healthcare"], "Of 13 cut-offs, 5 rose, 8 fell"),
    (["forecast", "cec", "--size", "3000"], "The next Canadian Experience Class cut-off"),
    (["sizes"], "Healthcare: "), (["skyline", "--language", "fr"], "Candidats admissibles"),
  ])
  func `rounds are drawn as in the report`(arguments: [String], text: String) throws {
    let run = try Drawline.run(["chart"] + arguments)

    #expect(run.status == 0)
    #expect(run.stdout.hasPrefix("<svg"))
    #expect(run.stdout.contains(text))
  }

  @Test func `of what nothing is known nothing is drawn`() throws {
    let run = try Drawline.run("chart", "forecast", "stem")

    #expect(run.status == 65)
    #expect(run.stdout.isEmpty)
    #expect(
      run.stderr
        == "drawline: nothing to draw: Dormant: no round since 2024-04-11, so no forecast.\n")
  }

  @Test func `titles, size and background are the user's`() throws {
    let run = try Drawline.run(
      "chart", "bar", "-", "--x", "shop", "--y", "sales", "--title", "R & D", "--source", "Us",
      "--label", "CAD", "--width", "400", "--height", "300", "--appearance", "dark",
      input: Array("shop,sales\nA,1\n".utf8))

    #expect(run.stdout.contains(">R &amp; D</"))
    #expect(run.stdout.contains(">Us</text>"))
    #expect(run.stdout.contains(">CAD</text>"))
    #expect(run.stdout.contains("viewBox=\"0 0 400 300\""))
    #expect(!run.stdout.contains("prefers-color-scheme"))
  }

  @Test(arguments: [
    (["line", "-", "--x", "day", "--y", "price"], 65, "no column \"price\""),
    (["line", "-", "--x", "shop", "--y", "sales"], 65, "shop \"A\" is not a time in a known form"),
    (["bar", "-", "--x", "shop", "--y", "sales"], 65, "a second value of sales for \"A\""),
    (["bar", "-", "--x", "shop", "--y", "sales", "--log"], 64, "--log"),
    (["line", "-", "--x", "day", "--y", "sales", "--width", "20"], 64, "--width"),
  ])
  func `what cannot be drawn is told`(arguments: [String], status: Int, message: String) throws {
    let run = try Drawline.run(["chart"] + arguments, input: csv)

    #expect(run.status == status)
    #expect(run.stderr.contains(message))
    #expect(run.stdout.isEmpty)
  }
}
