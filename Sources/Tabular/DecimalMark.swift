/// The mark between the whole part and the decimals of the numbers of a column.
public enum DecimalMark: String, Sendable, CaseIterable {
  case point, comma

  /// The mark.
  var character: Character { self == .point ? "." : "," }

  /// The mark that parts thousands where this is the decimal one.
  var grouping: Character { self == .point ? "," : "." }
}

/// The evidence of a column's cells for its decimal mark.
///
/// `12.5` has a decimal point and `1.234.567` none; `1.234` may have either, and takes the mark that
/// other cells of its column have.
public struct DecimalEvidence: Sendable {
  private var isPoint = false
  private var isComma = false
  private var mayBePoint = false

  /// Starts without any.
  public init() {}

  /// Takes a cell into account.
  public mutating func add(_ text: String) {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }) else {
      return
    }
    guard !text.utf8.hasPlainPoint else {
      isPoint = true
      return
    }
    let point = Double(written: text, mark: .point) != nil
    let comma = Double(written: text, mark: .comma) != nil
    if point, !comma { isPoint = true }
    if comma, !point { isComma = true }
    if point, comma, text.contains(".") { mayBePoint = true }
  }

  /// The mark, nil if the cells do not settle it.
  ///
  /// Where commas part the cells of a file, and nothing else says so, a single point is a decimal one.
  ///
  /// - Parameter separator: The byte between cells.
  /// - Returns: The mark, nil if the cells do not settle it.
  public func mark(separator: UInt8) -> DecimalMark? {
    if isPoint != isComma { return isPoint ? .point : .comma }
    return !isPoint && mayBePoint && separator != UInt8(ascii: ";") ? .point : nil
  }

  /// Whether a point with three digits behind it may part thousands, and nothing settles it.
  public func isOpen(separator: UInt8) -> Bool {
    mayBePoint && mark(separator: separator) == nil
  }
}

extension String.UTF8View {
  /// Whether the text is digits with one point that cannot part thousands, as most decimal numbers are:
  /// other than three digits stand behind it.
  fileprivate var hasPlainPoint: Bool {
    var (digits, decimals, hasPoint) = (0, 0, false)
    for (index, byte) in enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if hasPoint { decimals += 1 } else { digits += 1 }
      case UInt8(ascii: ".") where !hasPoint: hasPoint = true
      case UInt8(ascii: "-") where index == 0: break
      default: return false
      }
    }
    return hasPoint && digits > 0 && decimals > 0 && decimals != 3
  }
}
