import Charts
import ExpressEntry
import Forecasting
import TimeSeries

extension Words {
  /// What is expected of a category's next round, paragraph by paragraph.
  func sentences(_ outlook: Outlook) -> [String] {
    let next = NextFigures(outlook)
    var sentences: [String] = []
    if let next {
      sentences.append(self("next.cutoff", next.values))
      if let why = why(outlook, next) { sentences.append(why) }
      sentences.append(contentsOf: when(outlook, next))
    }
    if let record = outlook.record, next != nil { sentences.append(sentence(record)) }
    return sentences + outlook.notes.compactMap(note)
  }

  private func sentence(_ record: Outlook.Record) -> String {
    self(
      record.rounds == 1 ? "next.recordOne" : "next.record",
      [
        "n": .whole(record.rounds), "mae": .tenths(record.meanAbsoluteError),
        "naive": .tenths(record.naiveMeanAbsoluteError), "coverage": .percent(record.coverage80),
      ])
  }

  private func when(_ outlook: Outlook, _ next: NextFigures) -> [String] {
    guard let date = outlook.date, let size = outlook.size else { return [] }
    let isSame = size.lower == size.upper
    return [
      self(
        isSame ? "next.whenOnly" : "next.when",
        [
          "day": .day(date.median), "low": .day(date.lower), "high": .day(date.upper),
          "size": .whole(size.median), "smallest": .whole(size.lower),
          "largest": .whole(size.upper),
        ])
    ]
  }

  /// The steps from the last cut-off to the forecast; they add up to it.
  private func why(_ outlook: Outlook, _ next: NextFigures) -> String? {
    guard let why = outlook.explanation else { return nil }
    let steps = [why.stockEffect, why.sizeEffect, why.waitEffect].map { Int($0.rounded()) }
    let rest = next.cutoff - why.lastCutoff - steps.reduce(0, +)
    var texts: [String] = []
    func add(_ key: String, _ effect: Int, _ values: [String: Message.Value] = [:]) {
      guard effect != 0 else { return }
      let effect: [String: Message.Value] = ["effect": .text(format.signed(effect))]
      texts.append(self(key, effect.merging(values) { $1 }))
    }
    let (size, wait) = (why.invitations, why.wait)
    add("why.stock", steps[0])
    add(
      "why.size", steps[1],
      [
        "kind": .text(size.next > size.last ? "larger" : "smaller"), "next": .whole(size.next),
        "last": .whole(size.last),
      ])
    add(
      "why.wait", steps[2],
      [
        "kind": .text(wait.next > wait.last ? "longer" : "shorter"), "next": .whole(wait.next),
        "last": .whole(wait.last),
      ])
    add("why.rest", rest)
    let last: Message.Value = .plain(why.lastCutoff)
    guard !texts.isEmpty else { return self("why.nothing", ["last": last]) }
    return ([self("why.lead", ["cutoff": .plain(next.cutoff), "last": last])] + texts)
      .joined(separator: " ")
  }

  private func note(_ note: Outlook.Note) -> String? {
    switch note {
    case .noRounds: self("next.noRounds")
    case .tooFewRounds(let have, let need):
      self("next.few", ["n": .whole(have), "need": .whole(need)])
    case .dormant(let since): self("next.inactive", ["day": .day(since)])
    case .noBetterThanLastValue, .lastValueChosen: self("next.noBetter")
    case .sizeNotUsed: nil
    }
  }
}
