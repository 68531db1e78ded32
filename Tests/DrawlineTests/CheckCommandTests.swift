import TestSupport
import Testing

struct CheckCommandTests {
  @Test func `the bundled data pass`() throws {
    let run = try Drawline.run("check", "--format", "csv", "--as-of", "2026-03-31")
    #expect(run.status == 0)
    #expect(
      run.stdout.hasPrefix("severity,round,field,value,problem,repair\nwarning,9,cutoff,755,"))
    #expect(!run.stdout.contains("\nerror,"))
  }

  @Test func `an error is shown and gives the status 1`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "t.csv",
      "round,date,name,invitations,cutoff\n1,2026-01-01,Provincial Nominee Program,10,470\n")
    let run = try Drawline.run("check", path)
    #expect(
      run.stdout == """
        Severity  Round  Field   Value  Problem                                 Repair
        error     1      cutoff  470    a nomination alone is worth 600 points  correct it

        """)
    #expect(run.stderr == "")
    #expect(run.status == 1)
  }

  @Test func `what keeps a file from being read is told as errors`() throws {
    let run = try Drawline.run(
      "check", "-", "--format", "json",
      input: Array("round,date,name,invitations,cutoff\n1,2026-01-01,General,10,abc\n".utf8))
    #expect(
      run.stdout == """
        [
          {
            "severity": "error",
            "round": null,
            "field": null,
            "value": null,
            "problem": "line 2, column 25: cutoff \\"abc\\" is not a whole number from 0 to 1200",
            "repair": "correct it or drop the row"
          }
        ]

        """)
    #expect(run.status == 1)
  }

  @Test func `a missing file is no input`() throws {
    let run = try Drawline.run("check", "/nowhere/rounds.csv")
    #expect(run.stderr.hasPrefix("drawline: /nowhere/rounds.csv: cannot be read: "))
    #expect(run.status == 66)
  }
}
