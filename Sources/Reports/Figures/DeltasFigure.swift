import Charts
import ExpressEntry
import TimeSeries

extension Figure {
  /// How far each cut-off of the month moved against the last round of its family.
  ///
  /// - Returns: Nil where no round of the month has one before it.
  static func deltas(
    of summary: MonthSummary, in dataset: Dataset, wording: any Wording, source: String
  ) -> Figure? {
    let changes = summary.deltas.compactMap { delta in
      delta.cutoffDelta.map { change in
        (
          name: "\(wording.format.chart.shortDate(delta.round.day)) "
            + dataset.title(of: delta.round.family, in: wording.language), value: Double(change)
        )
      }
    }
    guard !changes.isEmpty else { return nil }
    let chart = Chart(
      title: Finding.deltas(of: summary, wording),
      subtitle: wording(.deltasSubtitle),
      source: source, x: .linear(wording(.points), notation: .signed, including: 0),
      y: .categories(changes.map(\.name)), marks: [.changes(changes.map(\.value))],
      size: ChartSize(width: 720, height: Double(130 + 34 * changes.count)),
      format: wording.format.chart, identifier: "deltas")
    return Figure(
      name: "deltas", chart: chart, phoneHeight: Double(150 + 40 * changes.count))
  }
}
