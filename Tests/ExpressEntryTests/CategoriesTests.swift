import Datasets
import ExpressEntry
import Tabular
import Testing

struct CategoriesTests {
  @Test func `every official name of the bundled rounds has a family with a title`() throws {
    let dataset = try Dataset.bundled()
    for round in dataset.rounds.all {
      let family = try dataset.categories.family(of: round.name)
      #expect(family == round.family)
      #expect(dataset.families.contains { $0.family == family })
      #expect(dataset.categories.version(of: round.name) != nil)
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
  func `old labels and those that look alike keep their families`(
    name: String, family: String, version: Int
  ) throws {
    let categories = try Excerpt.categories()
    #expect(try categories.family(of: name).name == family)
    #expect(categories.version(of: name) == version)
  }

  @Test func `an unknown name is an error and never a guess`() throws {
    let categories = try Excerpt.categories()
    let error = #expect(throws: UnknownCategory.self) {
      try categories.family(of: "Trade occupations (Version 4)")
    }
    #expect(
      error?.description == """
        unknown category "Trade occupations (Version 4)"; add a row for it to categories.csv (the \
        nearest is of the family trade), or take any name with --categories any
        """)
  }

  @Test func `with any names each is a family of its own`() throws {
    #expect(try Categories.any.family(of: "Subclass 189") == Family("Subclass 189"))
  }
}
