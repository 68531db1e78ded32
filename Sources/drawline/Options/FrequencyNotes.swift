import Forecasting
import Series
import Summaries
import Tabular
import TimeSeries

/// The frequencies found for series and what was made of them, to be told beside the result.
struct FrequencyNotes {
  /// Whether each series is told of.
  let isVerbose: Bool

  /// The model that was asked for.
  let model: ForecastMethod

  /// How many series something is true of, and what is said of the first.
  private struct Finding {
    var count = 0
    var text = ""

    mutating func add(_ more: @autoclosure () -> String, count added: Int = 1) {
      if count == 0 { text = more() }
      count += added
    }
  }

  private var irregular = Finding()
  private var offGrid = Finding()
  private var unused = Finding()
  private var giants = Finding()

  init(isVerbose: Bool, model: ForecastMethod) {
    self.isVerbose = isVerbose
    self.model = model
  }

  /// Takes a series into account.
  mutating func add(_ series: TimedSeries, named name: String?, periods: [Int]) {
    let label = name.map { "series \($0): " } ?? ""
    if isVerbose {
      let count = series.absent.count
      let times = series.absent.prefix(6).map(series.time(at:)).joined(separator: ", ")
      let missing = count == 0 ? "" : ", \(count) missing: " + times + (count > 6 ? ", …" : "")
      let periods = periods.map(String.init).joined(separator: ",")
      PendingNotes.add(
        "\(label)frequency \(series.frequency), period \(periods)\(missing)".safeForTerminal)
    }
    if series.frequency == .irregular {
      irregular.add(name.map { "series \($0)" } ?? "the series")
    } else if isVerbose || !model.hasNoSeason,
      let reason = model.reasonForUnusedSeason(periods: periods, count: series.series.count)
    {
      let list = periods.map(String.init).joined(separator: ",")
      unused.add("\(label)the seasonal period is \(list), but \(model.rawValue) \(reason)")
    }
    if let odd = series.offGrid.first {
      let deed = odd.isUsed ? "it counts for the time before it" : "its row is left out"
      offGrid.add(
        "\(label)\(odd.time) is not one of \(series.frequency); \(deed)",
        count: series.offGrid.count)
    }
  }

  /// Takes values into account that nothing else in a series is like.
  mutating func add(
    giants found: [(time: String, value: Double)], of result: SeriesForecasts.Result
  ) {
    guard let first = found.first else { return }
    let label = result.name.map { "series \($0): " } ?? ""
    let left = result.timed.series.giantsLeftOut.count
    let isIrregular = result.timed.frequency == .irregular
    let deed: String
    if model == .auto, !isIrregular, left == found.count {
      deed = "auto leaves it out; correct it or leave the cell empty, or keep it by another --model"
    } else {
      deed = "the forecast follows it; correct it or leave the cell empty, or ask for --robust"
    }
    let others = found.count > 1 ? " (and \(found.count - 1) more)" : ""
    giants.add(
      "\(label)\(first.value.significant(digits: 6)) at \(first.time)\(others) is far from all other "
        + "values; \(deed)")
  }

  /// Tells what everyone should know.
  func tell() {
    if irregular.count > 0 {
      let others = irregular.count == 1 ? "" : " and \(irregular.count - 1) more"
      let deed =
        model == .auto
        ? "auto is structural then, which takes the gaps into account"
        : "--model structural takes the gaps into account"
      say(
        "\(irregular.text)\(others) has no regular frequency; future times are the median gap apart; "
          + deed)
    }
    say(offGrid, "such times")
    say(unused, "such series")
    say(giants, "such series")
  }

  private func say(_ finding: Finding, _ things: String) {
    guard finding.count > 0 else { return }
    let others = finding.count == 1 ? "" : " (and \(finding.count - 1) more \(things))"
    say(finding.text + others)
  }

  private func say(_ text: String) { PendingNotes.add(text.safeForTerminal) }
}
