/// A text made of good ones by faults such as people, programs and networks make.
public struct Malformed {
  private let corpus: [[UInt8]]
  private let pieces: [[UInt8]]
  private var random: SeededGenerator

  /// Takes what to start from and what to put in.
  ///
  /// - Parameters:
  ///   - corpus: Good texts.
  ///   - pieces: What is likely to matter in their grammar.
  ///   - seed: The same seed gives the same texts.
  public init(of corpus: [String], pieces: [String], seed: UInt64) {
    self.corpus = corpus.map { Array($0.utf8) }
    self.pieces = pieces.map { Array($0.utf8) } + [[0], [0xFF], [0xC3], [0xEF, 0xBB, 0xBF]]
    random = SeededGenerator(seed: seed)
  }

  /// The next text, with one to four faults.
  public mutating func next() -> [UInt8] {
    var text = corpus.randomElement(using: &random) ?? []
    for _ in 0..<Int.random(in: 1...4, using: &random) { damage(&text) }
    return text
  }

  private mutating func damage(_ text: inout [UInt8]) {
    let position = Int.random(in: 0...text.count, using: &random)
    let end = min(text.count, position + Int.random(in: 0...12, using: &random))
    switch Int.random(in: 0..<6, using: &random) {
    case 0: text.removeSubrange(position..<end)
    case 1: text.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: position)
    case 2: text.replaceSubrange(position..<end, with: pieces.randomElement(using: &random) ?? [])
    case 3: text.insert(contentsOf: text[position..<end], at: position)
    case 4: text.removeSubrange(position...)
    default:
      guard position < text.count else { return }
      text[position] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    }
  }
}
