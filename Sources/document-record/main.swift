import Datasets
import ExpressEntry
import TimeSeries
let rounds = try Dataset.bundled().rounds
for from in ["2018-01-01", "2023-06-01"] {
  guard let start = Day(from) else { continue }
  let record = ChanceRecord(rounds, from: start)
  print(from, record.cases, record.brier, record.brierOfPastShare)
  for t in record.tenths { print(t.lower, t.cases, t.given, t.invited) }
}
mixtureTest(rounds, from: Day("2023-06-01")!)
