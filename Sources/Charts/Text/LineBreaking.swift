extension Font {
  /// Breaks a text into lines between words, and within a word that is wider than a line.
  ///
  /// - Parameters:
  ///   - text: The text; spaces, tabs and ends of lines separate words, no-break spaces do not.
  ///   - width: The width that no line exceeds, however narrow the letters.
  ///   - limit: The greatest number of lines; what does not fit them is cut, with an ellipsis.
  /// - Returns: The lines, none for a text without words.
  func lines(of text: String, width: Double, limit: Int = .max) -> [String] {
    var lines: [String] = []
    // The last line's width in hundredths, kept so that no line is measured anew for each word.
    var used = 0
    let space = hundredths(of: " ")
    for word in text.split(whereSeparator: { " \t\r\n\r\n".contains($0) }) {
      let pieces = pieces(of: String(word), width: width)
      let first = hundredths(of: pieces[0])
      if !lines.isEmpty, self.width(ofHundredths: used + space + first) <= width {
        lines[lines.count - 1] += " " + pieces[0]
        used += space + first
      } else {
        lines.append(pieces[0])
        used = first
      }
      lines += pieces.dropFirst()
      if pieces.count > 1 { used = hundredths(of: pieces[pieces.count - 1]) }
    }
    guard lines.count > limit else { return lines }
    let rest = lines[(limit - 1)...].joined(separator: " ")
    return lines[..<(limit - 1)] + [truncated(rest, width: width)]
  }

  /// Breaks a text into as few lines as a width allows, all about as long as each other.
  func balancedLines(of text: String, width: Double) -> [String] {
    let count = lines(of: text, width: width).count
    guard count > 1 else { return lines(of: text, width: width) }
    var (narrow, wide) = (width / Double(count + 1), width)
    while wide - narrow > 2 {
      let middle = (narrow + wide) / 2
      if lines(of: text, width: middle).count > count { narrow = middle } else { wide = middle }
    }
    return lines(of: text, width: wide)
  }

  /// A text in lines under each other from a height on.
  func placedLines(
    of text: String, x: Double, top: Double, width: Double, paint: Paint
  ) -> [PlacedText] {
    lines(of: text, width: width).enumerated().map { index, line in
      PlacedText(
        line, x: x, baseline: top + ascent + Double(index) * lineHeight, font: self, paint: paint)
    }
  }

  /// The text itself where it fits a width; else as much of its start as fits with an ellipsis.
  func truncated(_ text: String, width: Double) -> String {
    guard self.width(of: text) > width else { return text }
    var used = hundredths(of: "…")
    var end = text.startIndex
    for index in text.indices {
      used += hundredths(of: text[index...index])
      guard self.width(ofHundredths: used) <= width else { break }
      end = text.index(after: index)
    }
    var start = text[..<end]
    while start.last == " " { start.removeLast() }
    return start + "…"
  }

  /// A word cut into parts that each fit a width, after a hyphen where there is one; at least one.
  private func pieces(of word: String, width: Double) -> [String] {
    guard self.width(of: word) > width else { return [word] }
    var pieces: [String] = []
    var piece = ""
    var used = 0
    for character in word {
      let own = hundredths(of: String(character))
      if !piece.isEmpty, self.width(ofHundredths: used + own) > width {
        let hyphen = piece.lastIndex { "-–/".contains($0) }.map { piece.index(after: $0) }
        let cut = hyphen ?? piece.endIndex
        pieces.append(String(piece[..<cut]))
        piece = String(piece[cut...])
        used = hundredths(of: piece)
      }
      piece.append(character)
      used += own
    }
    return pieces + [piece]
  }
}
