extension Column<Double> {
  /// A column of numbers, with a decimal point or a decimal comma.
  ///
  /// - Parameters:
  ///   - name: The name in our own files.
  ///   - aliases: Other names under which people keep the same column.
  ///   - mark: The decimal mark of the column; nil where each cell says it by itself.
  public init(_ name: String, aliases: [String] = [], mark: DecimalMark? = nil) {
    self.init(name, aliases: aliases, quick: QuickNumber(mark: mark)) { text throws(CellFault) in
      guard let number = Double(written: text, mark: mark) else {
        throw CellFault(notNumber: text, mark: mark)
      }
      return number
    }
  }

  /// A column of scores in a range: numbers with few decimals, of which a comma before three digits
  /// parts thousands.
  ///
  /// - Parameters:
  ///   - name: The name in our own files.
  ///   - aliases: Other names under which people keep the same column.
  ///   - range: The scores that there can be.
  ///   - isWhole: Whether a score is a whole number.
  public init(
    _ name: String, aliases: [String] = [], scoresIn range: ClosedRange<Double>, isWhole: Bool
  ) {
    self.init(name, aliases: aliases, quick: QuickScore(range: range, isWhole: isWhole)) {
      text throws(CellFault) in
      guard
        let score = Int(grouped: text).map(Double.init) ?? Double(written: text),
        range.contains(score), !isWhole || score == score.rounded()
      else {
        let kind = isWhole ? "a whole number" : "a score"
        let (low, high) = (range.lowerBound.plain, range.upperBound.plain)
        throw CellFault(text, isNot: "\(kind) from \(low) to \(high)")
      }
      return score
    }
  }

  /// A column of measured values, NaN where one is missing.
  ///
  /// - Parameters:
  ///   - name: The column.
  ///   - mark: The decimal mark of the column; nil where each cell says it by itself.
  ///   - missing: What stands in a cell whose value is missing, beside nothing.
  public init(
    measured name: String, mark: DecimalMark?, missing: Set<String> = MissingMarks.usual
  ) {
    self.init(name, aliases: [], quick: QuickMeasured(mark: mark)) { text throws(CellFault) in
      if text.isEmpty || missing.contains(text) { return .nan }
      guard let number = Double(written: text, mark: mark) else {
        throw CellFault(notNumber: text, mark: mark)
      }
      return number
    }
  }
}

/// The texts that stand for a missing value.
public enum MissingMarks {
  /// The marks of R, pandas, SAS, Stata, databases, statistical offices and spreadsheets.
  public static let usual: Set<String> = [
    "NA", "N/A", "n/a", "#N/A", "NaN", "nan", "NAN", "null", "NULL", "Null", "None", "-", "–", ".",
    "..", "...", ":", "?", "<NA>",
  ]
}

extension CellFault {
  /// The fault of a number whose point may be a decimal one or part thousands.
  public init(openMark text: String) { self.init(notNumber: text, mark: nil) }

  /// The fault of a cell that is not a number.
  init(notNumber text: String, mark: DecimalMark?) {
    let readings = [DecimalMark.point, .comma].compactMap { mark in
      Double(written: text, mark: mark).map { "\($0.plain) by a decimal \(mark.rawValue)" }
    }
    switch (mark, readings.count) {
    case (nil, 2):
      self.init(
        problem: "\"\(text.shortened)\" is \(readings.joined(separator: ", "))",
        remedy: "no cell of the column settles it; say which with --decimal point or comma")
    case (let mark?, 1):
      self.init(
        problem: "\"\(text.shortened)\" is not a number with a decimal \(mark.rawValue), which "
          + "other cells of the column have",
        remedy: "correct it, or leave the cell empty if the value is missing")
    default:
      self.init(
        problem: "\"\(text.shortened)\" is not a number, such as 1234.5",
        remedy: "correct it, or leave the cell empty if the value is missing")
    }
  }
}

/// Reads scores of a range.
struct QuickScore: QuickReading {
  let range: ClosedRange<Double>
  let isWhole: Bool
  private let number = QuickNumber(mark: .point)

  init(range: ClosedRange<Double>, isWhole: Bool) {
    self.range = range
    self.isWhole = isWhole
  }

  @inline(__always)
  func value(of bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    guard let score = number.value(of: bytes), range.contains(score) else { return nil }
    return isWhole && score != score.rounded() ? nil : score
  }
}

/// Reads an empty cell as NaN, and numbers.
struct QuickMeasured: QuickReading {
  private let number: QuickNumber

  init(mark: DecimalMark?) { number = QuickNumber(mark: mark) }

  @inline(__always)
  func value(of bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    bytes.isEmpty ? .nan : number.value(of: bytes)
  }
}
