// Runs each task, and prints what it found: tasks FOLDER-OF-DATA FOLDER-FOR-RESULTS

import TimeSeries

let arguments = CommandLine.arguments.dropFirst()
let data = arguments.first ?? "Data"
let output = arguments.dropFirst().first ?? ".build/results"

print("README:", try readme())
print("Rounds:\n\(try roundsFile("\(data)/rounds.csv"))")
print("OLS, HC3:\n\(try leastSquares("\(data)/prices.csv"))")
print("ETS:\n\(try smoothing("\(data)/sales.csv"))")
print("Chart:", try drawing("\(output)/french.svg"))
print("Report:", try publishing(Month(index: 2026 * 12 + 1), into: "\(output)/report"))
