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

  /// The element whose text is the fewest edits away, the first of several; nil of none.
  func nearest<Element>(in elements: [Element], by text: (Element) -> String) -> Element? {
    elements.min { editDistance(to: text($0)) < editDistance(to: text($1)) }
  }
}
