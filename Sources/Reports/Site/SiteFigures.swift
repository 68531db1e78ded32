import Charts
import ExpressEntry
import Statistics
import TimeSeries

extension Figure {
  /// The days without a round that a line of cut-offs crosses; where more pass, it breaks.
  static let longestGap = 183

  /// The values of rounds joined, with breaks where the category was inactive.
  static func joined(_ rounds: [Round], _ value: (Round) -> Double) -> [Mark.Point] {
    var points: [Mark.Point] = []
    var before: Day?
    for round in rounds {
      if let before, before.distance(to: round.day) > longestGap {
        points.append(.init(round.day, .nan))
      }
      points.append(.init(round.day, value(round)))
      before = round.day
    }
    return points
  }
}

extension SiteLanguage {
  /// All cut-offs of a category, and the next as it is forecast.
  func cutoffsFigure(_ outlook: Outlook) -> Figure? {
    let rounds = dataset.rounds.of(outlook.category)
    guard let first = rounds.first, let last = rounds.last, rounds.count > 1 else { return nil }
    let next = NextFigures(outlook)
    let end = max(data.asOf, outlook.date?.median ?? data.asOf)
    let span = first.day.advanced(by: -20)...end.advanced(by: 30)
    var marks = Figure.rules(dataset.events, categories: [outlook.category], span: span, wording)
    marks.append(
      .line(
        Figure.joined(rounds) { Double($0.wholePoints) }, label: title(outlook.category),
        color: .blue,
        dots: .filled))
    if let next, let day = outlook.date?.median {
      marks += [
        .interval(day, next.interval95.asDoubles, color: .vermilion, width: .narrow),
        .interval(day, next.interval80.asDoubles, color: .vermilion),
        .points(
          [.init(day, next.point)], label: "\(words("chart.next")) \(next.cutoff)",
          color: .vermilion),
      ]
    }
    let delta = data.deltas.last { $0.round.number == last.number }?.wholeCutoffDelta
    let chart = Chart(
      title: words(
        "chart.cutoffs",
        ["category": .text(title(outlook.category)), "cutoff": .plain(last.wholePoints)].merging(
          move(delta)
        ) { $1 }),
      subtitle: words("chart.cutoffsSub"), source: credit, x: .time(span),
      y: .linear(words("points.axis")), marks: marks, size: ChartSize(width: 720, height: 420),
      format: format.chart, identifier: "cutoffs")
    return Figure(name: "cutoffs", chart: chart, phoneHeight: 380)
  }

  /// The sizes of a category's rounds.
  func sizesFigure(_ category: Category) -> Figure? {
    let deltas = data.deltas.filter { $0.round.category == category }
    guard let last = deltas.last, deltas.count > 2 else { return nil }
    let chart = Chart(
      title: words(
        "chart.sizes",
        [
          "category": .text(title(category)), "size": .whole(last.round.invitations),
        ].merging(move(last.invitationsDelta)) { $1 }),
      subtitle: words("chart.sizesSub"), source: credit, x: .time,
      y: .linear(words("col.invitations"), including: 0),
      marks: [
        .points(
          deltas.map { .init($0.round.day, Double($0.round.invitations)) }, color: .blue)
      ], size: ChartSize(width: 720, height: 300), format: format.chart, identifier: "sizes")
    return Figure(name: "sizes", chart: chart, phoneHeight: 300)
  }

  /// The days between a category's rounds.
  func gapsFigure(_ category: Category) -> Figure? {
    let gaps = data.deltas.filter { $0.round.category == category }.compactMap { delta in
      delta.gapDays.map { (delta.round.day, $0) }
    }
    guard gaps.count > 3 else { return nil }
    let recent = gaps.suffix(12).map { Double($0.1) }
    let chart = Chart(
      title: words(
        "chart.gaps",
        [
          "category": .text(title(category)),
          "gap": .whole(Int((recent.quantiles([0.5]).first ?? 0).rounded())),
        ]), subtitle: words("chart.gapsSub"), source: credit, x: .time,
      y: .linear(words("days.axis"), including: 0),
      marks: [.points(gaps.map { .init($0.0, Double($0.1)) }, color: .blue)],
      size: ChartSize(width: 720, height: 300), format: format.chart, identifier: "gaps")
    return Figure(name: "gaps", chart: chart, phoneHeight: 300)
  }

