import Datasets
import ExpressEntry
import Files
import Reports
import TimeSeries

/// Writes the report of a month, a page with its charts, tables and manifest, into a folder.
func publishing(_ month: Month, into folder: String) throws -> String {
  let report = try MonthlyReport(month: month, of: .bundled(), inputs: [])
  try write(report.files, intoFolder: folder)
  return "\(report.files.count) files of \(report.manifest.month)"
}
