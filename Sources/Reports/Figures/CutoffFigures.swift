import Charts
import ExpressEntry
import TimeSeries

extension Figure {
  /// The cut-offs of the categories with a round in the last year, and those of PNP by themselves.
  ///
  /// A nomination adds 600 points to a score, so PNP cannot share an axis with the others. A single
  /// round makes no line; it is in the tables.
  static func cutoffs(
    of dataset: Dataset, month: Month, wording: any Wording, source: String
  ) -> [Figure] {
    let span = Month(index: (month.year - 2) * 12).firstDay...month.lastDay
    let recent = recentCategories(in: dataset, month: month)
    let groups = [
      (name: "cutoffs", categories: recent.filter { $0 != .pnp }),
      (name: "cutoffs-pnp", categories: recent.filter { $0 == .pnp }),
    ]
    return groups.compactMap { name, categories in
      guard
        var chart = cutoffChart(
          of: categories, in: dataset, span: span, month: month, wording: wording, source: source)
      else { return nil }
      chart.identifier = name
      return Figure(name: name, chart: chart, phoneHeight: 380)
    }
  }

  /// The categories with a round in the year up to the end of a month.
  static func recentCategories(in dataset: Dataset, month: Month) -> [Category] {
    dataset.rounds.categories.filter { category in
      dataset.rounds.of(category).contains {
        $0.day.month > month.advanced(by: -12) && $0.day <= month.lastDay
      }
    }
  }

  /// The cut-offs of some categories over a span; nil where none has two rounds in it.
  static func cutoffChart(
    of categories: [Category], in dataset: Dataset, span: ClosedRange<Day>, month: Month,
    wording: any Wording, source: String
  ) -> Chart? {
    let lines = categories.compactMap { line(of: $0, in: dataset, span: span, wording) }
    guard !lines.isEmpty else { return nil }
    return Chart(
      title: Finding.cutoffs(of: categories, in: dataset, month: month, wording),
      subtitle: wording(.cutoffsSubtitle), source: source, x: .time(span),
      y: .linear(wording(.points)),
      marks: rules(dataset.events, categories: categories, span: span, wording) + lines,
      size: ChartSize(width: 720, height: 460), format: wording.format.chart)
  }

  private static func line(
    of category: Category, in dataset: Dataset, span: ClosedRange<Day>, _ wording: any Wording
  ) -> Mark? {
    let rounds = dataset.rounds.of(category).filter {
      span.contains($0.day) && $0.cutoff != nil
    }
    guard rounds.count > 1 else { return nil }
    return .line(
      joined(rounds) { $0.cutoff ?? 0 },
      label: dataset.title(of: category, in: wording.language),
      dots: .filled)
  }

  static func rules(
    _ events: [Event], categories: [Category], span: ClosedRange<Day>, _ wording: any Wording
  ) -> [Mark] {
    events.filter { event in
      span.contains(event.day) && categories.contains(where: event.concerns)
    }
    .map { .rule($0.day, label: $0.title(in: wording.language)) }
  }
}
