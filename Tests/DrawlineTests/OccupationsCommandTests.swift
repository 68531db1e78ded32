import Testing

struct OccupationsCommandTests {
  @Test func `an occupation is found by its code, in the list in force on a day`() throws {
    let run = try Drawline.run(
      "occupations", "--noc", "72310", "--as-of", "2026-03-01", "--format", "csv")
    #expect(
      run.stdout.hasPrefix(
        "noc,title,category,version,from,until,certainty,source\n"
          + "72310,Carpenters,trade,3,2026-02-18,,two sources,"))
  }

  @Test func `without a day every version is listed`() throws {
    let run = try Drawline.run("occupations", "--noc", "31301", "--format", "json")
    for version in 1...3 { #expect(run.stdout.contains("\"version\": \(version)")) }
    #expect(run.stdout.contains("\"until\": null"))
  }

  @Test func `the counts of a change are those that IRCC announced`() throws {
    let trade = try Drawline.run(
      "occupations", "--category", "trade", "--changes", "--format", "csv"
    ).stdout.split(separator: "\n")
    #expect(trade.count { $0.contains("2025-02-27,added") } == 19)
    #expect(trade.count { $0.contains("2025-02-27,removed") } == 4)
    #expect(trade.contains("trade,2026-02-18,removed,63200,Cooks"))
    #expect(trade.contains("trade,2026-02-18,added,63201,Butchers - retail and wholesale"))
    let stem = try Drawline.run(
      "occupations", "--category", "stem", "--changes", "--format", "csv"
    ).stdout.split(separator: "\n")
    #expect(stem.count { $0.contains(",added,") } == 6)
    #expect(stem.count { $0.contains(",removed,") } == 19)
  }

  @Test func `a code that no list has is answered with those of its group`() throws {
    let run = try Drawline.run("occupations", "--noc", "31399", "--format", "csv")
    #expect(run.stdout == "noc,title,category,version,from,until,certainty,source\n")
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

  @Test func `a category without occupations shows only the headings`() throws {
    let run = try Drawline.run("occupations", "--category", "pnp", "--format", "csv")
    #expect(run.stdout == "noc,title,category,version,from,until,certainty,source\n")
  }
}
