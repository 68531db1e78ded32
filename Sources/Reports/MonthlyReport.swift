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
  ///   - languages: The languages of the pages; charts in files of their own are in the first.
  ///   - lead: The category to begin with, nil for that with most invitations in the month.
  ///   - house: What the house that publishes it puts on it.
  ///   - inputs: The files that the data were read from, for the manifest.
  ///   - reading: How they were read, for the manifest.
  /// - Throws: ``ReportError`` if the data do not reach the month; an error of the template library
  ///   if a template of the house is spoilt.
  public init(
    month: Month?, of dataset: Dataset, languages: [Language] = [.english], lead: Category? = nil,
    house: House = House(), inputs: [Manifest.Entry], reading: Manifest.Reading = .init()
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
    guard let data = SiteData(known, on: asOf) else { throw ReportError.noRounds }
    let pages = languages.enumerated().map { index, language in
      ReportPages(
        data, month: month, language: language, lead: lead, house: house,
        others: languages.enumerated().filter { $0.offset != index }.map {
          ($0.element, MonthlyReport.file("index", $0.element, at: $0.offset, "html"))
        })
    }
    var files: [(name: String, bytes: [UInt8])] = []
    for (index, page) in pages.enumerated() {
      let language = languages[index]
      let html = try page.page.html().safeAsDocument
      files.append((MonthlyReport.file("index", language, at: index, "html"), Array(html.utf8)))
      let markdown = page.page.article.markdown.safeAsDocument
      files.append((MonthlyReport.file("report", language, at: index, "md"), Array(markdown.utf8)))
    }
    let page = pages[0].page
    files += page.figures.all.map { ("charts/\($0.name).svg", Array($0.svg.utf8)) }
    var tables: [(name: String, listing: Listing)] = [
      ("rounds", .deltas(page.summary.deltas)), ("deltas", .deltas(known.rounds.deltas)),
      ("totals", .totals(known.rounds.totals(of: nil))), ("categories", page.summary.listing),
      ("outlook", .outlooks(page.outlooks.map(\.outlook))), ("forecasts", page.past.listing),
      ("sizes", page.leading.outlook.sizedListing), ("years", page.summary.yearListing),
      ("chances", page.score.listing),
    ]
    if let pool = page.pool { tables.append(("pool", pool.listing)) }
    files += tables.map { ("tables/\($0.name).csv", Array($0.listing.csv().utf8)) }
    manifest = Manifest(
      month: month, asOf: asOf, language: languages.map(\.rawValue).joined(separator: ","),
      lead: lead?.name, title: house.title, footer: house.footer,
      logo: house.logo?.entry.name, templates: house.templates.inputs.map(\.name),
      reading: reading, inputs: inputs + house.inputs,
      outputs: files.map { Manifest.Entry(name: $0.name, bytes: $0.bytes) })
    self.files = files + [("manifest.json", Array(manifest.json.text().utf8))]
  }

  /// The name of a page's file: that of the first language has no code in it.
  private static func file(
    _ name: String, _ language: Language, at index: Int, _ ending: String
  ) -> String {
    index == 0 ? "\(name).\(ending)" : "\(name).\(language.rawValue).\(ending)"
  }
}

/// The page of a report in one language, put together.
private struct ReportPages {
  let page: Page

  init(
    _ data: SiteData, month: Month, language: Language, lead: Category?, house: House,
    others: [(language: Language, file: String)]
  ) {
    let (known, asOf) = (data.dataset, data.asOf)
    let site = SiteLanguage(data: data, words: .bundled(language), wording: language.wording)
    let wording = site.wording
    let summary = MonthSummary(known.rounds, month: month, through: asOf)
    let credit = site.credit
    let pool = PoolChange(known.pool, month: month)
    let leading = ReportPages.leading(data, summary, lead)
    page = Page(
      dataset: known, summary: summary, asOf: asOf,
      outlooks: data.outlooks.map { OutlookText($0, in: known, wording) },
      leading: OutlookText(leading, in: known, wording),
      past: ForecastLedger(data.past.entries(of: month)),
      score: ScorePart(data.outlooks, from: data.source, in: known, wording), pool: pool,
      house: house,
      figures: Page.Figures(
        forecast: .forecast(leading, in: known, wording: wording, source: credit),
        sizes: .sizes(leading, in: known, wording: wording, source: credit),
        deltas: .deltas(of: summary, in: known, wording: wording, source: credit),
        cutoffs: Figure.cutoffs(of: known, month: month, wording: wording, source: credit),
        totals: .totals(of: known, month: month, through: asOf, wording: wording, source: credit),
        pool: pool.map { site.poolFigure($0.now) }),
      language: site, others: others)
  }

  /// The outlook to begin with: that asked for, or of the category with a forecast and most
  /// invitations in the month.
  private static func leading(
    _ data: SiteData, _ summary: MonthSummary, _ asked: Category?
  ) -> Outlook {
    if let asked, let outlook = data.outlooks.first(where: { $0.category == asked }) {
      return outlook
    }
    var invitations: [Category: Int] = [:]
    for delta in summary.deltas {
      invitations[delta.round.category, default: 0] += delta.round.invitations
    }
    let best = data.outlooks.filter { $0.cutoff != nil }.enumerated().max { left, right in
      let (a, b) = (
        invitations[left.element.category] ?? 0, invitations[right.element.category] ?? 0
      )
      return (a, right.offset) < (b, left.offset)
    }
    return best?.element ?? data.outlooks[0]
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
  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .noRounds: "the data hold no round; give a file with rounds"
    case .outOfData(let month, let first, let last):
      "no data for \(month); give a month from \(first) to \(last)"
    }
  }
}
