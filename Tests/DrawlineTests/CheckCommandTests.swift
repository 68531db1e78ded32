import Foundation
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
    #expect(
      run.stderr == "drawline: note: the data are rounds of \(path), to round 1 on 2026-01-01\n")
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
            "round": "1",
            "field": "cutoff",
            "value": "abc",
            "problem": "line 2, column 25: cutoff \\"abc\\" is not a whole number from 0 to 1200",
            "repair": "correct it or drop the row"
          }
        ]

        """)
    #expect(run.status == 1)
  }

  @Test func `the rows without a fault are audited beside those that have one`() throws {
    let run = try Drawline.run(
      "check", "-", "--format", "csv",
      input: Array(
        """
        round,date,name,invitations,cutoff,tieBreak,drawn
        1,2026-01-02,General,10,470,,
        2,2026-01-03,General,10,abc,,
        3,2026-01-04,Nurses,10,470,,
        4,2026-01-04,General,10,470,,
        4,2026-01-04,General,10,470,,
        5,2026-01-05,Provincial Nominee Program,10,470,2026-01-06T00:00:00Z,2026-01-05T12:00:00Z
        9,2026-02-30,General,10,470,,
        10,2026-03-03,General,10,1470,,
        11,2026-03-04,General,0,470,,
        15,2026-03-05,General,10,470,,

        """.utf8))
    let found = run.stdout.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",").prefix(3).joined(separator: " ")
    }
    #expect(
      found == [
        "error 2 cutoff", "error 3 name", "error 4 round", "error 5 tieBreak", "error 5 cutoff",
        "error 9 date", "error 10 cutoff", "error 11 invitations", "warning 15 round",
        "note 15 tieBreak",
      ])
    #expect(run.status == 1)
  }

  @Test func `the feed passes, and its quirks are notes at their rounds`() throws {
    let excerpt = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(components: "..", "ExpressEntryTests", "Reference", "feed-excerpt.json")
    let run = try Drawline.run("check", excerpt.path, "--format", "csv")
    #expect(!run.stdout.contains("\nerror,"))
    for note in [
      "note,,,\"230,186\",285 numbers have a separator",
      "note,,DrawText1 drawNumberURL mitext,,the fields hold HTML,",
      "note,91b,drawNumber,91b,\"it is on the day of round 91a, 2018-05-30\",",
      "note,208,drawCutOff,October 7 at 16:38:21 UTC,no year is given;",
      "note,247,dd3,\"55,867\",", "note,297,drawDateTime,\"May 31, 2024 at12:48:30 UTC\",",
      "note,357,drawDateTime,\"July 12, 2025 at 16:27:45 UTC\",",
    ] {
      #expect(run.stdout.contains("\n" + note), "\(note)")
    }
    #expect(run.status == 0)
  }

  @Test func `a feed with faults is read beside them, each at its round and field`() throws {
    let folder = try TemporaryFolder()
    let excerpt = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(components: "..", "ExpressEntryTests", "Reference", "feed-excerpt.json")
    let text = try String(contentsOf: excerpt, encoding: .utf8)
      .replacing("\"drawCRS\": \"509\"", with: "\"drawCRS\": \"5O9\"")
    let path = try folder.write("feed.json", text)
    let run = try Drawline.run("check", path, "--format", "csv")
    #expect(
      run.stdout.hasPrefix("severity,round,field,value,problem,repair\nerror,407,drawCRS,5O9,"))
    #expect(run.stdout.contains("\nnote,208,drawCutOff,"))
    #expect(run.status == 1)
  }

  @Test func `a missing file is no input`() throws {
    let run = try Drawline.run("check", "/nowhere/rounds.csv")
    #expect(run.stderr.hasPrefix("drawline: /nowhere/rounds.csv: cannot be read: "))
    #expect(run.status == 66)
  }
}
