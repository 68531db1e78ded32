import Charts
import ExpressEntry
import Forecasting
import Tabular
import TimeSeries

extension Figure {
  /// A category's cut-offs and what is expected of the next one.
  ///
  /// - Returns: Nil where nothing is expected.
  static func forecast(
    _ outlook: Outlook, in dataset: Dataset, wording: any Wording, source: String
  ) -> Figure? {
    guard
      let cutoff = outlook.cutoff, let date = outlook.date,
      let last = dataset.rounds.of(outlook.category).last(where: { $0.cutoff != nil }),
      let lastCutoff = last.cutoff,
      let inner = outlook.cutoffInterval(level: 0.8),
      let outer = outlook.cutoffInterval(level: 0.95)
    else { return nil }
    let start = outlook.asOf.month.advanced(by: -30).firstDay
    let rounds = dataset.rounds.of(outlook.category).filter { $0.day >= start }
    let span = min(start, last.day)...date.median.advanced(by: 45)
    let point = Mark.Point(date.median, cutoff.mean)
    let chart = Chart(
      title: Finding.forecast(outlook, in: dataset, wording),
      subtitle: wording.forecastSubtitle(asOf: outlook.asOf),
      source: source, x: .time(span), y: .linear(wording(.points)),
      marks: rules(dataset.events, categories: [outlook.category], span: span, wording) + [
        .reference(lastCutoff, label: wording.lastCutoff(lastCutoff)),
        .line(
          joined(rounds.filter { $0.cutoff != nil }) { $0.cutoff ?? 0 },
          label: dataset.title(of: outlook.category, in: wording.language), color: .blue,
          dots: .filled),
        .interval(
          date.median, outer.asDoubles, label: wording.level(95, outer), color: .vermilion,
          width: .narrow),
        .interval(
          date.median, inner.asDoubles, label: wording.level(80, inner), color: .vermilion),
        .points([point], label: wording.expected(cutoff.mean), color: .vermilion),
      ], format: wording.format.chart, identifier: "forecast-\(outlook.category.name)")
    return Figure(name: "forecast-\(outlook.category.name)", chart: chart)
  }
}
