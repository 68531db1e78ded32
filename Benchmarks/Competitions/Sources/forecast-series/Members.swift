import Forecasting

/// A method by its parts, apart by slashes, the outermost first: `recent/root/ets-average`.
///
/// `adjusted` takes out the season, so that what follows has none; `log` and `root` transform
/// values; `recent` and `recent8` show the last values, `cycles` and `quarters` the means of blocks.
/// They are what the members of a combination are made of, for `study.py` to try.
func member(_ name: String, period: Int) -> (any Forecaster)? {
  var parts = name.split(separator: "/").map(String.init)
  guard parts.count > 1 else { return simple(name, period: period) }
  let first = parts.removeFirst()
  let rest = parts.joined(separator: "/")
  func inner(_ period: Int) -> (any Forecaster)? { member(rest, period: period) }
  return switch first {
  case "adjusted":
    inner(1).map { SeasonallyAdjusted($0, period: period, shrinks: true) }
  case "log": inner(period).map { Transformed($0, power: .given(0)) }
  case "root": inner(period).map { Transformed($0, power: .given(0.5)) }
  case "recent": inner(period).map { LastValues($0, count: max(8, (period < 4 ? 4 : 5) * period)) }
  case "recent8": inner(period).map { LastValues($0, count: max(12, 8 * period)) }
  case "cycles": blocks(period > 1 ? period : 2, period, inner(1))
  case "quarters": blocks(period >= 12 ? period / 4 : 2, period, inner(1))
  default: nil
  }
}

/// A method on the means of blocks of a series without its season.
private func blocks(_ size: Int, _ period: Int, _ method: (any Forecaster)?) -> (any Forecaster)? {
  method.map { method in
    SeasonallyAdjusted(
      TemporalAggregation(
        method, block: size, minimumBlockCount: (4..<12).contains(period) ? 12 : 4),
      period: period, shrinks: true)
  }
}

/// A method without parts.
private func simple(_ name: String, period: Int) -> (any Forecaster)? {
  switch name {
  case "drift": Drift()
  case "theta": Theta()
  case "dynamic": DynamicTheta(estimation: .shrunken)
  case "structural": AutoStructural(period: period)
  case "ets-average": ETSAverage(period: period)
  case "ces": CES(period: period)
  case "arima": AutoARIMA(period: period)
  case "short-arima": AutoARIMA(period: period, limits: shortLags)
  case "airline":
    period > 1
      ? ARIMA(ARIMAOrder(0, 1, 1, seasonal: (0, 1, 1), period: period))
      : ARIMA(ARIMAOrder(0, 1, 1), hasConstant: true)
  default: nil
  }
}

/// One lag of each kind beside the season's.
private let shortLags: AutoARIMA.Limits = {
  var limits = AutoARIMA.Limits()
  limits.nonseasonal = 1
  return limits
}()
