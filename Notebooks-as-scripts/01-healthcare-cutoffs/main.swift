// # Healthcare cut-offs: history, changes, models, forecast
//
// An analysis that reads from top to bottom like a notebook, and runs:
//
//     swift run healthcare-cutoffs [FOLDER]
//
// It writes index.html with what it found, its charts as SVG and its tables as CSV into FOLDER
// (by default `healthcare-cutoffs`). Nothing in it depends on the day on which it is run.

import Charts
import Datasets
import ExpressEntry
import Files
import Forecasting
import Regression
import Reports
import Summaries
import Tabular
import TimeSeries

let folder = CommandLine.arguments.dropFirst().first ?? "healthcare-cutoffs"
var notebook = Notebook(title: "Healthcare cut-offs: history, changes, models, forecast")

// ## The data
//
// All rounds that the program carries, and of them those of the category healthcare, whatever the
// official name of its category was.

let dataset = try Dataset.bundled()
let rounds = dataset.rounds.of(.healthcare)
let cutoffs = dataset.rounds.cutoffs(of: .healthcare)
let (first, last) = (rounds[0], rounds[rounds.count - 1])
let scores = rounds.compactMap(\.cutoff).sorted()

notebook.heading("History")
notebook.text(
  """
  \(rounds.count) healthcare rounds from \(first.day) to \(last.day) issued \
  \(rounds.reduce(0) { $0 + $1.invitations }.grouped) invitations, with cut-offs from \
  \(scores[0].writtenScore) to \(scores[scores.count - 1].writtenScore).
  """)

// ## History
//
// The cut-offs over time, with the changes of rules that bear on the category, and beside each the
// moving average that would have been its forecast.

let events = dataset.events.filter { $0.day >= first.day && $0.concerns(.healthcare) }
let average = try MovingAverage(window: 3).fit(cutoffs)
notebook.chart(
  named: "history",
  Chart(
    title:
      "From \(first.writtenCutoff ?? "") in \(first.day.year) to \(last.writtenCutoff ?? "") in "
      + "\(last.day.year)",
    subtitle: "Healthcare cut-offs, CRS points", source: "Data: IRCC. Chart: Drawline.",
    y: .linear("CRS points"),
    marks: events.map { .rule($0.day, label: $0.title) } + [
      .line(
        try TimeSeries(days: cutoffs.days, values: average.fittedValues),
        label: "Mean of the 3 before", pattern: .dashed),
      .line(cutoffs, label: "Cut-off", dots: .filled),
    ], identifier: "history"))

// ## Changes
//
// The change of the cut-off from round to round beside the change of the size.

let deltas = dataset.rounds.deltas.filter { $0.round.category == .healthcare }
let opposite = deltas.count { delta in
  (delta.cutoffDelta ?? 0) * Double(delta.invitationsDelta ?? 0) < 0
}

notebook.heading("Changes")
notebook.text(
  """
  Of \(deltas.count - 1) changes of the cut-off, \(opposite) went against the change of the \
  round's size: more invitations, a lower cut-off, or fewer and a higher one.
  """)
notebook.table(named: "deltas", .deltas(deltas))

// ## Regression
//
// How much of the cut-off do the time, the size and the gap since the last round explain?

let frame = try Formula.cutoffs.frame(of: rounds.variables)
let fit = try LinearRegression().fit(frame.response, on: frame.design)
let summary = RegressionSummary(fit, subject: .init("category", "healthcare"), formula: .cutoffs)
let size = fit.coefficients().first { $0.term == "log(invitations)" }
let logTwo = 0.693_147_180_559_945_3

notebook.heading("What explains a cut-off")
notebook.text(
  """
  Twice the invitations go with a cut-off \
  \((-(size?.estimate ?? 0) * logTwo).fixed(decimals: 1)) points lower (R² \
  \((fit.rSquared ?? 0).fixed(decimals: 2)), residual standard error \
  \(fit.residualStandardError.fixed(decimals: 1)) points, \(fit.observations) rounds). This is a \
  description, not a forecast: size and date are known only when the round is held.
  """)
notebook.table(named: "regression", summary.listing)

// ## The models' record
//
// Each round from the fifth on, forecast from what was known on the day of the one before it.

let backtest = CutoffBacktest(dataset.rounds, categories: [.healthcare])

notebook.heading("The models' record")
notebook.table(named: "backtest", .backtestSummary(backtest))

// ## Forecast

let outlook = Outlooks(rounds: dataset.rounds, asOf: last.day).outlook(of: .healthcare)

notebook.heading("The next round")
if let cutoff = outlook.cutoff, let interval = outlook.cutoffInterval(level: 0.8) {
  notebook.text(
    """
    Said on \(last.day): the next cut-off is expected at \(cutoff.mean.fixed(decimals: 0)), four \
    times in five between \(interval.lowerBound) and \(interval.upperBound). \
    \(outlook.notes.map(\.description).joined(separator: " "))
    """)
}
notebook.table(named: "outlook", .outlooks([outlook]))

try write(notebook.files(), intoFolder: folder)
print("\(folder)/index.html")
