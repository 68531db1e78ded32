/// A number that a method has learnt or was given, under the name that the field uses for it.
public struct Parameter: Sendable, Equatable {
  /// The name, such as `smoothingConstant`.
  public let name: String

  /// The value.
  public let estimate: Double

  /// The standard error of the estimate, nil where the method gives none.
  public let standardError: Double?

  /// Creates a parameter.
  public init(name: String, estimate: Double, standardError: Double? = nil) {
    self.name = name
    self.estimate = estimate
    self.standardError = standardError
  }
}
