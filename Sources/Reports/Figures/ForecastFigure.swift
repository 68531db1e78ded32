import Charts
import ExpressEntry
import Forecasting
import Tabular
import TimeSeries

extension Figure {
  /// A family's cut-offs and what is expected of the next one.
  ///
  /// - Returns: Nil where nothing is expected.
  static func forecast(_ outlook: Outlook, in dataset: Dataset, source: String) -> Figure? {
    guard
      let cutoff = outlook.cutoff, let date = outlook.date, let last = outlook.lastRound,
      let inner = outlook.cutoffInterval(level: 0.8),
      let outer = outlook.cutoffInterval(level: 0.95)
    else { return nil }
    let start = outlook.asOf.month.advanced(by: -30).firstDay
    let rounds = dataset.rounds.of(outlook.family).filter { $0.day >= start }
    let span = min(start, last.day)...date.median.advanced(by: 45)
    let point = Mark.Point(date.median, cutoff.mean)
    let chart = Chart(
      title: Finding.forecast(outlook, title: dataset.title(of: outlook.family)),
      subtitle: "Cut-offs, CRS points; the next round as expected on "
        + ReportFormat.date(outlook.asOf),
      source: source, x: .time(span), y: .linear("CRS points"),
      marks: rules(dataset.events, families: [outlook.family], span: span) + [
        .reference(Double(last.cutoff), label: "Last cut-off: \(last.cutoff)"),
        .line(
          rounds.map { .init($0.day, Double($0.cutoff)) },
          label: dataset.title(of: outlook.family), color: .blue, dots: .filled),
        .interval(
          date.median, outer.asDoubles, label: "95 %: \(outer.asText)", color: .vermilion,
          width: .narrow),
        .interval(
          date.median, inner.asDoubles, label: "80 %: \(inner.asText)", color: .vermilion),
        .points([point], label: "Expected: \(ReportFormat.whole(cutoff.mean))", color: .vermilion),
      ], identifier: "forecast-\(outlook.family.name)")
    return Figure(name: "forecast-\(outlook.family.name)", chart: chart)
  }
}

extension ClosedRange<Int> {
  fileprivate var asDoubles: ClosedRange<Double> { Double(lowerBound)...Double(upperBound) }

  /// The bounds with a dash between them.
  var asText: String { "\(lowerBound.grouped)–\(upperBound.grouped)" }
}
