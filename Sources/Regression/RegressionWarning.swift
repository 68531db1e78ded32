import Statistics

/// A reason to be careful with a fit's figures.
public enum RegressionWarning: Sendable, Equatable {
  /// The terms are so nearly collinear that rounding of the data, in their sixteenth digit, may
  /// change the estimates within their first thirteen.
  case illConditioned(conditionNumber: Double)

  /// The residuals are no larger than rounding, so that errors and tests of the estimates mean
  /// nothing.
  case perfectFit

  /// These observations alone decide an estimate, and their residuals are zero whatever they are.
  case selfFitting(rows: [Int])
}

extension RegressionWarning: CustomStringConvertible {
  /// The problem and its remedy.
  public var description: String {
    switch self {
    case .illConditioned(let conditionNumber):
      let digits = max(0, 15 - Int(conditionNumber.exponent) * 30103 / 100_000)
      return
        "the condition number is \(conditionNumber.rounded(digits: 2)), so that only \(digits) "
        + "digits of the estimates are sure; centre the terms, use poly(), or drop one"
    case .perfectFit:
      return "the fit is perfect to rounding: standard errors and tests mean nothing"
    case .selfFitting(let rows):
      let names = rows.map { "\($0 + 1)" }.joined(separator: ", ")
      return "observation\(rows.count == 1 ? "" : "s") \(names) alone "
        + "decide\(rows.count == 1 ? "s" : "") an estimate; HC2 and HC3 leave "
        + "\(rows.count == 1 ? "it" : "them") out"
    }
  }
}

extension Double {
  /// The number to so many significant digits, as text.
  fileprivate func rounded(digits: Int) -> String {
    guard isFinite, self > 0 else { return description }
    var (mantissa, exponent) = (self, 0)
    while mantissa >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    let tenths = (mantissa * 10).rounded() / 10
    return exponent < 4 ? "\(Int(rounded()))" : "\(tenths)e\(exponent)"
  }
}

extension LinearRegression.Fitted {
  /// Reasons to be careful with the figures; none for a sound fit.
  public var warnings: [RegressionWarning] {
    var warnings: [RegressionWarning] = []
    // Björck (1996), §1.4.3: relative errors u in the data become κ u in the estimates.
    let conditionNumber = self.conditionNumber
    if conditionNumber * Double.ulpOfOne / 2 > 1e-13 {
      warnings.append(.illConditioned(conditionNumber: conditionNumber))
    }
    let size = response.map { $0 * $0 }.compensatedSum
    if residualSumOfSquares <= 1e-28 * size { warnings.append(.perfectFit) }
    // Leverage is computed anew at each reading.
    let leverage = self.leverage
    let selfFitting = leverage.indices.filter { leverage[$0] > 1 - 1e-10 }
    if !selfFitting.isEmpty { warnings.append(.selfFitting(rows: selfFitting)) }
    return warnings
  }
}
