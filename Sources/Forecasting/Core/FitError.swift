public import TimeSeries

/// Why a method cannot be fitted to a series.
public enum FitError: Error, Equatable, Sendable {
  /// The series has fewer observations than the method needs.
  case tooShort(have: Int, need: Int)

  /// A value is infinite.
  case notFinite(on: Day)

  /// A value was not observed, and the method cannot bridge it.
  case missing(on: Day)

  /// A value is zero or less where only positive ones make sense.
  case notPositive(on: Day)

  /// The series is constant, or follows a pattern without error, and cannot tell the parameters.
  case noVariation

  /// Regressors follow from others, or nothing is left of them after differencing.
  case collinear(regressors: [String])

  /// The method has no sample paths to draw intervals from.
  case noPaths(method: String)

  /// The values are so large that their squares, or a forecast, overflow.
  case overflow
}

extension FitError: CustomStringConvertible {
  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .tooShort(let have, let need):
      need <= 1
        ? "it has no value; give it one at least"
        : "\(have) observations, \(need) needed; use a longer series or the naive method"
    case .notFinite(let day):
      "the value on \(day) is infinite; correct it, or leave it out"
    case .missing(let day):
      "no value on \(day); fill it, or start the series after it"
    case .notPositive(let day):
      "the value on \(day) is not positive; use an additive model"
    case .noVariation:
      "the values are constant or follow a rule without error; use the naive method"
    case .collinear(let regressors):
      "\(regressors.joined(separator: ", ")) cannot be told from the other regressors; drop them"
    case .noPaths(let method):
      "\(method) has no sample paths; use analytic, calibrated or conformal intervals"
    case .overflow:
      "the values are too large to be squared; measure them in a larger unit"
    }
  }
}
