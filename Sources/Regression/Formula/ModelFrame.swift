import LinearAlgebra

/// The complete observations as a response and a design.
public struct ModelFrame: Sendable, Equatable {
  /// The response.
  public let response: [Double]

  /// The terms.
  public let design: Design

  /// The observations that were complete, counted from zero.
  public let rows: [Int]

  /// The columns that were dropped because other dummy variables make them redundant, counted from
  /// zero with the intercept.
  public let aliased: [Int]

  /// Remarks on rows and columns that were left out.
  public let notes: [FrameNote]

  /// Creates a frame.
  init(
    response: [Double], design: Design, rows: [Int], aliased: [Int] = [], notes: [FrameNote] = []
  ) {
    self.response = response
    self.design = design
    self.rows = rows
    self.aliased = aliased
    self.notes = notes
  }
}

/// A remark on how observations were made into a design.
public enum FrameNote: Sendable, Equatable {
  /// Observations have no lagged value because it falls into a gap of the series.
  case lagAcrossGap(term: String, rows: Int)

  /// Times are uneven, so a lag counts observations.
  case lagCountsObservations(term: String)

  /// Columns were dropped because other dummy variables make them redundant.
  case aliased(terms: [String])
}

extension FrameNote: CustomStringConvertible {
  /// The remark in words.
  public var description: String {
    switch self {
    case .lagAcrossGap(let term, let rows):
      "\(term) falls into a gap of the series for \(rows) row\(rows == 1 ? "" : "s"), which "
        + "\(rows == 1 ? "is" : "are") left out"
    case .lagCountsObservations(let term):
      "the times are not evenly spaced, so \(term) counts rows, not time steps"
    case .aliased(let terms):
      "\(terms.joined(separator: ", ")) \(terms.count == 1 ? "is" : "are") left out: "
        + "\(terms.count == 1 ? "it follows" : "they follow") from the other levels, or no "
        + "observation has \(terms.count == 1 ? "it" : "them")"
    }
  }
}

extension ModelFrame {
  /// The frame without those columns, of some, that follow from the columns before them.
  func withoutAliases(in candidates: [Bool]) -> ModelFrame {
    guard candidates.contains(true), design.observations > 0 else { return self }
    let aliased = design.matrix.dependentColumns.filter { candidates[$0] }
    guard !aliased.isEmpty else { return self }
    let dropped = Set(aliased)
    let kept = design.terms.indices.filter { !dropped.contains($0) }
    let first = design.hasIntercept ? 1 : 0
    let rest = Design(
      terms: kept.dropFirst(first).map { design.terms[$0] },
      columns: kept.dropFirst(first).map { Array(design.matrix.column($0)) },
      observations: design.observations, intercept: design.hasIntercept)
    return ModelFrame(
      response: response, design: rest, rows: rows, aliased: aliased,
      notes: notes + [.aliased(terms: aliased.map { design.terms[$0] })])
  }
}

extension Encoding {
  /// Remarks on lags that fall into gaps or count uneven times.
  func lagNotes(in variables: Variables) -> [FrameNote] {
    var notes: [FrameNote] = []
    for term in Set(formula.terms.flatMap(\.factors)).sorted(by: { "\($0)" < "\($1)" }) {
      guard case .lag(_, let steps) = term else { continue }
      if variables.spacing == .irregular {
        notes.append(.lagCountsObservations(term: "\(term)"))
      }
      let rows = variables.gaps(earlierBy: steps)
      if rows > 0 { notes.append(.lagAcrossGap(term: "\(term)", rows: rows)) }
    }
    return notes
  }
}
