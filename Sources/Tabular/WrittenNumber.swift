extension Int {
  /// Reads a whole number, with or without a separator before each group of three digits.
  ///
  /// The separator is a comma or a space of any kind. One or two decimals of zero are passed over,
  /// which spreadsheets and data frames add: `475.0`, `475,00`.
  init?(grouped text: String) {
    let whole = text.withoutZeroDecimals
    let groups = whole.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "," || $0.isWhitespace })
    guard groups.areThousands else { return nil }
    self.init(groups.joined())
  }
}

extension Double {
  /// Reads a number with a decimal point or a decimal comma, and separators between thousands.
  ///
  /// Where both a point and a comma stand, the last is the decimal one; what stands twice parts
  /// thousands. A single comma with three digits behind it may be either, so it is refused.
  init?(written text: String) {
    let sign = text.hasPrefix("-") ? -1.0 : 1.0
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard let mark = digits.lastIndex(where: { $0 == "." || $0 == "," }),
      !digits[..<mark].contains(digits[mark])
    else {
      guard digits.parts.areThousands, let whole = Double(digits.parts.joined()) else { return nil }
      self = sign * whole
      return
    }
    let groups = digits[..<mark].parts
    let decimals = digits[mark...].dropFirst()
    guard
      digits[mark] == "." || decimals.count != 3 || groups.count > 1,
      groups.areThousands, decimals.isDigits,
      let number = Double("\(groups.joined()).\(decimals)")
    else { return nil }
    self = sign * number
  }
}

extension StringProtocol where SubSequence == Substring {
  /// Whether the text is one digit or more and nothing else.
  fileprivate var isDigits: Bool { !isEmpty && utf8.allSatisfy { (0x30...0x39).contains($0) } }

  /// The pieces between points, commas and spaces.
  fileprivate var parts: [SubSequence] {
    split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," || $0.isWhitespace }
  }

  /// The text without a point or comma and one or two zeros at its end.
  fileprivate var withoutZeroDecimals: SubSequence {
    let zeros = reversed().prefix { $0 == "0" }.count
    let rest = dropLast(zeros)
    guard (1...2).contains(zeros), rest.last == "." || rest.last == "," else { return self[...] }
    return rest.dropLast()
  }
}

extension [Substring] {
  /// Whether the pieces are digits, all but the first three of them.
  fileprivate var areThousands: Bool {
    allSatisfy(\.isDigits)
      && (count == 1 || (1...3).contains(self[0].count) && dropFirst().allSatisfy { $0.count == 3 })
  }
}
