import Charts
import ExpressEntry
import Tabular
import TimeSeries

/// The pool at two times, band by band.
struct PoolChange: Sendable {
  /// The newest state, and one about a month before.
  let now: PoolSnapshot
  let before: PoolSnapshot?

  /// The bands, the highest first, with the change of each where the earlier state has it.
  let bands: [(scores: ClosedRange<Int>, candidates: Int, change: Int?)]

  /// The change of the whole.
  var change: Int? { before.map { now.total - $0.total } }

  /// Takes the newest state before the end of a month and the last one before its start.
  init?(_ pool: [PoolSnapshot], month: Month) {
    guard let now = pool.last(where: { $0.published <= month.lastDay }) else { return nil }
    self.now = now
    let before = pool.last { $0.published < month.firstDay }
    self.before = before
    bands = now.bands.map { band in
      let earlier = before?.bands.first { $0.scores == band.scores }
      return (band.scores, band.candidates, earlier.map { band.candidates - $0.candidates })
    }
  }
}

extension PoolChange {
  /// The bands, the highest first.
  var listing: Listing {
    Listing(
      columns: [
        .init("from", "From"), .init("to", "To"), .init("candidates", "Candidates"),
        .init("change", "Change in the month"),
      ],
      rows: bands.map {
        [
          .score($0.scores.lowerBound), .score($0.scores.upperBound), .integer($0.candidates),
          .change($0.change),
        ]
      })
  }
}

extension Figure {
  /// The candidates by band, with a stroke at what they were about a month before.
  static func pool(_ pool: PoolChange, wording: any Wording, source: String) -> Figure {
    let bands = pool.bands
    let earlier = bands.map { $0.change == nil ? .nan : Double($0.candidates - ($0.change ?? 0)) }
    let chart = Chart(
      title: wording.poolTitle(pool), subtitle: wording.poolSubtitle(pool), source: source,
      x: .linear(wording(.candidates), including: 0),
      y: .categories(bands.map { wording.format.interval($0.scores) }),
      marks: [
        .bars(
          bands.map { Double($0.candidates) }, label: pool.before == nil ? "" : wording(.poolNow),
          color: .blue,
          labels: .texts(bands.map { wording.format.whole($0.candidates) }))
      ] + (pool.before == nil ? [] : [.targets(earlier, label: wording(.poolBefore))]),
      size: ChartSize(width: 720, height: Double(150 + 26 * bands.count)),
      format: wording.format.chart, identifier: "pool")
    return Figure(name: "pool", chart: chart, phoneHeight: Double(170 + 28 * bands.count))
  }
}
