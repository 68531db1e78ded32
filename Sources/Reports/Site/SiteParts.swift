import Charts
import ExpressEntry
import Forecasting
import TimeSeries

/// Parts that several pages have.
extension SiteLanguage {
  // MARK: - Links

  func link(to round: Round, from path: SitePath) -> HTML {
    path.isAlone
      ? HTML(round.number.text)
      : .link(round.number.text, to: path.link(SitePath.round(round.number)))
  }

  func link(to category: Category, from path: SitePath) -> HTML {
    path.isAlone
      ? HTML(title(category))
      : .link(title(category), to: path.link(SitePath.category(category)))
  }

  /// Links to the files that a table stands in.
  func files(_ names: [(key: String, file: String)], from path: SitePath) -> HTML {
    HTML(
      "p", ["class": "note"], names.map { HTML.link(words($0.key), to: path.root + $0.file) })
  }

  // MARK: - Cards

  /// A card for each category with a forecast.
  func deck(_ outlooks: [Outlook], from path: SitePath) -> HTML {
    let cards = outlooks.compactMap { outlook -> HTML? in
      guard let next = NextFigures(outlook), let last = outlook.lastRound else { return nil }
      let name = HTML(
        "h3", [:],
        [link(to: outlook.category, from: path)])
      var lines = [
        HTML(
          "p", [:], words("card.last", ["cutoff": .plain(last.wholePoints), "day": .day(last.day)])),
        sparkline(outlook, next).html,
        HTML("p", ["class": "big"], words("card.next", ["cutoff": .plain(next.cutoff)])),
        HTML("p", [:], words("card.range", ["interval": .text(format.interval(next.interval80))])),
      ]
      if let date = outlook.date {
        lines.append(
          HTML("p", [:], words("card.when", ["low": .day(date.lower), "high": .day(date.upper)])))
      }
      return HTML("li", ["class": "card"], [name] + lines)
    }
    return cards.isEmpty ? .none : HTML("ul", ["class": "deck"], [.all(cards)])
  }

  private func sparkline(_ outlook: Outlook, _ next: NextFigures) -> Sparkline {
    let rounds = dataset.rounds.of(outlook.category).suffix(16)
    return Sparkline(
      points: rounds.map { ($0.day, $0.wholePoints) },
      next: outlook.date.map { ($0.median, next.point, next.interval80) },
      longestGap: Figure.longestGap)
  }

  /// The categories without a forecast, in a line each.
  func inactive(_ outlooks: [Outlook], from path: SitePath) -> HTML {
    let items = outlooks.filter { $0.cutoff == nil }.map { outlook -> HTML in
      let name = title(outlook.category)
      var text = words("inactive.none", ["category": .text(name)])
      if let last = outlook.lastRound {
        let values: [String: Message.Value] = [
          "category": .text(name), "day": .day(last.day), "cutoff": .plain(last.wholePoints),
        ]
        text = words("inactive.since", values)
        if case .tooFewRounds(let have, let need) = outlook.notes.first {
          let counts: [String: Message.Value] = ["n": .whole(have), "need": .whole(need)]
          text = words("inactive.few", values.merging(counts) { $1 })
        }
      }
      guard text.hasPrefix(name) else { return HTML("li", [:], text) }
      let rest = String(text.dropFirst(name.count))
      return HTML("li", [:], [link(to: outlook.category, from: path), HTML(rest)])
    }
    return items.isEmpty ? .none : HTML("ul", ["class": "note"], [.all(items)])
  }

  // MARK: - Tables

  /// The rounds of some changes, with their links.
  func roundsTable(
    _ deltas: [Delta], caption: String, from path: SitePath, hasCategory: Bool = true
  ) -> HTML {
    var columns: [DataTable.Column] = [.init(words("col.round")), .init(words("col.date"))]
    if hasCategory { columns.append(.init(words("col.category"))) }
    columns += [
      .init(words("col.invitations"), isNumeric: true), .init(words("col.cutoff"), isNumeric: true),
      .init(words("col.change"), isNumeric: true), .init(words("col.gap"), isNumeric: true),
      .init(words("col.tie")),
    ]
    return DataTable(
      caption: caption, columns: columns,
      rows: deltas.map { delta in
        let round = delta.round
        return [link(to: round, from: path), HTML(round.day.description)]
          + (hasCategory ? [link(to: round.category, from: path)] : [])
          + [
            HTML(format.whole(round.invitations)), HTML("\(round.wholePoints)"),
            signed(delta.wholeCutoffDelta),
            HTML(delta.gapDays.map { format.whole($0) } ?? words("none")),
            HTML(round.tieBreak.map(format.minute) ?? words("none")),
          ]
      }
    ).html
  }

