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

  /// The element whose text is the fewest edits away, the first of several.
  ///
  /// Nil where even that one has more than a third of its characters to be changed: it is not a
  /// likeness then but chance.
  func nearlyEqual<Element>(in elements: [Element], by text: (Element) -> String) -> Element? {
    let distances = elements.map { editDistance(to: text($0)) }
    guard
      let nearest = elements.indices.min(by: { distances[$0] < distances[$1] }),
      distances[nearest] * 3 <= text(elements[nearest]).count
    else { return nil }
    return elements[nearest]
  }
}
