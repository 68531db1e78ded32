import Forecasting
import Synchronization
import TimeSeries

/// A method that says what it was told to, whatever it sees.
struct Told: Forecaster {
  let distributions: [PredictiveDistribution]

  var name: String { "told" }

  /// The drift forecasts of R.
  init(_ reference: AccuracyReference) {
    distributions = zip(reference.mean, reference.sd).map {
      .normal(mean: $0, standardDeviation: $1)
    }
  }

  func fit(_ series: TimeSeries) throws(FitError) -> Fitted {
    Fitted(distributions: distributions, count: series.count)
  }

  struct Fitted: FittedForecaster {
    let distributions: [PredictiveDistribution]
    let count: Int

    var parameters: [Parameter] { [] }
    var fittedValues: [Double] { [Double](repeating: .nan, count: count) }
    var residuals: [Double] { fittedValues }
    var sigma: Double? { nil }

    func forecast(horizon: Int) -> Forecast {
      Forecast(distributions: Array(distributions.prefix(horizon)))
    }
  }
}

/// The greatest number that any thread has noted.
final class Peak: Sendable {
  private let state = Mutex(0.0)

  var value: Double { state.withLock { $0 } }

  func note(_ number: Double) { state.withLock { $0 = max($0, number) } }
}
