extension [UInt8] {
  /// The index of the first occurrence of a word at or after a start, nil where there is none.
  package func index(of word: [UInt8], from start: Int) -> Int? {
    guard let first = word.first else { return nil }
    var index = start
    while index + word.count <= count {
      if self[index] == first, self[index..<index + word.count].elementsEqual(word) {
        return index
      }
      index += 1
    }
    return nil
  }
}
