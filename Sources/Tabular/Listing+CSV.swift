extension Listing {
  /// The rows as CSV (RFC 4180) with a header, lines ended by LF.
  ///
  /// A text that a spreadsheet would run as a formula is given an apostrophe before it.
  ///
  /// - Parameters:
  ///   - hasHeader: Whether the names of the columns come first; not in a later part.
  ///   - isVerbatim: Whether texts stay as they are, for a program that is no spreadsheet.
  /// - Returns: The text.
  public func csv(hasHeader: Bool = true, isVerbatim: Bool = false) -> String {
    var text = hasHeader ? columns.map { $0.key.quotedForCSV }.joined(separator: ",") + "\n" : ""
    for row in rows {
      text += row.map { $0.csv(isVerbatim: isVerbatim) }.joined(separator: ",") + "\n"
    }
    return text
  }
}

extension Listing.Cell {
  fileprivate func csv(isVerbatim: Bool) -> String {
    switch self {
    case .text(let value):
      (isVerbatim ? value : value.defusedForSpreadsheet).quotedForCSV
    case .integer(let value), .change(let value): String(value)
    case .number(let value, _), .movement(let value, _), .probability(let value):
      value.isFinite ? value.plain : ""
    case .below(let bound): "<\(bound)"
    case .missing: ""
    }
  }
}

extension String {
  /// The text in double quotes where it holds what separates cells or rows.
  ///
  /// It is looked at byte by byte: with an accent upon it, a quote is another character to Swift.
  fileprivate var quotedForCSV: String {
    let quote = UInt8(ascii: "\"")
    let needsQuotes =
      utf8.contains { [quote, 0x2C, 0x0A, 0x0D].contains($0) } || first == " " || last == " "
    guard needsQuotes else { return self }
    let quoted = [quote] + utf8.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
    return String(decoding: quoted, as: UTF8.self)
  }

  /// The text with an apostrophe before it if a spreadsheet would run it as a formula.
  ///
  /// One that has apostrophes before a formula is given another, so that they can be told apart.
  fileprivate var defusedForSpreadsheet: String { isFormula ? "'" + self : self }

  /// The text as it was before an apostrophe was put before it to keep it from being a formula.
  public var withoutFormulaGuard: String {
    let rest = unicodeScalars.dropFirst()
    guard unicodeScalars.first == "'", String(rest).isFormula else { return self }
    return String(rest)
  }

  /// Whether a spreadsheet would run the text, without apostrophes before it, as a formula.
  ///
  /// A number such as -5 it takes as a number, which does nothing.
  private var isFormula: Bool {
    let text = unicodeScalars.drop { $0 == "'" }
    guard let first = text.first, "=+-@\t\r".unicodeScalars.contains(first) else { return false }
    return !text.isSignedNumber
  }
}

extension Substring.UnicodeScalarView {
  /// Whether the text is a sign and a decimal number, perhaps with an exponent or a percent sign.
  fileprivate var isSignedNumber: Bool {
    var rest = self
    func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
    func takeDigits() -> Int {
      let count = rest.prefix(while: isDigit).count
      rest.removeFirst(count)
      return count
    }
    guard let sign = rest.popFirst(), sign == "-" || sign == "+" else { return false }
    var digits = takeDigits()
    if rest.first == "." {
      rest.removeFirst()
      digits += takeDigits()
    }
    guard digits > 0 else { return false }
    if rest.first == "e" || rest.first == "E" {
      rest.removeFirst()
      if rest.first == "-" || rest.first == "+" { rest.removeFirst() }
      guard takeDigits() > 0 else { return false }
    }
    if rest.first == "%" { rest.removeFirst() }
    return rest.isEmpty
  }
}
