public import Charts
public import ExpressEntry
public import TimeSeries

/// Charts of rounds by themselves, as the report has them.
public struct RoundsChart: Sendable {
  private let dataset: Dataset
  private let asOf: Day
  private let wording: any Wording

  /// Prepares charts.
  ///
  /// - Parameters:
  ///   - dataset: The data.
  ///   - asOf: The last day that they reach to.
  ///   - language: The language of the charts.
  public init(of dataset: Dataset, asOf: Day, language: Language = .english) {
    self.dataset = dataset
    self.asOf = asOf
    wording = language.wording
  }

  private var source: String { wording.credit(asOf: asOf) }

  /// The cut-offs of categories over a span of days; nil where none has two rounds in it.
  public func cutoffs(of categories: [Category], in span: ClosedRange<Day>) -> Chart? {
    let days = categories.flatMap { dataset.rounds.of($0) }.map(\.day).filter(span.contains)
    return Figure.cutoffChart(
      of: categories, in: dataset, span: span, month: (days.max() ?? asOf).month, wording: wording,
      source: source)
  }

  /// The invitations of the last year in the data, added up, against the four years before.
  public func totals() -> Chart {
    Figure.totals(
      of: dataset, month: asOf.month, through: asOf, wording: wording, source: source
    ).chart
  }

  /// How far the cut-offs of rounds moved; nil where none has a round of its category before it.
  public func deltas(_ deltas: [Delta]) -> Chart? {
    Figure.deltaChart(of: deltas, in: dataset, wording: wording, source: source)
  }

  /// The candidates by score, beside those before the month; nil where the pool is not known.
  public func pool() -> Chart? {
    PoolChange(dataset.pool, month: asOf.month).map {
      Figure.pool($0, wording: wording, source: source).chart
    }
  }

  /// A category's cut-offs and what is expected of the next; nil where nothing is.
  public func forecast(_ outlook: Outlook) -> Chart? {
    Figure.forecast(outlook, in: dataset, wording: wording, source: source)?.chart
  }

  /// The cut-off of the next round by its size; nil where the outlook does not say it.
  public func sizes(_ outlook: Outlook) -> Chart? {
    Figure.sizes(outlook, in: dataset, wording: wording, source: source)?.chart
  }

  /// The stock that the next round cuts; nil where none is known.
  public func skyline(_ outlook: Outlook) -> Chart? {
    ForecastPlots.skyline(
      outlook, dataset.title(of: outlook.category, in: wording.language), wording, source: source)
  }
}