  /// The candidates per point of score, so that bands of different widths compare.
  func poolFigure(_ snapshot: PoolSnapshot) -> Figure {
    let bands = snapshot.bands.sorted { $0.scores.lowerBound < $1.scores.lowerBound }
    var (x, y): ([Double], [Double]) = ([], [])
    for band in bands {
      let density = Double(band.candidates) / Double(band.scores.count)
      x += [Double(band.scores.lowerBound) - 0.5, Double(band.scores.upperBound) + 0.5]
      y += [density, density]
    }
    let middle = PoolMiddle(snapshot)
    let chart = Chart(
      title: words("pool.chart", ["low": .plain(middle.low), "high": .plain(middle.high)]),
      subtitle: words("pool.chartSub", ["day": .day(snapshot.day)]), source: credit,
      x: .linear(words("points.axis"), range: 280...640),
      y: .linear(words("pool.perPoint"), including: 0),
      marks: [
        .band(x: x, lower: y.map { _ in 0 }, upper: y, color: .blue, opacity: 0.4),
        .line(zip(x, y).map { .init(x: $0, y: $1) }, color: .blue),
      ], format: format.chart, identifier: "pool")
    return Figure(name: "pool", chart: chart)
  }

  /// The size of the pool at each publication.
  func poolHistoryFigure() -> Figure? {
    guard let last = dataset.pool.last, dataset.pool.count > 2 else { return nil }
    let points = dataset.pool.map { Mark.Point($0.day, Double($0.total)) }
    let chart = Chart(
      title: words("pool.historyTitle", ["total": .whole(last.total), "day": .day(last.day)]),
      subtitle: words("pool.historySub"), source: credit, x: .time,
      y: .linear(words("col.candidates"), including: 0), marks: [.line(points, color: .blue)],
      size: ChartSize(width: 720, height: 320), format: format.chart, identifier: "history")
    return Figure(name: "history", chart: chart, phoneHeight: 300)
  }

  /// Past forecasts of a category with their intervals, and the cut-offs that came.
  func recordFigure(_ entries: [ForecastLedger.Entry]) -> Figure? {
    guard let last = entries.last, entries.count >= 4 else { return nil }
    let category = Category(last.category)
    let within = entries.count { $0.interval80.reaches($0.cutoff) }
    var marks = entries.enumerated().map { index, entry in
      Mark.interval(
        x: Double(index), entry.interval80.asDoubles,
        label: index == entries.count - 1 ? words("record.interval") : "", color: .muted)
    }
    marks.append(
      .points(
        entries.enumerated().map { .init(x: Double($0), y: $1.expected) },
        label: words("record.forecastMark"), color: .vermilion, dots: .hollow))
    marks.append(
      .points(
        entries.enumerated().map { .init(x: Double($0), y: $1.cutoff) },
        label: words("record.actual"), color: .blue))
    let name = "record-\(category.name.forPath)"
    let chart = Chart(
      title: words("record.chart", ["within": .whole(within), "n": .whole(entries.count)]),
      subtitle: words("record.chartSub", ["category": .text(title(category))]), source: credit,
      x: .days(entries.map(\.day)), y: .linear(words("points.axis")), marks: marks,
      size: ChartSize(width: 720, height: 360), format: format.chart, identifier: name)
    return Figure(name: name, chart: chart)
  }

  /// How far the cut-offs of some rounds moved.
  func movesFigure(_ deltas: [Delta], through day: Day) -> Figure? {
    guard
      var chart = Figure.deltaChart(
        of: deltas, in: dataset, wording: wording, source: credit(through: day))
    else { return nil }
    chart.identifier = "moves"
    return Figure(
      name: "moves", chart: chart,
      phoneHeight: Double(150 + 40 * deltas.count { $0.cutoffDelta != nil }))
  }
}

extension ClosedRange<Int> {
  /// The same bounds as numbers.
  var asDoubles: ClosedRange<Double> { Double(lowerBound)...Double(upperBound) }
}

/// The scores between which half of the candidates or more stand, in whole bands.
struct PoolMiddle {
  let low: Int
  let high: Int

  /// Takes the fewest neighbouring bands with more than half of the candidates.
  init(_ snapshot: PoolSnapshot) {
    let bands = snapshot.bands.sorted { $0.scores.lowerBound < $1.scores.lowerBound }
    var best = (low: 0, high: 1200)
    for first in bands.indices {
      var sum = 0
      for last in bands[first...].indices {
        sum += bands[last].candidates
        guard 2 * sum > snapshot.total else { continue }
        let (low, high) = (bands[first].scores.lowerBound, bands[last].scores.upperBound)
        if high - low < best.high - best.low { best = (low, high) }
        break
      }
    }
    (low, high) = best
  }
}
