import ArgumentParser
import ExpressEntry
import Forecasting

extension CutoffModelName: ExpressibleByArgument {}

/// A model of series, as it is asked for by name.
enum SeriesModel: ExpressibleByArgument, Equatable {
  /// A method of the catalogue.
  case method(ForecastMethod)

  /// A model that knows rounds, which a series cannot have.
  case ofRounds(CutoffModelName)

  init?(argument: String) {
    if let method = ForecastMethod(rawValue: argument) {
      self = .method(method)
    } else if let model = CutoffModelName(rawValue: argument) {
      self = .ofRounds(model)
    } else {
      return nil
    }
  }

  static var allValueStrings: [String] { ForecastMethod.allCases.map(\.rawValue) }

  var defaultValueDescription: String {
    switch self {
    case .method(let method): method.rawValue
    case .ofRounds(let model): model.rawValue
    }
  }

  /// The method.
  ///
  /// - Parameter option: The option that asks for it, such as `--model`.
  /// - Returns: The method of the catalogue.
  /// - Throws: `ValidationError` for a model of rounds.
  func method(option: String) throws -> ForecastMethod {
    switch self {
    case .method(let method): return method
    case .ofRounds(let model):
      throw ValidationError(
        "\(option) \(model): it is a model of rounds, by their size and the candidates waiting, which "
          + "a series does not have; use drawline forecast --model \(model), or another model")
    }
  }
}
