import Charts
import ExpressEntry
import TimeSeries

extension Figure {
  /// How far each cut-off of the month moved against the last round of its category.
  ///
  /// - Returns: Nil where no round of the month has one before it.
  static func deltas(
    of summary: MonthSummary, in dataset: Dataset, wording: any Wording, source: String
  ) -> Figure? {
    guard var chart = deltaChart(of: summary.deltas, in: dataset, wording: wording, source: source)
    else { return nil }
    chart.identifier = "deltas"
    return Figure(
      name: "deltas", chart: chart,
      phoneHeight: Double(150 + 40 * summary.deltas.count { $0.cutoffDelta != nil }))
  }

  /// How far cut-offs moved; nil where none has one before it.
  static func deltaChart(
    of deltas: [Delta], in dataset: Dataset, wording: any Wording, source: String
  ) -> Chart? {
    let years = Set(deltas.map(\.round.day.components.year))
    let date: (Day) -> String = {
      years.count > 1 ? wording.format.chart.date($0) : wording.format.chart.shortDate($0)
    }
    let changes = deltas.compactMap { delta in
      delta.cutoffDelta.map { change in
        (
          name: "\(date(delta.round.day)) "
            + dataset.title(of: delta.round.category, in: wording.language), value: change
        )
      }
    }
    guard !changes.isEmpty else { return nil }
    return Chart(
      title: Finding.deltas(deltas, wording),
      subtitle: wording(.deltasSubtitle),
      source: source, x: .linear(wording(.points), notation: .signed, including: 0),
      y: .categories(changes.map(\.name)), marks: [.changes(changes.map(\.value))],
      size: ChartSize(width: 720, height: Double(130 + 34 * changes.count)),
      format: wording.format.chart)
  }
}
