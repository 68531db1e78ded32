import Charts
public import ExpressEntry
import Tabular
public import TimeSeries

/// The trend report of one month: a page, its charts, its tables, and a manifest.
///
/// It says what was known at the end of the month: nothing dated later is in it.
public struct MonthlyReport: Sendable {
  /// The files, by their names in the report's folder; the manifest is the last.
  public let files: [(name: String, bytes: [UInt8])]

  /// What the report was made from and consists of.
  public let manifest: Manifest

  /// Makes the report of a month.
  ///
  /// - Parameters:
  ///   - month: The month, nil for the newest with a round.
  ///   - dataset: The data; what is dated after the month is not used.
  ///   - language: The language of the page and its charts.
  ///   - house: What the house that publishes it puts on it.
  ///   - inputs: The files that the data were read from, for the manifest.
  ///   - reading: How they were read, for the manifest.
  /// - Throws: ``ReportError`` if the data do not reach the month; an error of the template library
  ///   if a template of the house is spoilt.
  public init(
    month: Month?, of dataset: Dataset, language: Language = .english, house: House = House(),
    inputs: [Manifest.Entry], reading: Manifest.Reading = .init()
  ) throws {
    guard let first = dataset.rounds.all.first?.day, let last = dataset.rounds.lastDay else {
      throw ReportError.noRounds
    }
    let month = month ?? last.month
    guard (first.month...last.month).contains(month) else {
      throw ReportError.outOfData(month, first: first.month, last: last.month)
    }
    let asOf = min(month.lastDay, last)
    let known = dataset.through(asOf)
    let summary = MonthSummary(known.rounds, month: month, through: asOf)
    let outlooks = Outlooks(rounds: known.rounds, asOf: asOf)
    let all = known.rounds.categories.map { outlooks.outlook(of: $0) }
    let byCategory = all.filter { $0.cutoff != nil } + all.filter { $0.cutoff == nil }
    let healthcare = outlooks.outlook(of: .healthcare, bySize: true)
    let wording = language.wording
    let credit = wording.credit(asOf: asOf)
    let pool = PoolChange(known.pool, month: month)
    let past = outlooks.past(from: month.firstDay, version: version)
    let page = Page(
      dataset: known, summary: summary, asOf: asOf,
      outlooks: byCategory.map { OutlookText($0, in: known, wording) },
      healthcare: OutlookText(healthcare, in: known, wording), past: past,
      score: ScorePart(byCategory, from: outlooks, in: known, wording), pool: pool, house: house,
      figures: Page.Figures(
        healthcare: .forecast(healthcare, in: known, wording: wording, source: credit),
        sizes: .sizes(healthcare, in: known, wording: wording, source: credit),
        deltas: .deltas(of: summary, in: known, wording: wording, source: credit),
        cutoffs: Figure.cutoffs(of: known, month: month, wording: wording, source: credit),
        totals: .totals(of: known, month: month, through: asOf, wording: wording, source: credit),
        pool: pool.map { .pool($0, wording: wording, source: credit) }),
      wording: wording)

    var files = [(name: "index.html", bytes: Array(try page.html().safeAsDocument.utf8))]
    files.append(("report.md", Array(page.article.markdown.safeAsDocument.utf8)))
    files += page.figures.all.map { ("charts/\($0.name).svg", Array($0.svg.utf8)) }
    var tables: [(name: String, listing: Listing)] = [
      ("rounds", .deltas(summary.deltas)), ("deltas", .deltas(known.rounds.deltas)),
      ("totals", .totals(known.rounds.totals(of: nil))), ("categories", summary.listing),
      ("outlook", .outlooks(byCategory)), ("forecasts", past.listing),
      ("sizes", healthcare.sizedListing), ("years", summary.yearListing),
      ("chances", page.score.listing),
    ]
    if let pool { tables.append(("pool", pool.listing)) }
    files += tables.map { ("tables/\($0.name).csv", Array($0.listing.csv().utf8)) }
    manifest = Manifest(
      month: month, asOf: asOf, language: language.rawValue, title: house.title,
      footer: house.footer,
      logo: house.logo?.entry.name, templates: house.templates.inputs.map(\.name),
      reading: reading, inputs: inputs + house.inputs,
      outputs: files.map { Manifest.Entry(name: $0.name, bytes: $0.bytes) })
    self.files = files + [("manifest.json", Array(manifest.json.text().utf8))]
  }
}

/// Why there is no report of a month.
public enum ReportError: Error, Equatable, Sendable {
  /// The data hold no round.
  case noRounds

  /// The month is before the first round or after the last.
  case outOfData(Month, first: Month, last: Month)
}

extension ReportError: CustomStringConvertible {
  /// The fault and its remedy.
  public var description: String {
    switch self {
    case .noRounds: "the data hold no round; give a file with rounds"
    case .outOfData(let month, let first, let last):
      "no data for \(month); give a month from \(first) to \(last)"
    }
  }
}
