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
