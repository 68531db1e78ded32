import Datasets
import ExpressEntry
import Testing

struct OccupationSearchTests {
  let occupations: [Occupation]

  init() throws {
    occupations = try Dataset.bundled().occupations
      .filter { $0.category == .healthcare && $0.version == 1 }
  }

  @Test(arguments: [
    ("registered nurse", ["31301"]), ("Pharmacy", ["33103"]), ("dentist", ["31110"]),
    ("physiotherapsts", ["31202"]), ("dentits", ["31110"]), ("welder", []), ("", []), ("...", []),
  ])
  func `a title is found by its words or near ones`(text: String, codes: [String]) {
    #expect(occupations.titled(text).map(\.noc) == codes)
  }

  @Test func `a code is found exactly`() {
    #expect(occupations.with(noc: "31301").map(\.category) == [.healthcare])
    #expect(occupations.with(noc: "3130").isEmpty)
  }
}
