import Datasets
import ExpressEntry
import Tabular
import Testing

private func csv(_ text: String) throws -> SourceText {
  try SourceText(Array(text.utf8), file: "categories.csv")
}

struct CategoriesTests {
  @Test func `every official name of the bundled rounds has a category with a title`() throws {
    let dataset = try Dataset.bundled()
    for round in dataset.rounds.all {
      let category = try dataset.officialNames.category(of: round.name)
      #expect(category == round.category)
      #expect(dataset.categories.contains { $0.category == category })
      #expect(dataset.officialNames.version(of: round.name) != nil)
    }
  }

  @Test(arguments: [
    ("Healthcare occupations (2023-1)", "healthcare", 1),
    ("healthcare  OCCUPATIONS (2024-1) ", "healthcare", 1),
    ("Physicians with Canadian Work Experience, 2026-Version 1", "physicians", 1),
    ("Senior managers with Canadian Work Experience, 2026-Version 1", "senior-managers", 1),
    ("Trades Occupations, 2026-Version 3", "trade", 3), ("Federal Skilled Trades", "fst", 1),
    ("French language proficiency (2024-1)", "french", 1),
  ])
  func `old labels and those that look alike keep their categories`(
    name: String, category: String, version: Int
  ) throws {
    let officialNames = try Excerpt.officialNames()
    #expect(try officialNames.category(of: name).name == category)
    #expect(officialNames.version(of: name) == version)
  }

  @Test func `an unknown name is an error and never a guess`() throws {
    let officialNames = try Excerpt.officialNames()
    let error = #expect(throws: UnknownName.self) {
      try officialNames.category(of: "Trade occupations (Version 4)")
    }
    #expect(
      error?.description == """
        unknown category "Trade occupations (Version 4)"; add a row for it to categories.csv (the \
        nearest is of the category trade), or take any name with --categories any
        """)
  }

  @Test func `a user's file adds names and goes before the table`() throws {
    let own = try csv(
      """
      name,category,version,validFrom,source
      "Researchers, 2026-Version 1",researchers,1,2026-02-18,https://example.org
      General,other,1,2026-02-18,https://example.org
      """)
    let officialNames = try Excerpt.officialNames().extended(by: own, at: "/own/categories.csv")
    #expect(try officialNames.category(of: "Researchers, 2026-Version 1").name == "researchers")
    #expect(try officialNames.category(of: "General").name == "other")
    #expect(try officialNames.category(of: "Federal Skilled Trades").name == "fst")
    let error = #expect(throws: UnknownName.self) { try officialNames.category(of: "Nurses") }
    #expect(
      error?.description == """
        unknown category "Nurses"; add line 4 for it to /own/categories.csv, below its header \
        name,category,version,validFrom,source, or take any name with --categories any
        """)
  }

  @Test func `a name that stands twice in a table is a fault`() throws {
    let error = #expect(throws: InvalidFile.self) {
      try OfficialNames(
        csv(
          """
          name,category,version,validFrom,source
          General,general,1,2026-02-18,-
           general ,cec,1,2026-02-18,-
          """))
    }
    #expect(error?.diagnostics.map(\.location.line) == [3])
  }

  @Test func `with any names each is a category of its own`() throws {
    #expect(try OfficialNames.any.category(of: "Subclass 189") == Category("Subclass 189"))
  }
}
