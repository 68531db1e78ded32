/// Something known of each observation, and of those to come, that a series may depend on.
public struct Regressor: Sendable, Equatable {
  /// The name, under which its coefficient is reported.
  public let name: String

  /// A value for each observation, followed by one for each step that is to be forecast.
  public let values: [Double]

  /// Creates a regressor.
  public init(_ name: String, values: [Double]) {
    self.name = name
    self.values = values
  }
}
