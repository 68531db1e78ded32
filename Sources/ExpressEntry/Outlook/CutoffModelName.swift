public import Forecasting

/// A model of cut-offs by its one name.
public enum CutoffModelName: Sendable, Hashable {
  /// The model that chooses among the pool model, the last value and their mean by past errors.
  case auto

  /// The model of the candidates waiting.
  case skyline

  /// The regression on the logarithm of the round's size.
  case regression

  /// The mean of the last value and the pool model.
  case combination

  /// A method of the catalogue applied to the cut-offs, blind to dates and sizes.
  case series(ForecastMethod)

  /// The last value, with which all others are compared.
  public static let naive = CutoffModelName.series(.naive)

  /// The method of the catalogue, nil for a model of rounds.
  public var method: ForecastMethod? {
    guard case .series(let method) = self else { return nil }
    return method
  }

  /// Whether its forecast depends on the size of the round.
  var usesSize: Bool {
    switch self {
    case .skyline, .regression, .combination: true
    case .auto, .series: false
    }
  }
}

extension CutoffModelName: RawRepresentable, CaseIterable, CustomStringConvertible {
  /// Finds a model by its name; nil where there is none.
  public init?(rawValue: String) {
    guard let model = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = model
  }

  /// The name by which it is asked for.
  public var rawValue: String {
    switch self {
    case .auto: "auto"
    case .skyline: "skyline"
    case .regression: "regression"
    case .combination: "combination"
    case .series(let method): method.rawValue
    }
  }

  /// The name by which it is asked for.
  public var description: String { rawValue }

  /// All models, those of rounds first.
  ///
  /// Of rounds `auto` and `combination` know candidates and sizes, which those of the catalogue do not.
  public static var allCases: [CutoffModelName] {
    [.auto, .skyline, .regression, .combination]
      + ForecastMethod.allCases.filter { $0 != .auto && $0 != .combination }.map(Self.series)
  }
}
