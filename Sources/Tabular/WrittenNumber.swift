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
  /// Reads a number with a decimal point or a decimal comma, separators between thousands, and a power
  /// of ten.
  ///
  /// Without a mark, where both a point and a comma stand, the last is the decimal one; what stands
  /// twice parts thousands; and one that has three digits behind it may be either: a point is then the
  /// decimal one, and a comma refused.
  ///
  /// - Parameters:
  ///   - text: The text, such as `-1,234.5`, `+10`, `.5`, `11.` or `1e+05`.
  ///   - mark: The decimal mark; nil to take it from the text.
  init?(written text: String, mark: DecimalMark? = nil) {
    let isNegative = text.hasPrefix("-") || text.hasPrefix("\u{2212}")
    let unsigned = isNegative || text.hasPrefix("+") ? text.dropFirst() : text[...]
    guard let first = unsigned.first, first.isNumber || first == "." || first == "," else {
      return nil
    }
    let (digits, power) = unsigned.partedPower
    guard let power, let number = digits.number(mark: mark, power: power), number.isFinite else {
      return nil
    }
    self = isNegative ? -number : number
  }
}

extension Substring {
  /// The text before a power of ten, and the power; nil if what stands behind `e` is none.
  fileprivate var partedPower: (digits: Substring, power: Substring?) {
    guard let index = firstIndex(where: { $0 == "e" || $0 == "E" }) else { return (self, "") }
    let power = self[index...].dropFirst()
    let digits = power.first == "+" || power.first == "-" ? power.dropFirst() : power
    return (self[..<index], digits.isDigits ? self[index...] : nil)
  }

  /// The number of digits with marks.
  fileprivate func number(mark: DecimalMark?, power: Substring) -> Double? {
    let decimal: Index?
    if let mark {
      decimal = firstIndex(of: mark.character)
      guard !self[(decimal ?? startIndex)...].dropFirst().contains(mark.character),
        decimal.map({ !self[$0...].contains(mark.grouping) }) ?? true
      else { return nil }
    } else {
      let last = lastIndex { $0 == "." || $0 == "," }
      decimal = last.flatMap { self[..<$0].contains(self[$0]) ? nil : $0 }
    }
    guard let decimal else {
      guard parts.areThousands else { return nil }
      return Double(parts.joined() + power)
    }
    let groups = self[..<decimal].parts
    let decimals = self[decimal...].dropFirst()
    let isWhole = groups == [""]
    guard
      mark != nil || self[decimal] == "." || decimals.count != 3 || groups.count > 1
        || self[..<decimal].hasPrefix("0") || isWhole,
      isWhole ? decimals.isDigits : groups.areThousands,
      decimals.isEmpty || decimals.isDigits
    else { return nil }
    return Double("\(isWhole ? "0" : groups.joined()).\(decimals.isEmpty ? "0" : decimals)\(power)")
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
      && (count == 1
        || (1...3).contains(self[0].count) && self[0] != "0"
          && dropFirst().allSatisfy { $0.count == 3 })
  }
}
