// Writes what the forecasts' record is made of, from the bundled data: the ledger, to which only
// rounds that it lacks are added, and the page of methods with its tables and chart. The one argument
// is the folder of the repository.

import Charts
import Datasets
import ExpressEntry
import Files
import PageTemplates
import Reports
import Tabular
import TimeSeries

let root = CommandLine.arguments.dropFirst().first ?? "."
let rounds = try Dataset.bundled().rounds
let start = Day(year: 2023, month: 6, day: 1) ?? Day(number: 0)

let ledgerPath = "\(root)/Datasets/forecast-ledger.csv"
var ledger =
  try bytes(ofFileIfAny: ledgerPath).map {
    try ForecastLedger(SourceText($0, file: ledgerPath))
  } ?? ForecastLedger()
let added = ledger.append(rounds, from: start, version: Reports.version)
try write(Array(ledger.listing.csv().utf8), toFile: ledgerPath)
print("\(added) rounds added to \(ledgerPath)")

let page = try MethodsPage(PageTemplate("methods", in: root), rounds, from: start)
try write(Array(page.markdown.utf8), toFile: "\(root)/Documentation/methods.md")
try write(
  Array(page.reliability.svg().utf8), toFile: "\(root)/Documentation/chance-reliability.svg")
