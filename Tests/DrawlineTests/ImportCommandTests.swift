import Testing
import TestSupport

struct ImportCommandTests {
  private let folder: TemporaryFolder
  private let file: String

  init() throws {
    folder = try TemporaryFolder()
    file = try folder.write(
      "tracker.csv",
      """
      Draw #,Date,Program,ITAs Issued,CRS Score,Tie Break,Remark
      2,3/21/2025,French,7500,379,"September 8, 2025 at 15:27:09 PM UTC",x
      1,3/17/2025,PNP,536,736,,
      TOTAL,,,8036,,,

      """)
  }

  @Test func `a tracker's file is written in our schema, and every repair is listed`() throws {
    let run = try Drawline.run(
      "import", file, "--output", folder.path(of: "rounds.csv"), "--format", "csv")
    #expect(run.status == 0)
    #expect(
      try folder.text(of: "rounds.csv") == """
        round,date,name,invitations,cutoff,tieBreak,drawn
        1,2025-03-17,PNP,536,736,,
        2,2025-03-21,French,7500,379,2025-09-08T15:27:09Z,

        """)
    #expect(
      run.stdout == """
        round,field,published,taken,reason
        2,tieBreak,"September 8, 2025 at 15:27:09 PM UTC",2025-09-08T15:27:09Z,PM stands behind a \
        time of 24 hours; ignored

        """)
    #expect(run.stderr.contains("round from \"Draw #\", date from \"Date\""))
    #expect(run.stderr.contains("not used: \"Remark\""))
    #expect(run.stderr.contains("line 4 has no date; left out"))
  }

  @Test func `the JSON says how each column was taken`() throws {
    let run = try Drawline.run(
      "import", file, "--output", folder.path(of: "rounds.csv"), "--format", "json", "--quiet")
    #expect(run.status == 0)
    for text in ["\"rounds\": 2", "\"cutoff\": \"CRS Score\"", "\"unused\": [\"Remark\"]"] {
      #expect(run.stdout.contains(text), "\(run.stdout)")
    }
    #expect(run.stderr == "")
  }

  @Test func `without a file the rounds go to standard output`() throws {
    let run = try Drawline.run("import", file)
    #expect(run.stdout.hasPrefix("round,date,name,invitations,cutoff,tieBreak,drawn\n1,2025-03-17"))
  }

  @Test func `a file with a fault leaves no output`() throws {
    let bad = try folder.write("bad.csv", "Draw #,Date,Program,ITAs,CRS\n1,2025-03-17,CEC,10,5o0\n")
    let run = try Drawline.run("import", bad, "--output", folder.path(of: "none.csv"))
    #expect(run.status == 65)
    #expect(run.stderr.contains("bad.csv:2:21: cutoff \"5o0\" is not a whole number"))
    #expect(!(try folder.names().contains("none.csv")))
  }
}
