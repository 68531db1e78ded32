import Testing

struct PoolCommandTests {
  @Test func `the pool of a day is shown with changes and the standing of a score`() throws {
    let run = try Drawline.run("pool", "--as-of", "2026-03-31", "--score", "475")
    #expect(
      run.stdout.hasPrefix("From    To  Candidates  Change\n 601  1200         351      -9\n"))
    #expect(
      run.stdout.hasSuffix(
        """

        Candidates on 2026-03-29, published with round 406 on 2026-03-30; change since 2026-03-15.
        46,709 candidates stood above 475, interpolated within a band.

        """))
  }

  @Test func `the object has the pool's total and the candidates ahead`() throws {
    let run = try Drawline.run(
      "pool", "--as-of", "2026-03-31", "--score", "500", "--format", "json")
    #expect(run.stdout.hasPrefix("{\n  \"asOf\": \"2026-03-29\",\n  \"round\": \"406\",\n"))
    #expect(
      run.stdout.hasSuffix(
        """
          ],
          "total": 230186,
          "score": 500,
          "ahead": 11999,
          "aheadIsInterpolated": false
        }

        """))
  }

  @Test func `the bands are shown over time, each with its change`() throws {
    let run = try Drawline.run(
      "pool", "--as-of", "2026-03-31", "--last", "2", "--format", "csv")
    let rows = run.stdout.split(separator: "\n")
    #expect(rows.count == 31)
    #expect(rows[0] == "date,round,from,to,candidates,change")
    #expect(rows[1] == "2026-03-15,403,601,1200,360,102")
    #expect(rows[16] == "2026-03-29,406,601,1200,351,-9")
  }

  @Test func `the standing of a score is shown over time, interpolated ones marked`() throws {
    let run = try Drawline.run(
      "pool", "--as-of", "2026-03-31", "--last", "2", "--score", "475", "--format", "csv")
    let rows = run.stdout.split(separator: "\n")
    #expect(rows[0] == "date,round,score,ahead,aheadIsInterpolated,total,change")
    #expect(rows[2] == "2026-03-29,406,475,46709,yes,230186,-1176")
  }

  @Test func `the states over time are objects like the one of a day`() throws {
    let day = try Drawline.run("pool", "--as-of", "2026-03-31", "--format", "json").stdout
    let states = try Drawline.run(
      "pool", "--as-of", "2026-03-31", "--last", "1", "--format", "json"
    ).stdout
    #expect(states.filter { !$0.isWhitespace } == "[\(day.filter { !$0.isWhitespace })]")
  }

  @Test func `without a state of the pool there is an error and no table`() throws {
    let run = try Drawline.run("pool", "--as-of", "2020-01-01")
    #expect(run.stdout == "")
    #expect(run.stderr.hasPrefix("drawline: no state of the pool is known; "))
    #expect(run.status == 65)
  }

  @Test func `an impossible score is a fault of usage`() throws {
    #expect(try Drawline.run("pool", "--score", "1201").status == 64)
  }
}
