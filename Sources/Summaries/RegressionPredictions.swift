public import Regression
public import Tabular

/// Predictions of a fitted regression for new rows, as a table, CSV and JSON.
public struct RegressionPredictions: Sendable {
  /// A new row and its prediction.
  public struct Row: Sendable, Equatable {
    /// The name of the series; nil where there is but one.
    public let series: String?

    /// The time or the number of the row, as text.
    public let name: String

    /// The prediction; nil where a variable is missing.
    public let prediction: PredictedResponse?
  }

  /// The key and the heading of the rows' names, such as `time` and `Time`.
  public let key: Listing.Column

  /// The rows, in their order.
  public private(set) var rows: [Row]

  /// The level of the intervals, in `0..<1`.
  public let level: Double

  /// Creates a table of predictions, at first without rows.
  public init(key: Listing.Column, level: Double) {
    self.key = key
    self.level = level
    rows = []
  }

  /// The predictions of one series.
  public func of(series: String) -> RegressionPredictions {
    var part = self
    part.rows = rows.filter { $0.series == series }
    return part
  }

  /// Predicts new rows.
  ///
  /// - Parameters:
  ///   - new: The variables of the new rows.
  ///   - names: The time or the number of each.
  ///   - series: The name of the series; nil where there is but one.
  ///   - old: The observations that the model was fitted to.
  ///   - encoding: The encoding of the formula by these.
  ///   - frame: The frame of these.
  ///   - predict: The predictions of a fit for rows of its design.
  /// - Throws: ``FormulaError`` if a variable does not suit.
  public mutating func append(
    _ new: Variables, named names: [String], series: String? = nil, after old: Variables,
    encoding: Encoding, frame: ModelFrame, by predict: ([[Double]]) -> [PredictedResponse]
  ) throws(FormulaError) {
    let designs = try encoding.rows(for: new, after: old, in: frame)
    var predictions = predict(designs.compactMap(\.self)).makeIterator()
    for (name, design) in zip(names, designs) {
      rows.append(
        Row(series: series, name: name, prediction: design == nil ? nil : predictions.next()))
    }
  }
}

extension RegressionPredictions {
  /// A row a prediction.
  public var listing: Listing {
    let percent = (100 * level).fixed(decimals: (100 * level).rounded() == 100 * level ? 0 : 1)
    let known = rows.compactMap(\.prediction)
    let hasError = known.contains { $0.standardError != nil }
    let hasInterval = known.contains { $0.prediction != nil }
    let hasSeries = rows.contains { $0.series != nil }
    let size = known.compactMap(\.standardError).filter { $0 > 0 }.min()
    let decimals = (size ?? (known.map { abs($0.mean) }.max() ?? 1) / 1000).decimals(digits: 3)
    var columns = (hasSeries ? [Listing.Column("series", "Series")] : []) + [key]
    columns.append(.init("mean", "Predicted"))
    if hasError {
      columns += [
        .init("standardError", "Std. error"), .init("meanLower", "Mean, \(percent) % from"),
        .init("meanUpper", "To"),
      ]
    }
    if hasInterval {
      columns += [.init("lower", "New value, \(percent) % from"), .init("upper", "To")]
    }
    return Listing(
      columns: columns,
      rows: rows.map { row in
        let one = row.prediction
        var cells: [Listing.Cell] = hasSeries ? [row.series.map { .text($0) } ?? .missing] : []
        cells += [.text(row.name), .number(one?.mean, decimals: decimals)]
        if hasError {
          cells += [
            .number(one?.standardError, decimals: decimals),
            .number(one?.confidence?.lower, decimals: decimals),
            .number(one?.confidence?.upper, decimals: decimals),
          ]
        }
        if hasInterval {
          cells += [
            .number(one?.prediction?.lower, decimals: decimals),
            .number(one?.prediction?.upper, decimals: decimals),
          ]
        }
        return cells
      })
  }

  /// Remarks on rows that could not be predicted.
  public var notes: [String] {
    let missing = rows.filter { $0.prediction == nil }
    guard let first = missing.first else { return [] }
    let others = missing.count == 1 ? "" : " and \(missing.count - 1) more"
    return [
      "no prediction for \(key.heading.lowercased()) \(first.name)\(others): a variable is missing"
    ]
  }
}

extension RegressionSummary {
  /// The fit as JSON, with the predictions of new rows.
  public func json(with predictions: RegressionPredictions) -> JSON {
    guard case .object(let members) = json else { return json }
    return .object(members + [.init(name: "predictions", value: predictions.listing.json)])
  }
}
