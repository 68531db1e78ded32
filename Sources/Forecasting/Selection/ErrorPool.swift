/// Errors of other series, for one that has made too few of its own to tell how wide to be.
public struct ErrorPool: Sendable, Equatable {
  /// The errors, each in units of the scale that was known before it was made.
  public let scaledErrors: [Double]

  /// The mean absolute error of the other series, in their common unit.
  public let typicalError: Double

  /// Creates a pool.
  public init(scaledErrors: [Double], typicalError: Double) {
    self.scaledErrors = scaledErrors
    self.typicalError = typicalError
  }
}
