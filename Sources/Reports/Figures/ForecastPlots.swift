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
  ///   - title: The category's title.
  public init(_ outlook: Outlook, title: String) {
    let wording = EnglishWording()
    let charts = [
      ("by-size", ForecastPlots.bySize(outlook, title, wording)),
      ("skyline", ForecastPlots.skyline(outlook, title, wording)),
    ]
    files = charts.compactMap { name, chart in
      chart.map { ("\(outlook.category.name)-\(name).svg", Array($0.svg().utf8)) }
    }
  }

  /// The cut-off by the size of the round, with what it falls between.
  static func bySize(
    _ outlook: Outlook, _ title: String, _ wording: any Wording, source: String = ""
  ) -> Chart? {
    guard outlook.bySize.count >= 2, let small = outlook.bySize.first,
      let large = outlook.bySize.last
    else { return nil }
    let sizes = outlook.bySize.map { Double($0.invitations) }
    let inner = outlook.bySize.map { $0.interval(level: 0.8) }
    return Chart(
      title: wording.sizesTitle(
        title, small: (small.invitations, small.cutoff.mean),
        large: (large.invitations, large.cutoff.mean)),
      subtitle: wording.sizesSubtitle(asOf: outlook.asOf), source: source,
      x: .logarithmic(wording(.invitations)), y: .linear(wording(.cutoffAxis)),
      marks: [
        .band(
          x: sizes, lower: inner.map { Double($0.lowerBound) },
          upper: inner.map { Double($0.upperBound) }, label: wording(.level80), color: .blue),
        .line(
          outlook.bySize.map { .init(x: Double($0.invitations), y: $0.cutoff.mean) },
          label: wording(.expectedMark), color: .blue, dots: .filled),
      ], format: wording.format.chart)
  }

  /// The stock at each score on the day expected, with what the next round takes.
  static func skyline(
    _ outlook: Outlook, _ title: String, _ wording: any Wording, source: String = ""
  ) -> Chart? {
    guard let stock = outlook.stock, !stock.candidates.isEmpty else { return nil }
    let points = stock.candidates.enumerated().map { index, candidates in
      Mark.Point(x: Double(stock.scores.lowerBound + index), y: candidates)
    }
    let above = points.filter { $0.x >= Double(stock.cutoff) }
    return Chart(
      title: wording.stockTitle(title, size: stock.invitations, cutoff: stock.cutoff),
      subtitle: wording.stockSubtitle(on: stock.day), source: source,
      x: .linear(wording(.points)), y: .linear(wording(.candidatesAxis), including: 0),
      marks: [
        .line(points, label: wording(.waiting), color: .muted, interpolation: .stepped),
        .band(
          x: above.map(\.x), lower: above.map { _ in 0 }, upper: above.map(\.y),
          label: wording(.invitedNext), color: .blue),
        .rule(x: Double(stock.cutoff), label: wording(.expectedCutoffMark)),
      ], format: wording.format.chart)
  }
}

extension Figure {
  /// The cut-off of the next round by its size; nil where none is forecast.
  static func sizes(
    _ outlook: Outlook, in dataset: Dataset, wording: any Wording, source: String
  ) -> Figure? {
    let title = dataset.title(of: outlook.category, in: wording.language)
    return ForecastPlots.bySize(outlook, title, wording, source: source).map {
      var chart = $0
      chart.identifier = "sizes"
      return Figure(name: "sizes-\(outlook.category.name)", chart: chart)
    }
  }
}
