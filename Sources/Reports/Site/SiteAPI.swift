import ExpressEntry
import Forecasting
import Tabular
import TimeSeries

/// The files of a site for programs: JSON and CSV whose names and keys stay.
enum SiteAPI {
  /// A file.
  struct File {
    /// The path within the site.
    let path: String

    /// The kind of its content, for its description.
    let kind: String

    /// The category that it is of, nil for all.
    var category: Category?

    /// The content.
    let text: @Sendable () -> String
  }

  /// All files.
  static func files(_ data: SiteData) -> [File] {
    let dataset = data.dataset
    var files: [File] = [
      File(path: "api/index.json", kind: "index") { index(data).text() }
    ]
    func add(_ name: String, _ listing: @escaping @Sendable () -> Listing) {
      files.append(File(path: "api/\(name).json", kind: name) { listing().json.text() })
      files.append(File(path: "api/\(name).csv", kind: name) { listing().csv() })
    }
    add("rounds") { .draws(dataset.rounds.all) }
    add("totals") { .totals(dataset.rounds.totals(of: nil)) }
    add("years") { .totals(dataset.rounds.totals(of: nil, by: .year)) }
    add("record") { data.past.listing }
    files.append(
      File(path: "api/next.json", kind: "next") {
        JSON.array(data.outlooks.map { $0.json(levels: [80, 95]) }).text()
      })
    files.append(
      File(path: "api/next.csv", kind: "next") { Listing.outlooks(data.outlooks).csv() })
    add("categories") { categories(data) }
    if !dataset.pool.isEmpty {
      files.append(
        File(path: "api/pool.json", kind: "pool") {
          PoolHistory(of: dataset, last: dataset.pool.count).json.text()
        })
      files.append(
        File(path: "api/pool.csv", kind: "pool") { PoolSnapshot.listing(dataset.pool).csv() })
    }
    if !dataset.repairs.isEmpty {
      files.append(
        File(path: "api/corrections.csv", kind: "corrections") {
          Repair.listing(dataset.repairs).csv()
        })
    }
    for outlook in data.outlooks {
      let category = outlook.category
      let name = "api/categories/\(category.name.forPath)"
      files.append(
        File(path: "\(name).json", kind: "category", category: category) {
          let rounds = Listing.draws(dataset.rounds.of(category)).json
          return JSON.object([
            .init(name: "category", value: .text(category.name)),
            .init(name: "title", value: .text(dataset.title(of: category))),
            .init(name: "titleFrench", value: .text(dataset.title(of: category, in: .french))),
            .init(name: "asOf", value: JSON(data.asOf)),
            .init(name: "next", value: outlook.json(levels: [80, 95])),
            .init(name: "rounds", value: rounds),
          ]).text()
        })
      files.append(
        File(path: "\(name).csv", kind: "category", category: category) {
          Listing.deltas(data.deltas.filter { $0.round.category == category }).csv()
        })
    }
    return files
  }

  private static func index(_ data: SiteData) -> JSON {
    let last = data.dataset.rounds.all.last
    return [
      "asOf": JSON(data.asOf), "lastRound": JSON(last?.number.text), "version": .text(version),
      "rounds": .integer(data.dataset.rounds.all.count),
      "categories": .array(data.outlooks.map { .text($0.category.name) }),
      "source": .text(Page.source(in: .english)),
      "terms": .text(Phrase.terms.text(in: .english)),
    ]
  }

  private static func categories(_ data: SiteData) -> Listing {
    Listing(
      columns: [
        .init("category", "Category"), .init("title", "Title"), .init("rounds", "Rounds"),
        .init("invitations", "Invitations"), .init("firstDate", "First"),
        .init("lastDate", "Last"), .init("lastRound", "Round"), .init("lastCutoff", "Cut-off"),
        .init("cutoff", "Forecast"), .init("lower80", "80 % from"), .init("upper80", "To"),
      ],
      rows: data.outlooks.map { outlook in
        let rounds = data.dataset.rounds.of(outlook.category)
        let next = NextFigures(outlook)
        return [
          .text(outlook.category.name), .text(data.dataset.title(of: outlook.category)),
          .integer(rounds.count), .integer(rounds.reduce(0) { $0 + $1.invitations }),
          .day(rounds.first?.day), .day(rounds.last?.day), .text(rounds.last?.number.text),
          .score(rounds.last?.cutoff), .score(next?.cutoff), .score(next?.interval80.lowerBound),
          .score(next?.interval80.upperBound),
        ]
      })
  }
}
