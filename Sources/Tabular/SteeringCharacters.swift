extension Unicode.Scalar {
  /// Whether the character would steer a terminal or turn the order of what is shown about it:
  /// controls but line ends and tabs, marks of direction, and breaks that are no line ends.
  fileprivate var isSteering: Bool {
    switch value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F...0x9F: true
    case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

extension String {
  /// The text with each character that would steer a terminal or a page shown as `\u{…}`.
  ///
  /// Line ends and tabs stay, so that it can be done to a whole document.
  public var safeAsDocument: String {
    replacingSteering { "\\u{\(String($0.value, radix: 16))}" }
  }

  /// The text of JSON with each such character escaped, which is the same JSON.
  public var safeAsJSON: String {
    replacingSteering { scalar in
      let digits = String(scalar.value, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }

  private func replacingSteering(by shown: (Unicode.Scalar) -> String) -> String {
    guard unicodeScalars.contains(where: \.isSteering) else { return self }
    var safe = ""
    for scalar in unicodeScalars {
      if scalar.isSteering { safe += shown(scalar) } else { safe.unicodeScalars.append(scalar) }
    }
    return safe
  }
}
