extension LinearRegression {
  /// Fits a formula to observations, those left out of which a variable is missing.
  ///
  ///     let fit = try LinearRegression(covariance: .hc3).fit(Formula("y ~ x"), in: variables)
  ///
  /// - Parameters:
  ///   - formula: The response and the terms.
  ///   - variables: The variables that it names.
  /// - Returns: The estimates and what they leave over.
  /// - Throws: ``FormulaError`` if a variable is missing or a term has no value,
  ///   ``RegressionError`` if the observations are too few or the terms collinear.
  public func fit(_ formula: Formula, in variables: Variables) throws -> Fitted {
    let frame = try Encoding(formula, in: variables).frame(of: variables)
    return try fit(frame.response, on: frame.design)
  }
}
