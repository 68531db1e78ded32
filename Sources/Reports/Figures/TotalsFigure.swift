import Charts
import ExpressEntry
import TimeSeries

extension Figure {
  /// The invitations of the year, added up from day to day, against the four years before.
  static func totals(
    of dataset: Dataset, month: Month, through day: Day, wording: any Wording, source: String
  ) -> Figure {
    let totals = dataset.rounds.totals(of: nil)
    let years = ((month.year - 4)...month.year).filter { year in
      totals.contains { $0.day.year == year }
    }
    let lines = years.compactMap { year -> Mark? in
      guard let january = Day(year: year, month: 1, day: 1) else { return nil }
      let steps = totals.filter { $0.day.year == year }
      let start = Mark.Point(january, 0)
      return .line(
        [start] + steps.map { Mark.Point($0.day, Double($0.yearToDate)) }, label: "\(year)",
        color: year == month.year ? .blue : nil, interpolation: .stepped,
        emphasis: year == month.year ? .strong : .muted)
    }
    let chart = Chart(
      title: Finding.totals(of: dataset.rounds, month: month, through: day, wording),
      subtitle: wording(.totalsSubtitle), source: source,
      x: .dayOfYear, y: .linear(wording(.invitations), including: 0), marks: lines,
      format: wording.format.chart, identifier: "totals")
    return Figure(name: "totals", chart: chart)
  }
}
