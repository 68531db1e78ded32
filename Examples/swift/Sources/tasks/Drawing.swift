import Charts
import Datasets
import ExpressEntry
import Files

/// Draws the cut-offs of a category into an SVG file.
func drawing(_ path: String) throws -> String {
  let cutoffs = try Dataset.bundled().rounds.cutoffs(of: Category("french"))
  let chart = Chart(
    title: "French cut-offs", y: .linear("CRS points"),
    marks: [.line(cutoffs, label: "Cut-off", dots: .filled)])
  try write(Array(chart.svg().utf8), toFile: path)
  return "\(cutoffs.count) rounds drawn"
}
