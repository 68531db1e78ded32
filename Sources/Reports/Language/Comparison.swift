/// One number against another, which is of some other time.
enum Comparison: Sendable, Equatable {
  /// There was none to compare with.
  case afterNone

  /// They are equal.
  case equal

  /// The number is so many times the other, more than twice.
  case multiple(Double)

  /// The number is larger or smaller by a share of the other.
  case change(share: Double, isMore: Bool)

  /// When the other number was.
  enum Time: Sendable {
    case monthBefore, yearBefore
  }

  /// Compares two numbers.
  init(_ now: Int, with before: Int) {
    guard before > 0 else {
      self = .afterNone
      return
    }
    let change = Double(now) / Double(before) - 1
    self =
      now == before
      ? .equal
      : change > 1 ? .multiple(change + 1) : .change(share: abs(change), isMore: change > 0)
  }
}

/// The category whose cut-off moved most over a month, and how far the others moved at most.
enum CutoffFinding: Sendable, Equatable {
  case nothingToCompare
  case unchanged(title: String, cutoff: Double)
  case moved(title: String, change: Double, cutoff: Double, others: Others?)

  /// The movement of the other categories.
  struct Others: Sendable, Equatable {
    let count: Int
    let furthest: Double

    /// The title and the change of one of them.
    let title: String
    let change: Double
  }
}
