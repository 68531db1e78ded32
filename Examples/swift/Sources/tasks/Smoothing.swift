import Files
import Forecasting
import Tabular
import TimeSeries

/// Fits exponential smoothing to the months of a CSV, and gives the next three with their interval.
func smoothing(_ path: String) throws -> String {
  let table = try Table(contentsOf: path)
  let sales = try TimeSeries(
    days: table.read(Column<Day>("month")), values: table.read(Column<Double>("sales")))
  let fitted = try ETS(period: 12).fit(sales)
  let forecast = fitted.forecast(horizon: 3)
  let steps = zip(forecast.means, forecast.intervals(level: 0.8)).map { mean, interval in
    "\(mean.fixed(decimals: 1)) (\(interval.lowerBound.fixed(decimals: 1)) to "
      + "\(interval.upperBound.fixed(decimals: 1)))"
  }
  return "\(fitted.form)\n" + steps.joined(separator: "\n")
}
