import CDatasets

/// A dataset that the program carries inside, so that it works wherever it is moved.
public struct Bundled: Sendable {
  /// The name of its file in the folder Datasets.
  public let file: String

  /// Its bytes, as the file has them.
  public let bytes: [UInt8]

  private init(_ file: String, _ bytes: (_ count: inout Int) -> UnsafePointer<UInt8>?) {
    var count = 0
    let start = bytes(&count)
    self.file = file
    self.bytes = Array(UnsafeBufferPointer(start: start, count: count))
  }

  /// The rounds.
  public static var rounds: Bundled { Bundled("express-entry-rounds.csv") { datasets_rounds(&$0) } }

  /// The pool's bands by day.
  public static var pool: Bundled { Bundled("express-entry-pool.csv") { datasets_pool(&$0) } }

  /// The category of each official name.
  public static var officialNames: Bundled {
    Bundled("categories.csv") { datasets_official_names(&$0) }
  }

  /// The categories with their titles.
  public static var categoryTitles: Bundled {
    Bundled("category-titles.csv") { datasets_category_titles(&$0) }
  }

  /// The changes of rules that break a history.
  public static var events: Bundled { Bundled("events.csv") { datasets_events(&$0) } }

  /// The occupations of the categories.
  public static var occupations: Bundled {
    Bundled("occupations.csv") { datasets_occupations(&$0) }
  }

  /// The lists of occupations, with the days on which each was in force.
  public static var occupationLists: Bundled {
    Bundled("occupation-lists.csv") { datasets_occupation_lists(&$0) }
  }

  /// The known faults of the feed.
  public static var corrections: Bundled {
    Bundled("corrections.csv") { datasets_corrections(&$0) }
  }

  /// All of them, the rounds first.
  public static var all: [Bundled] {
    [
      rounds, pool, officialNames, categoryTitles, events, occupations, occupationLists,
      corrections,
    ]
  }

  /// What was not taken from the feed as published.
  public static var repairs: Bundled { Bundled("repairs.csv") { datasets_repairs(&$0) } }
}
