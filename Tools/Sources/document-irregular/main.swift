// Writes what the days of irregular series are worth, by simulation and on the rounds themselves:
// the page, its tables and its charts. The arguments are the folder of the repository and, for a
// quick look, how many series are drawn of each kind and length.

import Datasets
import ExpressEntry
import Files
import PageTemplates
import TimeSeries

let arguments = CommandLine.arguments.dropFirst()
let root = arguments.first ?? "."
let repetitions = arguments.dropFirst().first.flatMap { Int($0) } ?? 1000

let rounds = try Dataset.bundled().rounds
// A category needs so many rounds for its gaps to be a habit.
let pools = rounds.categories.map { category in
  let days = rounds.of(category).map(\.day)
  return zip(days, days.dropFirst()).map { $0.distance(to: $1) }
}.filter { $0.count >= 12 }

let study = Study(pools: pools, repetitions: repetitions, seed: 1)
let page = try IrregularPage(
  PageTemplate("irregular", in: root), study, RoundsRecord(rounds), pools: pools,
  repetitions: repetitions, through: rounds.all.last?.day
)
try write(Array(page.markdown.utf8), toFile: "\(root)/Documentation/irregular.md")
for (name, svg) in page.charts {
  try write(Array(svg.utf8), toFile: "\(root)/Documentation/\(name).svg")
}
