extension String {
  /// The text as the content or an attribute of an XML element.
  ///
  /// Characters that XML 1.0 does not allow are left out: controls, halves of surrogate pairs
  /// (which a string has none of), U+FFFE and U+FFFF. Line ends and tabs become spaces.
  var escapedForXML: String {
    var escaped = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\t", "\n", "\r": escaped += " "
      default:
        if scalar.properties.generalCategory == .control { continue }
        if scalar.value == 0xFFFE || scalar.value == 0xFFFF { continue }
        escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
