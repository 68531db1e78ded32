/// The treatment of several rows of one series at one time.
public enum RepeatedTimes: String, Sendable, CaseIterable {
  /// The series is refused.
  case error

  /// The first row counts.
  case first

  /// The last row counts.
  case last

  /// Their mean counts.
  case mean

  /// Their sum counts.
  case sum

  /// The one value of several, of which NaN are missing.
  func value(of values: some Collection<Double>) -> Double {
    let seen = values.filter { !$0.isNaN }
    guard let first = seen.first, let last = seen.last else { return .nan }
    return switch self {
    case .error, .first: first
    case .last: last
    case .mean: seen.reduce(0, +) / Double(seen.count)
    case .sum: seen.reduce(0, +)
    }
  }
}

/// Why a series cannot be placed in time.
public struct SeriesFault: Error, Sendable {
  /// The line where the fault is, where it is known.
  public let line: Int?

  /// The fault and its remedy.
  public let reason: String

  /// The cell where the fault is: file, line and column.
  public var place: String?
}
