import Forecasting
import Foundation
import Testing
import TimeSeries

/// What R's `arima` makes of a data set and an order.
struct ARIMAReference: Decodable, Sendable, CustomTestStringConvertible {
  /// The estimate by the conditional sum of squares.
  struct LeastSquares: Decodable, Sendable {
    let coefficients: [Double]
    let sigma2: Double

    /// Whether it is stationary and invertible, which R's search does not see to.
    let isRegular: Bool
  }

  /// The estimate by the likelihood of the differences.
  struct Exact: Decodable, Sendable {
    let coefficients, standardErrors: [Double]
    let sigma2, logLikelihood: Double
  }

  let name: String
  let period: Int
  let values: [Double?]
  let order, seasonal: [Int]
  let drift: Bool
  let regressor: [Double]?
  let names: [String]
  let coefficients, standardErrors: [Double]
  let sigma2, logLikelihood: Double
  let exact: Exact
  let mean, se: [Double]
  let css: LeastSquares?

  var testDescription: String { "\(name) \(method().order)" }

  /// The data set.
  var series: TimeSeries { TimeSeries(values.map { $0 ?? .nan }) }

  /// The method with R's order, constant and regressor.
  func method(_ estimation: ARIMA.Estimation = .maximumLikelihood) -> ARIMA {
    ARIMA(
      ARIMAOrder(
        order[0], order[1], order[2], seasonal: (seasonal[0], seasonal[1], seasonal[2]),
        period: seasonal == [0, 0, 0] ? 1 : period),
      hasConstant: drift || names.contains("intercept"),
      regressors: regressor.map { [Regressor("xreg", values: $0)] } ?? [], estimation: estimation)
  }

  /// All that R was asked for.
  static let all: [ARIMAReference] = {
    struct File: Decodable {
      let models: [ARIMAReference]
    }
    let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Reference/R/arima/fixed-orders.json")
    guard let data = try? Data(contentsOf: url),
      let file = try? JSONDecoder().decode(File.self, from: data)
    else { return [] }
    return file.models
  }()
}
