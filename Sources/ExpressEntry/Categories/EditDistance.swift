extension StringProtocol {
  /// The least number of characters to insert, delete or replace to make another text of this.
  ///
  /// Wagner & Fischer (1974), *The String-to-String Correction Problem*, one row at a time.
  ///
  /// - Complexity: The product of the two lengths.
  func editDistance(to other: some StringProtocol) -> Int {
    let target = Array(other)
    var distances = Array(0...target.count)
    for (row, character) in self.enumerated() {
      var diagonal = distances[0]
      distances[0] = row + 1
      for column in target.indices {
        let replaced = diagonal + (target[column] == character ? 0 : 1)
        diagonal = distances[column + 1]
        distances[column + 1] = Swift.min(
          replaced, Swift.min(distances[column], distances[column + 1]) + 1)
      }
    }
    return distances[target.count]
  }
}

/// Texts among which the one is found that another is most likely a misspelling of.
///
/// They are taken apart once: a file may have a million unknown names.
struct Likenesses: Sendable, Equatable {
  private let texts: [[Unicode.Scalar]]

  /// Takes texts.
  init(_ texts: [String]) {
    self.texts = texts.map { Array($0.unicodeScalars) }
  }

  /// The position of the text that is the fewest edits away, the first of several.
  ///
  /// Nil where even that one has more than a third of its letters to be changed: it is not a likeness
  /// then but chance.
  func nearest(to text: String) -> Int? {
    let text = Array(text.unicodeScalars)
    var best: (index: Int, distance: Int)?
    for (index, candidate) in texts.enumerated() {
      let limit = min(candidate.count / 3, (best?.distance ?? .max) - 1)
      if let distance = editDistance(text, candidate, atMost: limit) { best = (index, distance) }
    }
    return best?.index
  }
}

/// The edit distance of two texts, nil where it is more than a limit.
///
/// Only the cells near the diagonal are filled in, as those further away are beyond the limit
/// (Ukkonen 1985).
private func editDistance(
  _ first: [Unicode.Scalar], _ second: [Unicode.Scalar], atMost limit: Int
) -> Int? {
  guard limit >= 0, abs(first.count - second.count) <= limit else { return nil }
  var distances = Array(0...second.count)
  for row in first.indices {
    let columns = max(0, row - limit)..<min(second.count, row + limit + 1)
    var diagonal = distances[columns.lowerBound]
    // Left of the band is beyond the limit.
    distances[columns.lowerBound] = columns.lowerBound == 0 ? row + 1 : limit + 1
    var least = distances[columns.lowerBound]
    for column in columns {
      let above = column + 1 <= row + limit ? distances[column + 1] : limit + 1
      let replaced = diagonal + (first[row] == second[column] ? 0 : 1)
      diagonal = distances[column + 1]
      distances[column + 1] = min(replaced, min(distances[column], above) + 1)
      least = min(least, distances[column + 1])
    }
    if least > limit { return nil }
  }
  return distances[second.count] <= limit ? distances[second.count] : nil
}
