import Foundation

/// A linear regression problem with certified answers, from NIST's Statistical Reference Datasets.
public struct NISTProblem: Sendable, CustomStringConvertible {
  /// The eleven problems, by the name of their file.
  public static let names = [
    "Norris", "Pontius", "NoInt1", "NoInt2", "Filip", "Longley", "Wampler1", "Wampler2",
    "Wampler3", "Wampler4", "Wampler5",
  ]

  /// The name of the file.
  public let name: String

  /// The response as written in the file.
  public let response: [String]

  /// The predictors as written in the file, one column each.
  public let predictors: [[String]]

  /// Whether the model has an intercept.
  public let hasIntercept: Bool

  /// The degree of the polynomial in the one predictor; one where there are several.
  public let degree: Int

  /// The certified estimates, the intercept first.
  public let estimates: [Double]

  /// The certified standard errors of the estimates.
  public let standardErrors: [Double]

  /// The certified standard deviation of the residuals.
  public let residualStandardError: Double

  /// The certified share of the variation explained.
  public let rSquared: Double

  /// Reads a problem.
  public init(_ name: String) throws {
    self.name = name
    let file = referenceFolder.appending(components: "nist", "\(name).dat")
    let lines = try String(contentsOf: file, encoding: .utf8)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }

    var certified: [[Double]] = []
    var deviation: Double?
    var share: Double?
    for fields in lines {
      if fields.count == 3, fields[0].hasPrefix("B"), Int(fields[0].dropFirst()) != nil {
        certified.append(fields.dropFirst().compactMap(Double.init))
      }
      if fields.count == 3, fields[0] == "Standard", fields[1] == "Deviation" {
        deviation = Double(fields[2])
      }
      if fields.count == 2, fields[0] == "R-Squared" { share = Double(fields[1]) }
    }
    let start = lines.lastIndex { $0.first == "Data:" } ?? 0
    let rows = lines[(start + 1)...].filter { !$0.isEmpty }
    response = rows.map { $0[0] }
    let count = (rows.first?.count ?? 1) - 1
    predictors = (1...count).map { column in rows.map { $0[column] } }
    hasIntercept = !name.hasPrefix("NoInt")
    degree = count > 1 ? 1 : certified.count - (hasIntercept ? 1 : 0)
    estimates = certified.map { $0[0] }
    standardErrors = certified.map { $0[1] }
    residualStandardError = deviation ?? .nan
    rSquared = share ?? .nan
  }

  /// The response as doubles.
  public var responseValues: [Double] { response.compactMap(Double.init) }

  /// The columns after the intercept as doubles: the predictors, or the powers of the only one.
  public var columns: [[Double]] {
    let values = predictors.map { $0.compactMap(Double.init) }
    guard degree > 1 else { return values }
    return (1...degree).map { power in values[0].map { pow($0, Double(power)) } }
  }

  /// The name of the file.
  public var description: String { name }
}

/// The folder of the files that the tests compare with.
public let referenceFolder = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().appending(component: "Reference")

/// Reads a file of reference values in JSON.
public func referenceValues<Value: Decodable>(_ path: String, as type: Value.Type) throws -> Value {
  try JSONDecoder().decode(type, from: Data(contentsOf: referenceFolder.appending(path: path)))
}
