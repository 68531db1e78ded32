import Testing

struct OccupationsCommandTests {
  @Test func `an occupation is found by its code`() throws {
    let run = try Drawline.run("occupations", "--noc", "31301", "--format", "json")
    #expect(
      run.stdout == """
        [
          {
            "noc": "31301",
            "title": "Registered nurses and registered psychiatric nurses",
            "category": "healthcare",
            "version": 1
          }
        ]

        """)
    #expect(run.stderr.contains("drawline: note: lists held: healthcare version 1; none held of "))
  }

  @Test func `a code that no list has is answered with those of its group`() throws {
    let run = try Drawline.run("occupations", "--noc", "31399", "--format", "csv")
    #expect(run.stdout == "noc,title,category,version\n")
    #expect(
      run.stderr.contains(
        "drawline: note: no list held has 31399; of its group they have 31300 Nursing "))
    #expect(run.status == 0)
  }

  @Test func `nothing is said beside the result where quiet is asked for`() throws {
    #expect(try Drawline.run("occupations", "--noc", "31399", "--quiet").stderr == "")
  }

  @Test func `a code of another form is a fault of usage`() throws {
    let run = try Drawline.run("occupations", "--noc", "313")
    #expect(run.stderr.hasPrefix("drawline: --noc \"313\" is not a code of five digits"))
    #expect(run.status == 64)
  }

  @Test func `a category without a list shows only the headings`() throws {
    let run = try Drawline.run("occupations", "--category", "stem", "--format", "csv")
    #expect(run.stdout == "noc,title,category,version\n")
  }
}
