import Charts
public import ExpressEntry
import Forecasting
import Tabular
import TimeSeries

/// Two pictures of a forecast: the cut-off by the size of the round, and the stock that it cuts.
public struct ForecastPlots: Sendable {
  /// The pictures by the names of their files; those of which nothing is known are left out.
  public let files: [(name: String, bytes: [UInt8])]

  /// Draws the pictures of an outlook.
  ///
  /// - Parameters:
  ///   - outlook: The outlook.
  ///   - title: The family's title.
  public init(_ outlook: Outlook, title: String) {
    let charts = [
      ("by-size", ForecastPlots.bySize(outlook, title)),
      ("skyline", ForecastPlots.skyline(outlook, title)),
    ]
    files = charts.compactMap { name, chart in
      chart.map { ("\(outlook.family.name)-\(name).svg", Array($0.svg().utf8)) }
    }
  }

  /// The cut-off by the size of the round, with what it falls between.
  static func bySize(_ outlook: Outlook, _ title: String, source: String = "") -> Chart? {
    guard outlook.bySize.count >= 2, let small = outlook.bySize.first,
      let large = outlook.bySize.last
    else { return nil }
    let sizes = outlook.bySize.map { Double($0.invitations) }
    let inner = outlook.bySize.map { $0.interval(level: 0.8) }
    return Chart(
      title: "\(title): \(small.cutoff.mean.fixed(decimals: 0)) for "
        + "\(small.invitations.grouped) invitations, \(large.cutoff.mean.fixed(decimals: 0)) for "
        + large.invitations.grouped,
      subtitle: "Expected cut-off of the next round by its size, as of \(outlook.asOf); the band "
        + "holds 80%", source: source,
      x: .logarithmic("Invitations"), y: .linear("Cut-off (CRS points)"),
      marks: [
        .band(
          x: sizes, lower: inner.map { Double($0.lowerBound) },
          upper: inner.map { Double($0.upperBound) }, label: "80 %", color: .blue),
        .line(
          outlook.bySize.map { .init(x: Double($0.invitations), y: $0.cutoff.mean) },
          label: "Expected", color: .blue, dots: .filled),
      ])
  }

  /// The stock at each score on the day expected, with what the next round takes.
  static func skyline(_ outlook: Outlook, _ title: String) -> Chart? {
    guard let stock = outlook.stock, !stock.candidates.isEmpty else { return nil }
    let points = stock.candidates.enumerated().map { index, candidates in
      Mark.Point(x: Double(stock.scores.lowerBound + index), y: candidates)
    }
    let above = points.filter { $0.x >= Double(stock.cutoff) }
    return Chart(
      title: "\(title): \(stock.invitations.grouped) invitations reach down to \(stock.cutoff)",
      subtitle:
        "Eligible candidates who have not been invited, by score, as the model of the stock "
        + "has them on \(stock.day); below each step an earlier round did not reach",
      x: .linear("CRS points"), y: .linear("Candidates at each score", including: 0),
      marks: [
        .line(points, label: "Waiting", color: .muted, interpolation: .stepped),
        .band(
          x: above.map(\.x), lower: above.map { _ in 0 }, upper: above.map(\.y),
          label: "Invited next", color: .blue),
        .rule(x: Double(stock.cutoff), label: "Expected cut-off"),
      ])
  }
}

extension Figure {
  /// The cut-off of the next round by its size; nil where none is forecast.
  static func sizes(_ outlook: Outlook, in dataset: Dataset, source: String) -> Figure? {
    ForecastPlots.bySize(outlook, dataset.title(of: outlook.family), source: source).map {
      var chart = $0
      chart.identifier = "sizes"
      return Figure(name: "sizes-\(outlook.family.name)", chart: chart)
    }
  }
}