  /// Rounds and invitations by category, the largest first.
  func categoriesTable(_ rounds: [Round], caption: String, from path: SitePath) -> HTML {
    var groups: [Category: [Round]] = [:]
    for round in rounds { groups[round.category, default: []].append(round) }
    let all = rounds.reduce(0) { $0 + $1.invitations }
    let sorted = groups.map { ($0.key, $0.value, $0.value.reduce(0) { $0 + $1.invitations }) }
      .sorted { ($1.2, $0.0.name) < ($0.2, $1.0.name) }
    func cells(_ name: HTML, _ rounds: [Round], _ invitations: Int) -> [HTML] {
      let cutoffs = rounds.map(\.wholePoints)
      let (low, high) = (cutoffs.min() ?? 0, cutoffs.max() ?? 0)
      return [
        name, HTML(format.whole(rounds.count)), HTML(format.whole(invitations)),
        HTML(share(invitations, of: all)),
        HTML(low == high ? "\(low)" : "\(low)–\(high)"),
      ]
    }
    return DataTable(
      caption: caption,
      columns: [
        .init(words("col.category")), .init(words("col.rounds"), isNumeric: true),
        .init(words("col.invitations"), isNumeric: true),
        .init(words("col.share"), isNumeric: true),
        .init(words("col.range"), isNumeric: true),
      ],
      rows: sorted.map { cells(link(to: $0.0, from: path), $0.1, $0.2) },
      total: sorted.count > 1 ? cells(HTML(words("record.all")), rounds, all) : nil
    ).html
  }

  /// A share in percent; what would round to nothing is less than one.
  private func share(_ part: Int, of all: Int) -> String {
    let share = all > 0 ? Double(part) / Double(all) : 0
    return share > 0 && share < 0.005 ? "<" + format.percent(0.01) : format.percent(share)
  }

  /// Past forecasts and what came.
  func forecastsTable(
    _ entries: [ForecastLedger.Entry], caption: String, from path: SitePath
  ) -> HTML {
    DataTable(
      caption: caption,
      columns: [
        .init(words("col.round")), .init(words("col.date")), .init(words("col.category")),
        .init(words("col.asOf")), .init(words("col.forecast"), isNumeric: true),
        .init(words("col.level80"), isNumeric: true), .init(words("col.cutoff"), isNumeric: true),
        .init(words("col.error"), isNumeric: true), .init(words("col.last"), isNumeric: true),
      ],
      rows: entries.map { entry in
        let category = Category(entry.category)
        return [
          .link(entry.round.text, to: path.link(SitePath.round(entry.round))),
          HTML(entry.day.description), link(to: category, from: path), HTML(entry.asOf.description),
          HTML(format.whole(entry.expected)), HTML(format.interval(entry.interval80)),
          HTML(entry.cutoff.writtenScore),
          HTML(format.signed(entry.expected.rounded() - entry.cutoff)),
          HTML(entry.lastCutoff.writtenScore),
        ]
      }
    ).html
  }

  /// Figures at a glance: a label, a value, and what it is compared with.
  func tiles(_ tiles: [(label: String, value: String, beside: String?)]) -> HTML {
    HTML(
      "dl", ["class": "tiles"],
      [
        .all(
          tiles.map { tile in
            HTML(
              "div", ["class": "tile"],
              [
                HTML("dt", [:], tile.label),
                HTML(
                  "dd", [:],
                  [HTML("strong", [:], tile.value)]
                    + (tile.beside.map { [HTML("span", [:], $0)] } ?? [])),
              ])
          })
      ])
  }

  /// The changes of rules that the charts of some categories mark.
  func events(_ categories: [Category], in span: ClosedRange<Day>) -> HTML {
    let events = dataset.events.filter { event in
      span.contains(event.day) && categories.contains(where: event.concerns)
    }
    guard !events.isEmpty else { return .none }
    return HTML(
      "ul", ["class": "note"],
      [
        .all(
          events.map { event in
            HTML(
              "li", [:],
              [
                HTML("\(format.date(event.day))\(words("colon")) \(event.detail(in: language)). "),
                .link(words("source"), to: event.source),
              ])
          })
      ])
  }
}

/// The figures of a category's next round that pages tell.
struct NextFigures {
  let point: Double
  let cutoff: Int
  let interval80: ClosedRange<Int>
  let interval95: ClosedRange<Int>

  /// Reads them from an outlook; nil where no cut-off is forecast.
  init?(_ outlook: Outlook) {
    guard let point = outlook.point, let inner = outlook.cutoffInterval(level: 0.8),
      let outer = outlook.cutoffInterval(level: 0.95)
    else { return nil }
    self.point = point
    cutoff = Int(point.rounded())
    interval80 = inner
    interval95 = outer
  }

  var values: [String: Message.Value] {
    [
      "cutoff": .plain(cutoff), "low80": .plain(interval80.lowerBound),
      "high80": .plain(interval80.upperBound), "low95": .plain(interval95.lowerBound),
      "high95": .plain(interval95.upperBound),
    ]
  }
}
