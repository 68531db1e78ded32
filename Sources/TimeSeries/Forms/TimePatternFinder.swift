/// Finds the one form in which all the times of a column are written.
///
/// Each text takes the forms away that it is not of, so that what is left at the end reads the whole
/// column. A form that writes each text back as it stands goes before one that merely reads it.
public struct TimePatternFinder: Sendable {
  private var exact: [TimePattern]
  private var loose: [TimePattern]

  /// Starts with the forms that people, statistical offices and programs write.
  public init() {
    self.init(TimePatternFinder.known)
  }

  /// Starts with given forms.
  public init(_ patterns: [TimePattern]) {
    exact = patterns
    loose = patterns
  }

  /// Whether only days in the form of ISO 8601 are left, which need no closer look.
  public var isISODay: Bool { exact.count == 1 && exact[0].text == "%Y-%m-%d" }

  /// Takes away the forms that a text is not of.
  ///
  /// - Parameter text: A time.
  /// - Returns: Whether a form is left; if none is, the text changes nothing.
  public mutating func narrow(by text: String) -> Bool {
    let bytes = Array(text.utf8)
    let read = loose.filter { $0.reading(bytes) != nil }
    guard !read.isEmpty else { return false }
    exact = exact.filter { pattern in
      guard let reading = pattern.reading(bytes) else { return false }
      return pattern.bytes(of: reading.wall, offset: reading.offset ?? 0) == bytes
    }
    loose = read
    return true
  }

  /// The form, the likeliest where several are left that read the same.
  public var pattern: TimePattern? { left.first }

  /// The forms that are left.
  public var left: [TimePattern] { exact.isEmpty ? loose : exact }

  /// Another form that is left and reads some of the texts as other days: day and month change places.
  ///
  /// - Parameter texts: The texts.
  /// - Returns: A text, and the two forms that read it differently; nil if the form is settled.
  public func ambiguity(in texts: [String]) -> (text: String, forms: [TimePattern])? {
    guard let first = left.first, left.count > 1 else { return nil }
    for other in left.dropFirst() {
      for text in texts where first.reading(text.utf8) != other.reading(text.utf8) {
        return (text, [first, other])
      }
    }
    return nil
  }
}

// MARK: - Forms

extension TimePatternFinder {
  /// The forms that are found without being told, the likelier first.
  static let known: [TimePattern] = [dates, stamps, months, others]
    .flatMap { (forms: [String]) -> [String] in forms }.flatMap(TimePattern.all)

  private static let numeric: [String] = [
    "%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%m-%d-%Y",
    "%d.%m.%Y",
  ]

  private static let short: [String] = numeric.map { (form: String) -> String in
    form.replacing("%m", with: "%-m").replacing("%d", with: "%-d")
  }

  private static let written: [String] = [
    "%d/%m/%y", "%m/%d/%y", "%-d/%-m/%y", "%-m/%-d/%y", "%d.%m.%y", "%d-%b-%Y", "%d-%b-%y",
    "%-d-%b-%Y", "%-d-%b-%y", "%d %b %Y", "%-d %b %Y", "%d %B %Y", "%-d %B %Y", "%b %d, %Y",
    "%b %-d, %Y", "%B %d, %Y", "%B %-d, %Y", "%a %d %b %Y", "%a %-d %b %Y", "%a, %d %b %Y",
    "%A %d %B %Y", "%A %-d %B %Y", "%A, %B %-d, %Y", "%a %Y-%m-%d", "%Y-%m-%d %a", "%a %d/%m/%Y",
    "%a %m/%d/%Y", "%d%b%Y",
  ]

  private static let dates: [String] = numeric + short + written

  private static let clocks: [String] = [
    " %H:%M", " %H:%M:%S", " %-H:%M", " %H:%M:%S.%f", " %I:%M %p", " %-I:%M %p", " %I:%M:%S %p",
    " %-I:%M:%S %p",
  ]

  private static let zoned: [String] = [
    "T%H:%M", "T%H:%M:%S", "T%H:%M:%S.%f", "T%H:%M%z", "T%H:%M:%S%z", "T%H:%M:%S.%f%z",
    " %H:%M%z", " %H:%M:%S%z", " %H:%M:%S.%f%z", " %H:%M:%S %z", "T%H", " %H",
  ]

  private static let stamps: [String] =
    (numeric + short).flatMap { (date: String) -> [String] in clocks.map { date + $0 } }
    + zoned.map { "%Y-%m-%d" + $0 } + ["%Y%m%dT%H%M%S", "%Y%m%dT%H%M%S%z"]

  private static let months: [String] = [
    "%Y-%m", "%Y-%-m", "%Y/%m", "%Y/%-m", "%m/%Y", "%-m/%Y", "%m-%Y", "%YM%m", "%Ym%m", "%Y-M%m",
    "%Y M%m", "%b-%y", "%b %y", "%b-%Y", "%b %Y", "%B %Y", "%B-%Y", "%B %y", "%Y %b", "%Y-%b",
    "%Y %B", "%y-%b", "%b/%Y", "%b/%y", "%b%Y", "%Y%b",
  ]

  private static let others: [String] = [
    "%YQ%q", "%Y Q%q", "%Y-Q%q", "%Yq%q", "%Y:Q%q", "Q%q %Y", "Q%q-%Y", "Q%q/%Y", "%YT%q", "%Y-T%q",
    "T%q %Y", "%YH%h", "%Y-H%h", "%Y H%h", "%YS%h", "%Y-S%h", "H%h %Y", "%G-W%V", "%GW%V", "%G W%V",
    "%G-W%V-%u", "%GW%V%u", "%Y-%j",
  ]
}
